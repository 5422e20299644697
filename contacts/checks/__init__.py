"""Checks of risk that look at a partner's people."""
