"""A mail server that delivers nothing: it keeps what it gets and shows it on a page.

For the demo and the tests. It can say whether it got a message, by its Message-ID, which plain
SMTP servers can not.
"""
