"""Logs that can be read by machines and hold nothing about people.

A line says what happened, in which request or task, in which office and by which member (as
numbers and the office's address), never a name, an email address or anything that people wrote.
"""
