"""The parts of the page on the coach's own time."""
