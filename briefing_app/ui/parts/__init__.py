"""What several subjects of the window are made of."""
