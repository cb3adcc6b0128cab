"""The file: marked content, the structure tree, fonts, what is known of it."""
