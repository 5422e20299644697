"""The database's roles besides the two that log in (owner and app, named in their URLs)."""

CONTEXT = "lanyard_context"
"""Owns `app_office()` and alone reads the table of keys."""

LOOKUP = "lanyard_lookup"
"""Owns the named functions that may look across offices."""

AUDIT = "lanyard_audit"
"""Owns the trigger functions that write the history, which the app role may only read, and the
function that refreshes statistics (ANALYZE)."""

NOLOGIN_ROLES = (CONTEXT, LOOKUP, AUDIT)
