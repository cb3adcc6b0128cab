"""The parts of the card "What success looks like, to each of us"."""
