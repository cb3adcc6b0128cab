"""The PDF core: words become tagged, accessible pages. It knows nothing of a book."""
