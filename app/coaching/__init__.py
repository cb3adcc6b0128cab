"""Coaching: the private room. Nothing of it is read outside but by the coach alone."""
