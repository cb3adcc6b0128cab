"""Strips are laid on pages: each once, in order, none over the edge."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from app.pdf.pages import Pagination
from app.pdf.strips import Landmark, Strip, natural_height, spare_only_at_the_end

HEIGHT = 100.0

heights = st.floats(0.5, 90)
gaps = st.sampled_from((0.0, 3.0, 20.0))
flags = st.booleans()


class _Nothing:
    """What is on these pages does not matter."""

    def draw(self, surface, top, first, stop):
        raise AssertionError("nothing is drawn here")


def _strip(index, height, before=0.0, after=0.0, **more):
    return Strip(_Nothing(), index, height, before, after, **more)


@st.composite
def strips(draw):
    """Return strips of all kinds; some belong to a table whose head is repeated."""
    head = _strip(0, 10, keep=True)
    found = []
    for index in range(draw(st.integers(1, 60))):
        kind = draw(
            st.sampled_from(("plain", "keep", "bound", "tall", "row", "new", "bare"))
        )
        found.append(
            _strip(
                index,
                draw(heights),
                draw(gaps),
                draw(gaps),
                keep=kind == "keep",
                tall=kind == "tall",
                bound=kind == "bound",
                head=head if kind == "row" else None,
                new_page=kind == "new",
                bare=kind == "bare",
            )
        )
    return found


def _laid(found):
    return Pagination(HEIGHT, lambda: None).lay(found)


@given(strips())
def test_every_strip_is_on_a_page_once_and_in_order(found):
    pages = _laid(found)
    placed = [strip for page in pages for strip, _ in page.placed]
    assert [id(strip) for strip in placed] == [id(strip) for strip in found]
    assert all(page.placed for page in pages)


@given(strips())
def test_no_strip_is_over_the_edge_or_over_another(found):
    for page in _laid(found):
        foot = page.repeated.height if page.repeated else 0.0
        for strip, top in page.placed:
            assert top >= foot - 0.01
            foot = top + strip.height
        assert foot <= HEIGHT + 0.1


@given(strips())
def test_what_is_bare_is_alone_and_what_begins_a_page_begins_it(found):
    for page in _laid(found):
        kinds = [(strip.bare, strip.new_page) for strip, _ in page.placed]
        assert len(kinds) == 1 or not any(bare for bare, _ in kinds)
        assert not any(new for _, new in kinds[1:])


@given(st.lists(heights, min_size=1, max_size=8), heights)
def test_what_fits_a_page_together_is_together(tall, above):
    kept = [
        _strip(at, height, keep=at < len(tall) - 1) for at, height in enumerate(tall)
    ]
    pages = _laid([_strip(0, above), *kept])
    if natural_height(kept) <= HEIGHT:
        on = {
            number
            for number, page in enumerate(pages)
            for strip, _ in page.placed
            if any(strip is one for one in kept)
        }
        assert len(on) == 1


def test_spare_strips_fill_a_page_and_begin_none():
    left_out = []
    spare = [
        _strip(at, 20, spare=partial(left_out.append, at), bound=True)
        for at in range(5)
    ]
    pages = _laid([_strip(0, 30), *spare])
    assert [len(page.placed) for page in pages] == [4]
    assert left_out == [3, 4]


def test_spare_strips_before_others_are_not_left_out():
    found = [_strip(0, 50), _strip(1, 60, spare=_nothing), _strip(2, 10)]
    spare_only_at_the_end(found)
    assert sum(len(page.placed) for page in _laid(found)) == 3


def _nothing() -> None:
    """Nobody minds."""


def test_keeping_with_the_next_is_stronger_than_being_bound():
    # bound they are too tall for a page, so that is let go; each pair still holds
    pairs = []
    for at in range(6):
        pairs += [_strip(2 * at, 10, keep=True), _strip(2 * at + 1, 15, bound=True)]
    for page in _laid(pairs):
        assert page.placed[0][0].keep
        assert not page.placed[-1][0].keep


def test_thousands_of_strips_that_want_to_be_together_are_laid_at_once():
    found = [_strip(at, 1.0 + at % 19, bound=True) for at in range(20_000)]
    assert sum(len(page.placed) for page in _laid(found)) == 20_000


def test_a_landmark_knows_its_page_and_heads_those_that_follow():
    first, second = Landmark("One", 1, "a"), Landmark("Two", 1, "b")
    found = [_strip(at, 40) for at in range(6)]
    found[0].landmark, found[3].landmark = first, second
    pages = _laid(found)
    assert (first.page, second.page) == (0, 1)
    assert [page.running for page in pages] == ["One", "One", "Two"]
