"""The windows onto the book; nothing here speaks to the database."""
