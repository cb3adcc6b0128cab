"""Where the program starts: a command without a window, or the window."""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Do what the command line asks for; return the exit code."""
    from app import cli

    return cli.run(sys.argv[1:], window=open_window, demo=make_demo)


def open_window(book: Path | None) -> int:
    """Open the window on `book`, on the last one, or on the choice of the first run."""
    gc.disable()  # what is loaded now stays: looking for waste in it only takes time
    from ui import start

    return start.run(book)


def make_demo(folder: Path) -> list[Path]:
    """Do the main job without a window; return the files made in `folder`."""
    from ui import demo

    return demo.run(folder)


if __name__ == "__main__":
    sys.exit(main())
