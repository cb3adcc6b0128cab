"""The network of a community: its picture, the ledger behind it, what both say."""
