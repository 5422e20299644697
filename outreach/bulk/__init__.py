"""Made-up offices by the thousand, to see how Lanyard does at its real size."""
