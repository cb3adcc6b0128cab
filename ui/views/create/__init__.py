"""The five questions that start a community, one a page."""
