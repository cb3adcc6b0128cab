"""The commands that make, keep and look after a book."""

from argparse import Namespace as Options
from collections.abc import Mapping

from app.cli.common import opened, say, say_why
from app.errors import RefusedError
from app.i18n import tr, trn


def import_document(options: Options) -> int:
    """Read a community document into an empty book."""
    from app import document

    what = document.read(options.file)  # before a book is made for it
    with opened(options, create=True, write=True) as store:
        count, _ = store.write(tr("Document read in"), document.load, what)
        say(
            trn(
                "{n} row read into {name}",
                "{n} rows read into {name}",
                count,
                name=store.path.name,
            )
        )
    return 0


def backup(options: Options) -> int:
    """Make a backup and check it."""
    from app.book import backups

    with opened(options) as store:
        made = backups.back_up(store)
    say(tr("Backed up and checked: {path}").format(path=made.path))
    return 0


def restore(options: Options) -> int:
    """Put a copy of a backup where it is wanted."""
    from app.book import backups
    from app.cli import passphrases

    target = options.out.expanduser().absolute()
    backup = options.backup.expanduser().absolute()
    key = passphrases.key_of(backup, options)
    backups.restore_copy(backup, target, key)
    say(tr("A copy of the backup is at {path}").format(path=target))
    if key is None and passphrases.was_given(options):
        say_why(tr("The backup is not locked, and neither is its copy."))
    return 0


def check(options: Options) -> int:
    """Tell whether the book is sound; 1 if it is not."""
    from app import checkups
    from app.book import backups

    with opened(options) as store:
        found = checkups.look(store)
        for finding in found:
            mark = tr("yes") if finding.is_sound else tr("NO")
            say(f"{finding.subject}: {mark}")
            for fault in finding.faults:
                say(f"  {fault}")
        say(_holds(checkups.counts(store)))
        made = backups.listing(store.path)
        say(
            tr("Last backup: {path}").format(path=made[0].path)
            if made
            else tr("There is no backup yet")
        )
        if all(finding.is_sound for finding in found):
            return 0
        return say_why(
            tr("{name} is not sound; nothing was changed.").format(name=store.path.name)
        )


def sample(options: Options) -> int:
    """Make the sample book."""
    from app import samples

    make = samples.fresh if options.fresh else samples.make
    made = make(options.out or samples.path())
    say(tr("The sample book is {path}").format(path=made))
    return 0


def demo(options: Options) -> int:
    """Put the sample, its calendar and pictures into a folder."""
    if options.demo is None:
        raise RefusedError(tr("The pictures need the window, which is not here."))
    for path in options.demo(options.out):
        say(str(path))
    return 0


def _holds(counts: Mapping[str, int]) -> str:
    return tr("It holds {communities}, {people} and {gatherings}").format(
        communities=trn("{n} community", "{n} communities", counts["community"]),
        people=trn("{n} person", "{n} people", counts["person"]),
        gatherings=trn("{n} gathering", "{n} gatherings", counts["session"]),
    )
