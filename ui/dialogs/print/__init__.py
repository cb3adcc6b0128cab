"""What the print window is made of."""
