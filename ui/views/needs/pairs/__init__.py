"""Pairs for interviews and balanced groups: the parts of their look."""
