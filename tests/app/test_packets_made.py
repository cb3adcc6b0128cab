"""Packets that were handed on are known, and who is named in them."""

import json

from sqlalchemy import select

from app import listings, tables
from app.pdf import press
from app.pdf.setup import PageSetup
from app.person import packets_made
from app.printouts import packets
from app.printouts.readers.shared_summaries import shared_summaries
from app.vocabulary import Audience, PacketKind
from tests.making import add_one

WHICH = (PacketKind.COACH_LEAVES, Audience.SUCCESSOR)


def test_a_packet_made_twice_is_numbered_and_names_whom_it_holds(sample_store):
    home = sample_store.read(listings.community, "High Plains")
    paper = packets.made(sample_store, home, *WHICH)
    printed = press.printed([paper], PageSetup())
    for name in ("first.pdf", ""):
        sample_store.write(
            "Made", packets.register, (home, *WHICH), paper, printed, name
        )
    rows = sample_store.read(_rows)
    assert [row[:3] for row in rows] == [
        (1, "first.pdf", printed.pages),
        (2, None, printed.pages),
    ]
    assert rows[0][3] == rows[1][3]  # the same bytes, the same digest
    ruth = sample_store.read(_person, "Ruth Anne Keller")
    assert len(sample_store.read(packets_made.naming, ruth)) == 2
    marcus = sample_store.read(_person, "Marcus Oyelaran")
    assert sample_store.read(packets_made.naming, marcus) == ()


def test_a_site_that_takes_its_yes_back_is_told_which_packets_hold_its_summaries(
    sample_store,
):
    home = sample_store.read(listings.community, "Prairie Rivers")
    paper = packets.made(sample_store, home, *WHICH)
    printed = press.printed([paper], PageSetup())
    which = (home, *WHICH)
    sample_store.write("Made", packets.register, which, paper, printed, "a.pdf")
    shared = sample_store.read(shared_summaries, home, Audience.SUCCESSOR).shared
    drafts = sample_store.read(_drafts, home)
    assert shared
    assert drafts
    for one in shared:
        (packet,) = sample_store.read(packets_made.summing_up, one.site_id)
        assert packet.startswith(paper.title)
        assert sample_store.read(_manifest_has, one.id)
    for key in drafts:
        assert not sample_store.read(_manifest_has, key)


def test_who_has_a_say_of_a_summary_is_told_too(sample_store):
    home = sample_store.read(listings.community, "Prairie Rivers")
    shared = sample_store.read(shared_summaries, home, Audience.SUCCESSOR).shared
    who = sample_store.write("x", add_one, tables.Person(name="Zebulon Quartz"))[0]
    sample_store.write("x", _say_whose, shared[0].id, who)
    paper = packets.made(sample_store, home, *WHICH)
    printed = press.printed([paper], PageSetup())
    sample_store.write("Made", packets.register, (home, *WHICH), paper, printed, "")
    assert "Zebulon" not in repr(paper)
    assert len(sample_store.read(packets_made.naming, who)) == 1


def _say_whose(session, summary, person):
    session.get(tables.CoachingSummary, summary).person_id = person


def _drafts(session, community):
    summary = tables.CoachingSummary
    query = select(summary.id).where(
        summary.community_id == community, summary.agreed_on.is_(None)
    )
    return session.scalars(query).all()


def _manifest_has(session, key):
    return key.hex in session.scalar(select(tables.Packet.manifest))


def test_the_command_line_notes_it_too(sample, circlebook, tmp_path):
    out = tmp_path / "packet.pdf"
    told = circlebook(
        "--book", sample, "export-packet", "--community", "High Plains", "--kind",
        "coach_leaves", "--audience", "successor", "--out", out,
    )  # fmt: skip
    assert told.code == 0
    document = tmp_path / "all.json"
    circlebook("--book", sample, "export-data", "--out", document)
    (row,) = json.loads(document.read_text())["tables"]["packet"]
    assert (row["number"], row["file_name"]) == (1, "packet.pdf")


def _rows(session):
    packet = tables.Packet
    query = select(packet.number, packet.file_name, packet.pages, packet.sha256)
    return [tuple(row) for row in session.execute(query.order_by(packet.number))]


def _person(session, name):
    return session.scalar(select(tables.Person.id).where(tables.Person.name == name))
