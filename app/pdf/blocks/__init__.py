"""How each block of a story becomes strips that pages are made of."""
