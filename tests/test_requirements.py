"""The ledger of requirements says what is so."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LEDGER = ROOT / "docs" / "requirements.md"
COUNTS = {"PI": 34, "NR": 23, "GLP": 20, "ERLC": 21, "JS": 16}
ASKED = [
    f"{source}{n}" for source, count in COUNTS.items() for n in range(1, count + 1)
]
NOTHING = "-"


@dataclass(frozen=True)
class Row:
    """One requirement, and what the ledger says of it."""

    id: str
    statement: str
    status: str
    where: str
    test: str

    @property
    def modules(self) -> list[str]:
        """The modules named, in backquotes."""
        return re.findall(r"`([^`]+)`", self.where)

    @property
    def tests(self) -> list[str]:
        """The tests named, in backquotes."""
        return re.findall(r"`([^`]+)`", self.test)


def ledger() -> list[Row]:
    lines = LEDGER.read_text(encoding="utf-8").splitlines()
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line[:1] == "|"]
    rows = [[cell.strip() for cell in row] for row in cells]
    return [Row(*row) for row in rows if row[0] != "ID" and set(row[0]) != {"-"}]


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def is_test(name: str) -> bool:
    path, _, function = name.partition("::")
    file = ROOT / path
    return (
        path.startswith("tests/")
        and file.is_file()
        and function.startswith("test_")
        and function in functions(file)
    )


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return ledger()


def test_each_of_the_114_requirements_has_one_row(rows):
    assert len(ASKED) == 114
    assert [row.id for row in rows] == ASKED


def test_each_row_says_what_is_asked_and_whether_it_works(rows):
    assert [row.id for row in rows if not row.statement] == []
    odd = [row for row in rows if row.status not in {"works", "partly", "later"}]
    assert odd == []


def test_what_works_even_partly_is_somewhere(rows):
    built = [row for row in rows if row.status != "later"]
    assert [row.id for row in built if not row.modules] == []
    lost = [(r.id, name) for r in rows for name in r.modules if not is_module(name)]
    assert lost == []


def test_what_works_is_proved_by_a_test(rows):
    assert [row.id for row in rows if row.status == "works" and not row.tests] == []


def test_each_test_that_is_named_exists(rows):
    lost = [(r.id, name) for r in rows for name in r.tests if not is_test(name)]
    assert lost == []


def test_what_comes_later_claims_no_place_and_no_proof(rows):
    later = [row for row in rows if row.status == "later"]
    assert [row.id for row in later if {row.where, row.test} != {NOTHING}] == []
