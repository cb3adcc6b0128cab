"""Needs and expertise: who asks for what, who can, and what comes of it."""
