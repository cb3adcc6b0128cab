"""How the making of a document is given up halfway."""

from app.errors import CirclebookError


class StoppedError(CirclebookError):
    """Whoever asked for the document does not want it any more."""
