"""Communities: their charter, channels, roles and rhythm."""
