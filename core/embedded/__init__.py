"""Servers that run from wheels, without anything installed on the machine.

`make demo` and `make test` start them; production uses real servers instead. Nothing in here
imports Django, so that a server is up before the settings are read.
"""
