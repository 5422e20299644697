"""What a sentence about a touchpoint says: rules on words, days and numbers, without a database.

See docs/adr/0009 for the way it works; `outreach.queries.sentences` adds the names.
"""
