"""Gatherings: their plans, who leads, who came, the calendar."""
