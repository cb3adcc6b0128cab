"""The papers of technical assistance: what was agreed, and that it was delivered."""
