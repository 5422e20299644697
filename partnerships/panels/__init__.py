"""What partnerships adds to pages that any app may fill."""
