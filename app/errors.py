"""What can go wrong that the user can understand.

The text of such an error is shown as it stands: what happened, what is safe,
what to do. Every other exception is a bug and is reported as one.
"""


class CirclebookError(Exception):
    """The base of every error that is not a bug."""


class RefusedError(CirclebookError):
    """What was asked for breaks a rule of the book."""


class GoneError(CirclebookError):
    """What was asked for is no longer there, or no longer as it was."""


class StorageError(CirclebookError):
    """The disk, or the file on it, would not let us."""


class NotABookError(StorageError):
    """The file is not a Circlebook book."""


class TooNewError(StorageError):
    """The book was written by a later version of the program."""


class LockedError(StorageError):
    """The book is locked, and nothing was given to open it with."""


class WrongPassphraseError(LockedError):
    """What was given does not open the book, or the book is damaged at its head."""


class ReadOnlyError(StorageError):
    """The book was opened for reading only and cannot be changed."""


class DocumentError(CirclebookError):
    """A file that was to be read in does not say what it should."""
