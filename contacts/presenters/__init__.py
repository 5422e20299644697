"""How people are put into words."""
