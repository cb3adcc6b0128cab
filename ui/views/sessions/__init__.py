"""The parts of the Sessions view."""
