"""The parts of the ranked look: its list, its panel, and the square."""
