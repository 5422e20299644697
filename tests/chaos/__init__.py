"""Everything is killed at random while the due rows are worked: `make chaos`.

`docs/how-to/chaos.md` tells what is done and what is counted.
"""
