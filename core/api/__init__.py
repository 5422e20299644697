"""What every noun of the REST API shares; it knows no business words.

`docs/how-to/api.md` tells a user what this package does: problems, pages, ETags, idempotent
POSTs, the rate limit, the schema and its page.
"""
