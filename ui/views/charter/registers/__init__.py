"""The small registers: one description each, shown by the look in the same way."""
