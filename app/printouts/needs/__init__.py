"""What is printed of needs and expertise: for the wall, the vote, pairs, a site."""
