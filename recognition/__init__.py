"""Thanks: the ledger of what partners were thanked with, certificates and letters.

Recognition events and the public wall come later and belong here, too.
"""
