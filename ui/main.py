"""Where the program starts: a command without a window, or the window."""

import sys
from pathlib import Path


def main() -> int:
    """Do what the command line asks for; return the exit code."""
    from app import cli

    return cli.run(sys.argv[1:], window=open_window)


def open_window(book: Path | None) -> int:
    """Open the window on `book`, on the last one, or on the choice of the first run."""
    from ui import start

    return start.run(book)


if __name__ == "__main__":
    sys.exit(main())
