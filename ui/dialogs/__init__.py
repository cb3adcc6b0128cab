"""Panels and dialogs that come over the window."""
