"""Who decides what: the grid of the charter, and the panels beside it."""
