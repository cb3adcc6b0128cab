"""What a circle agreed on: its charter, who decides what, what it keeps together."""
