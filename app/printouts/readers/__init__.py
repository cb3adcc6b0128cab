"""What each reader may be told of people: the row rules of the data model."""
