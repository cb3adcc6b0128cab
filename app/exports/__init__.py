"""Files made from the book for the world outside it."""
