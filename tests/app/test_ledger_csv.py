"""The ledger as a table: read back by Python's own reader, and computed nowhere."""

import csv
import io
from datetime import date

import pytest

from app.errors import RefusedError
from app.exports import ledger_csv
from app.vocabulary import PeerForm, PeerOrigin, PeerState
from tests.app.networked import link, person, place


def rows(links):
    text = ledger_csv.render(links).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_entry_is_a_row_with_all_that_is_known_of_it():
    one = link(
        person(1, "Ana Ruiz", site=1),
        place(2),
        topic="Grants; and more",
        state=PeerState.HELPED,
        origin=PeerOrigin.SESSION,
        introduced_on=date(2026, 1, 2),
        alone_on=date(2026, 1, 3),
        happened_on=date(2026, 1, 4),
        form=PeerForm.PEER_ASSIST,
        result='It "went" well.\nTwice.',
        helpful=True,
    )
    (row,) = rows([one])
    assert row == {
        "Asked": "Ana Ruiz",
        "Site that asked": "Site 1",
        "Helped": "Site 2",
        "Site that helped": "",
        "Topic": "Grants; and more",
        "State": "Helped",
        "Started by": "At a gathering",
        "Introduced": "2026-01-02",
        "First without you": "2026-01-03",
        "Happened": "2026-01-04",
        "Form": "Peer assist",
        "What came of it": 'It "went" well.\nTwice.',
        "Helpful": "Yes",
    }


def test_no_cell_is_a_formula():
    bad = "=HYPERLINK(1)"
    (row,) = rows(
        [link(person(1, "+41 Ana"), person(2, "Ben"), topic=bad, result="@x")]
    )
    assert row["Asked"] == "'+41 Ana"
    assert row["Topic"] == f"'{bad}"
    assert row["What came of it"] == "'@x"


def test_the_file_begins_with_the_mark_that_a_spreadsheet_needs(tmp_path):
    path = tmp_path / "ledger.csv"
    assert ledger_csv.write([link(person(1), person(2))], path) == 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_empty_ledger_makes_no_file(tmp_path):
    with pytest.raises(RefusedError, match="empty"):
        ledger_csv.write([], tmp_path / "ledger.csv")
    assert not (tmp_path / "ledger.csv").exists()
