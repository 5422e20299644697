"""Checks of risk that look at what was exchanged, promised and left unanswered."""
