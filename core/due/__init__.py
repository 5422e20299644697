"""Work that is due at a time: Postgres remembers it, Celery only moves it.

`docs/adr/0006-postgres-remembers-the-work.md` tells why.
"""
