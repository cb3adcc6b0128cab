"""The parts of the Handoff view."""
