"""Built-in content, read only: never the user's book."""
