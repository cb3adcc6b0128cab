"""The commands that tell what a book holds, or hand some of it out."""

from argparse import Namespace as Options

from app.cli.common import community, free_for_a_file, opened, say
from app.errors import RefusedError
from app.i18n import tr, trn


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

    out = free_for_a_file(options.out)
    if out.exists() and not options.replace:
        raise RefusedError(
            tr(
                "{name} is there already and was left as it is; choose another name, "
                "or write over it with --replace."
            ).format(name=out.name)
        )
    with opened(options) as store:
        chosen = None
        if options.community is not None:
            chosen = community(store, options.community)
        count = document.save(store, out, chosen, private=options.with_private)
    say(trn("{n} row written to", "{n} rows written to", count) + f" {out}")
    if options.with_private:
        say(tr("It holds the private layer: it is for your own eyes only."))
    return 0


def export_calendar(options: Options) -> int:
    """Write a calendar file."""
    from app.gathering import calendars

    out = free_for_a_file(options.out)
    with opened(options) as store:
        chosen = community(store, options.community)
        calendars.export(store, chosen, out, changes_only=options.changes_only)
    say(tr("The calendar was written to {path}").format(path=out))
    return 0
