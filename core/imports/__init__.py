"""Brings spreadsheets in: reads, maps, checks, writes in chunks, undoes. Knows no sheet."""
