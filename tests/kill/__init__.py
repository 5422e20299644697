"""Real processes are killed here, at the worst moments: no mail is lost, none goes twice."""
