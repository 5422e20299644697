"""Papers of partnerships, printed by core.pdf."""
