"""The book itself: its file, its one door, its log, backups and search."""
