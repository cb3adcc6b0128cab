"""What the view of the charter is made of."""
