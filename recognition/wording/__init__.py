"""Words of thanks in the languages of documents.

Each language has a module of its own instead of translations: numbers take the gender of what they
count, verbs and articles follow, and a document is written in its own language whatever the
reader's is.
"""
