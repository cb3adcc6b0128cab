"""The looks at needs and expertise: ranked, who can help, the network, pairs."""
