"""The history of a thing, read from the audit, and taking back what can be taken back."""
