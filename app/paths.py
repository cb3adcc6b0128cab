"""Where things are.

`ROOT` holds in a checkout, in an installed wheel and in a frozen program alike, because
each of them keeps `app/` beside `resources/` and `data/`.
"""

from pathlib import Path
from typing import Final

from platformdirs import user_data_path, user_log_path

ROOT: Final = Path(__file__).resolve().parent.parent
RESOURCES: Final = ROOT / "resources"
BUILT_IN: Final = ROOT / "data"


def home() -> Path:
    """Return the folder that holds the user's books, made if need be."""
    return user_data_path("Circlebook", appauthor=False, ensure_exists=True)


def logs() -> Path:
    """Return the folder for the program's log, made if need be."""
    return user_log_path("Circlebook", appauthor=False, ensure_exists=True)
