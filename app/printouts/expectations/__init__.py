"""What taking part asks of the people of a site: hours, dates, their parts (PI14)."""
