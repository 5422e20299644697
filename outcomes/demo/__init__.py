"""What the offices of the demo, and those that are loaded in bulk, know of outcomes."""
