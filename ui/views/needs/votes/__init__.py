"""A vote as pages of its own: setting it up, and counting it."""
