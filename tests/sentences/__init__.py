"""What coordinators type, and what it means: gathered before the parser was written."""
