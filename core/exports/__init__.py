"""Lists that leave as files for spreadsheets."""
