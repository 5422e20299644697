"""Whether Lanyard runs (`/healthz`) and whether all that it needs does too (`/readyz`)."""
