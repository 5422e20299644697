"""Checks of risk that look at results and at support, and how all are put together."""
