"""Papers of the charter: what was agreed, who decides, how it begins."""
