"""The fence between offices: signed context, forced row security, composite foreign keys.

`docs/adr/0001-the-fence-is-in-the-database.md` tells why. `context.office_context` is the one
way to see an office's rows.
"""
