"""What checks of risk need of needs and agreements."""
