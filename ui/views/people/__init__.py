"""The parts of the view of people: columns, filters, panel, imports, merging."""
