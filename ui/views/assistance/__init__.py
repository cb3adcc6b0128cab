"""The workbench: technical assistance as a board, a table, and a panel for each."""
