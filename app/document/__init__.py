"""The community document: the open way in and out for everything in a book.

Plain JSON that people and other programs can read; docs/community-document.md describes
it, and docs/community-document.schema.json says it to programs.
"""

from app.document.checking import faults
from app.document.loading import (
    Contents,
    contents,
    import_file,
    is_empty,
    load,
    parse,
    read,
)
from app.document.writing import FORMAT, FORMAT_VERSION, Document, export, save, text

__all__ = [
    "FORMAT",
    "FORMAT_VERSION",
    "Contents",
    "Document",
    "contents",
    "export",
    "faults",
    "import_file",
    "is_empty",
    "load",
    "parse",
    "read",
    "save",
    "text",
]
