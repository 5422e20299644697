"""Two made-up offices with three and a half years of history, for trying Lanyard out."""
