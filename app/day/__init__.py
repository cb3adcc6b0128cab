"""What a day asks for: follow-ups, promises, nudges."""
