"""How long search takes, as the palette asks: common words, rare ones, beginnings."""

from functools import partial
from typing import Any

from app import search
from app.book import search_index
from app.book.store import Store
from tests.bench.timing import Baseline, Figure, figure, times


def measure(store: Store, name: str, runs: int) -> list[Figure]:
    """Return how long it takes to find words of this book, beside the bare index."""
    figures = []
    with store.driver_connection() as bare:
        for what, words in _asked(bare).items():
            against = Baseline(
                "the bare index, ranked", times(partial(_bare, bare, words), runs)
            )
            taken = times(partial(store.read_slowly, search.find, words), runs)
            figures.append(figure(f"search: {what}", name, taken, against))
    return figures


def _bare(connection: Any, words: str) -> None:
    connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20",
        (search_index.matching(words),),
    ).fetchall()


def _asked(connection: Any) -> dict[str, str]:
    """Return what is looked for: whole words by how common, then how long."""
    connection.execute(
        "CREATE VIRTUAL TABLE temp.known USING fts5vocab(main, search, row)"
    )
    known = connection.execute(
        "SELECT term, doc FROM temp.known WHERE length(term) >= 5 ORDER BY doc DESC"
    ).fetchall()
    common, middling, rare = known[0], known[len(known) // 50], known[-10]
    middle = middling[0]
    return {
        f"commonest word (in {common[1]} rows)": f"{common[0]} ",
        f"middling word (in {middling[1]} rows)": f"{middle} ",
        f"rare word (in {rare[1]} rows)": f"{rare[0]} ",
        "two words": f"{common[0]} {middle}",
        "4 letters": common[0][:4],
        "3 letters": common[0][:3],
        "2 letters": common[0][:2],
        "1 letter": common[0][:1],
        "nothing to find": "qqzzxx",
    }
