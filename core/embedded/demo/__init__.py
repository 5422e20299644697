"""`make demo`: the whole of Lanyard on one machine, in the foreground, with its own servers."""
