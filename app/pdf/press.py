"""The press: papers become one tagged PDF file (PDF/UA-1).

Papers are set, laid on pages and drawn, each once; on one day, equal papers give equal
bytes.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from app import clock
from app.files import replacing
from app.i18n import tr
from app.pdf.bookmarks import Bookmarks
from app.pdf.design import Look
from app.pdf.furniture import draw_furniture
from app.pdf.letters.cleaning import clean
from app.pdf.letters.fonts import Chains, FontBook
from app.pdf.pages import Page, Pagination
from app.pdf.progress import Progress, Stopped, Told
from app.pdf.reading import story_text
from app.pdf.setting import Setting
from app.pdf.setup import PageSetup
from app.pdf.stopping import StoppedError
from app.pdf.story import Cover, Paper
from app.pdf.strips import Run, runs
from app.pdf.surface import Surface
from app.pdf.tagged.canvas import About, TaggedCanvas
from app.pdf.tags import Node

DEFAULT_LANGUAGE: Final = "en-US"

__all__ = ["Printed", "StoppedError", "printed", "save", "story_text"]


@dataclass(frozen=True)
class Printed:
    """A finished file, and what there is to know before it is handed on."""

    data: bytes
    pages: int
    starts: tuple[int, ...]  # the first page of each paper, from 0
    sections: Mapping[str, int]  # code of a section -> its first page, from 0
    missing: Mapping[str, int]  # character -> how often no font had it
    untold: int  # figures without alternative text
    plain: tuple[str, ...]  # sections that had to be set as plain paragraphs
    cut: int  # cells cut at 20 000 characters, with a visible note


def printed(  # noqa: PLR0913 - named one by one by who prints
    papers: Sequence[Paper],
    setup: PageSetup,
    *,
    title: str = "",
    on: date | None = None,
    told: Told | None = None,
    stopped: Stopped | None = None,
    fonts: Chains | None = None,
) -> Printed:
    """Print papers, one after the other, into one file.

    `title` is the file's own, else the first paper's; `on` is the day it says it was
    made, else today. `told(done, total)` hears of the progress; `fonts` are those
    installed, if nothing is said. Raises StoppedError when `stopped()` says so,
    ValueError for no papers.
    """
    if not papers:
        raise ValueError("there is nothing to print")
    first = papers[0]
    about = About(
        title or first.title or tr("Untitled"),
        on or clock.today(),
        first.author,
        first.subject,
        first.language or DEFAULT_LANGUAGE,
    )
    size = sum(len(text) for paper in papers for text in story_text(paper))
    progress = Progress(size, told, stopped)
    press = _Press(papers, setup, about, FontBook(fonts, stopped=progress.asked))
    while True:
        try:
            return press.printed(progress)
        except _SpoiledError as error:
            press.set_plainly(error)
            progress.restart()


@dataclass
class _Press:
    """Prints, and prints again without what could not be drawn."""

    papers: Sequence[Paper]
    setup: PageSetup
    about: About
    book: FontBook
    failed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def printed(self, progress: Progress) -> Printed:
        """Print it all. Raises _SpoiledError if a part cannot be drawn."""
        root = Node("Document")
        jobs = [
            self._job(paper, node, progress, str(at))
            for at, (paper, node) in enumerate(_nodes(self.papers, root))
        ]
        output = BytesIO()
        canvas = TaggedCanvas(output, root=root, book=self.book, about=self.about)
        starts = _draw(jobs, canvas, progress)
        canvas.save()
        return _report(output.getvalue(), jobs, starts, self.book.missing)

    def set_plainly(self, error: "_SpoiledError") -> None:
        """Remember what to set plainly; raise what was wrong if it was already."""
        failed = self.failed[error.key]
        if error.part is None or error.part in failed:
            raise error.__cause__ or error
        failed.add(error.part)

    def _job(self, paper: Paper, node: Node, progress: Progress, key: str) -> "_Job":
        look = Look(self.setup, self.book, paper.landscape)
        setting = Setting(look, paper, node, progress, key=key, failed=self.failed[key])
        pages = Pagination(look.height, self.book.check).lay(setting.strips())
        return _Job(paper, look, setting, pages)


class _SpoiledError(Exception):
    """A part of a paper cannot be drawn as it was set."""

    def __init__(self, key: str, part: int | None) -> None:
        super().__init__(key, part)
        self.key = key
        self.part = part


def _nodes(papers: Sequence[Paper], root: Node) -> list[tuple[Paper, Node]]:
    """Return each paper with its element: several papers are parts of the document."""
    if len(papers) == 1:
        return [(papers[0], root)]
    return [
        (paper, root.add("Part", title=clean(paper.title), lang=paper.language or None))
        for paper in papers
    ]


def save(finished: Printed, path: Path) -> None:
    """Write the file, whole or not at all. Raises StorageError, RefusedError."""
    with replacing(path) as draft:
        draft.write_bytes(finished.data)


@dataclass
class _Job:
    """A paper on its way through the press."""

    paper: Paper
    look: Look
    setting: Setting
    pages: list[Page]


# --- Drawing ------------------------------------------------------------------------


def _draw(
    jobs: Sequence[_Job], canvas: TaggedCanvas, progress: Progress
) -> tuple[int, ...]:
    """Draw all pages; return the first page of each job."""
    total = sum(len(job.pages) for job in jobs)
    starts, done = [], 0
    for job in jobs:
        starts.append(done)
        bookmarks = Bookmarks(canvas, deeper=len(jobs) > 1)
        if len(jobs) > 1:
            bookmarks.begin(job.setting.key, job.paper.title, job.look.page[1])
        for at in range(len(job.pages)):
            _draw_page(canvas, job, at, bookmarks)
            done += 1
            progress.drawn(done, total)
    return tuple(starts)


def _draw_page(canvas: TaggedCanvas, job: _Job, at: int, bookmarks: Bookmarks) -> None:
    look, page = job.look, job.pages[at]
    canvas.setPageSize(look.page)
    surface = Surface(canvas, look, look.margin)
    for strip, top in page.placed:
        if strip.landmark:
            bookmarks.add(strip.landmark, look.page[1] - look.top - top)
    if page.repeated:
        with surface.silent():
            head = page.repeated
            head.piece.draw(surface, look.top, head.index, head.index + 1)
    for run in runs(page.placed):
        _draw_run(surface, job, run)
    if _has_furniture(job, at):
        page_of = tr("{page} of {pages}").format(page=at + 1, pages=len(job.pages))
        draw_furniture(surface, job.paper.foot, page_of, page.running)
    canvas.showPage()


def _draw_run(surface: Surface, job: _Job, run: Run) -> None:
    strip, top = run.strip, surface.look.top + run.top
    try:
        strip.piece.draw(surface, top, strip.index, strip.index + run.count)
    except StoppedError:
        raise
    except Exception as error:
        raise _SpoiledError(job.setting.key, strip.part) from error


def _has_furniture(job: _Job, at: int) -> bool:
    cover = at == 0 and isinstance(job.paper.head, Cover)
    return job.paper.furniture and not job.pages[at].bare and not cover


# --- What there is to know ----------------------------------------------------------


def _report(
    data: bytes, jobs: Sequence[_Job], starts: tuple[int, ...], missing: Counter[str]
) -> Printed:
    settings = [job.setting for job in jobs]
    sections = {
        landmark.code: start + landmark.page
        for setting, start in zip(settings, starts, strict=True)
        for landmark in setting.landmarks
        if landmark.code and landmark.page >= 0
    }
    return Printed(
        data,
        sum(len(job.pages) for job in jobs),
        starts,
        sections,
        dict(sorted(missing.items())),
        sum(setting.untold for setting in settings),
        tuple(title for setting in settings for title in setting.plain),
        sum(setting.cut for setting in settings),
    )
