"""The commands that tell what a book holds, or hand some of it out."""

from argparse import Namespace as Options
from pathlib import Path
from typing import Final

from app.cli.common import community, free_for_a_file, opened, say
from app.i18n import tr, trn

_CALENDAR: Final = b"BEGIN:VCALENDAR"


def listing(options: Options) -> int:
    """Name the communities and gatherings."""
    from app import listings

    with opened(options) as store:
        for line in store.read(listings.lines):
            say(line)
    return 0


def export_data(options: Options) -> int:
    """Write a community document."""
    from app import document

    out = free_for_a_file(options.out, replace=options.replace)
    with opened(options) as store:
        chosen = None
        if options.community is not None:
            chosen = community(store, options.community)
        count = document.save(store, out, chosen, private=options.with_private)
    say(trn("{n} row written to {path}", "{n} rows written to {path}", count, path=out))
    if options.with_private:
        say(tr("It holds the private layer: it is for your own eyes only."))
    return 0


def export_calendar(options: Options) -> int:
    """Write a calendar file, over the one that was there.

    Whoever subscribes to it looks for its changes at the same place, so to write it
    again is how it is used; what is there and is no calendar is left alone.
    """
    from app.gathering import calendars

    replace = options.replace or _is_calendar(options.out)
    out = free_for_a_file(options.out, replace=replace)
    with opened(options) as store:
        chosen = community(store, options.community)
        calendars.export(store, chosen, out, changes_only=options.changes_only)
    say(tr("The calendar was written to {path}").format(path=out))
    return 0


def _is_calendar(path: Path) -> bool:
    """Tell whether a calendar file is at `path` already."""
    path = path.expanduser()
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_CALENDAR)) == _CALENDAR
