"""How things of outreach are put into words and addresses, for panels and pages alike."""
