"""What follows from the facts of a partnership, and what is allowed: pure functions."""
