"""The parts of the coaching log: its list, an entry as a sheet, what goes beside."""
