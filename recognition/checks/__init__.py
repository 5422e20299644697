"""The check of risk that looks at thanks."""
