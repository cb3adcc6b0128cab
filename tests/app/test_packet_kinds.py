"""The kinds of packet that are published are those there are."""

import re

from app import paths
from app.printouts.packet_kinds import AUDIENCES, BUILT
from app.vocabulary import Audience, PacketKind

PUBLISHED = (paths.ROOT / "docs" / "packets.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| `(\w+)` \|.*\| (\w+) \|$", PUBLISHED, re.MULTILINE)


def test_each_kind_is_published_with_its_audiences_and_whether_it_is_made():
    pairs = [
        (kind, reader) for kind, readers in AUDIENCES.items() for reader in readers
    ]
    assert [(kind, reader, made == "yes") for kind, reader, made in ROWS] == [
        (kind.value, reader.value, (kind, reader) in BUILT) for kind, reader in pairs
    ]


def test_every_code_is_published():
    codes = set(re.findall(r"`(\w+)`", PUBLISHED))
    assert {code.value for code in (*PacketKind, *Audience)} <= codes
