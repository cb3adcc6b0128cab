"""Lists of people are read however they were written: pasted, as tables, as cards."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import DocumentError
from app.person import people_paste, people_sheets, people_vcards
from app.person.people import PersonDraft
from app.spreadsheets import guarded, unguarded

NAMES = st.text(string.ascii_letters + "áéíñøłß", min_size=2, max_size=12).map(
    lambda word: word.capitalize()
)


def pasted(text):
    return [(d.name, d.email, d.phone) for d in people_paste.read(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ada Lovelace <ada@x.org>, Bob",
            [("Ada Lovelace", "ada@x.org", ""), ("Bob", "", "")],
        ),
        (
            '"Lovelace, Ada" <ada@x.org>; Babbage, Charles <cb@y.org>',
            [
                ("Ada Lovelace", "ada@x.org", ""),
                ("Charles Babbage", "cb@y.org", ""),
            ],
        ),
        (
            "1. Ann Lee\n2) Bo\n- Cy Wu (cy@w.org)\n• Dee, 555 123 4567, dee@x.org",
            [
                ("Ann Lee", "", ""),
                ("Bo", "", ""),
                ("Cy Wu", "cy@w.org", ""),
                ("Dee", "dee@x.org", "555 123 4567"),
            ],
        ),
        ("ada.lovelace@x.org", [("Ada Lovelace", "ada.lovelace@x.org", "")]),
        (
            "Ada Lovelace\tada@x.org\t+1 555 014 2222\tCedar Falls",
            [("Ada Lovelace", "ada@x.org", "+1 555 014 2222")],
        ),
        ("Ann Lee, ann@x.org", [("Ann Lee", "ann@x.org", "")]),
        (
            "To: Ann <a@b.co>; Bo <b@b.co>",
            [("Ann", "a@b.co", ""), ("Bo", "b@b.co", "")],
        ),
        ("Lovelace, Ada <lovelace@x.org>", [("Ada Lovelace", "lovelace@x.org", "")]),
        ("ada@x.org (Ada Lovelace)", [("Ada Lovelace", "ada@x.org", "")]),
        ("Ann\nAnn\n", [("Ann", "", ""), ("Ann", "", "")]),
        (
            "Omar Haddad; omar@elm.example\nMia Ito; +1 555 014 2222; Bo Li",
            [
                ("Omar Haddad", "omar@elm.example", ""),
                ("Mia Ito", "", "+1 555 014 2222"),
                ("Bo Li", "", ""),
            ],
        ),
        ("Haddad, Omar; omar@x.org", [("Omar Haddad", "omar@x.org", "")]),
        ("Bad Mail, foo@@bar", [("Bad Mail", "foo@@bar", "")]),
        ("Bad Mail; foo@@bar", [("Bad Mail", "foo@@bar", "")]),
        ("mailto:zed@x.org", [("Zed", "zed@x.org", "")]),
        ("\n \n,;<>\n", []),
        ("<b>Bo</b>", [("<b>Bo</b>", "", "")]),
        (
            "<b>Bo</b>, Ann <ann@x.org>",
            [("<b>Bo</b>", "", ""), ("Ann", "ann@x.org", "")],
        ),
        ("Bo <i>Li</i>; bo@x.org", [("Bo <i>Li</i>", "bo@x.org", "")]),
        ("Ann <ann@x>", [("Ann", "ann@x", "")]),
        ("Ann < ann@x.org >", [("Ann", "ann@x.org", "")]),
        ("> Ann Lee\nBo <", [("Ann Lee", "", ""), ("Bo", "", "")]),
        (
            "ann@x.org>, Bo <bo@x.org",
            [("Ann", "ann@x.org", ""), ("Bo", "bo@x.org", "")],
        ),
    ],
)
def test_a_pasted_list_is_read(text, people):
    assert pasted(text) == people


def test_a_pasted_row_of_a_spreadsheet_brings_its_site():
    [draft] = people_paste.read("Ada\tada@x.org\tCedar Falls")
    assert draft.site == "Cedar Falls"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8, unique=True),
    st.sampled_from(["\n", "; ", ", "]),
)
def test_people_written_by_a_mail_program_are_read_back(names, between):
    people = [(f"{a} {b}", f"p{n}@x.org") for n, (a, b) in enumerate(names)]
    text = between.join(f"{name} <{mail}>" for name, mail in people)
    assert [(d.name, d.email) for d in people_paste.read(text)] == people


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_pasted(text):
    for draft in people_paste.read(text):
        assert draft.name
        assert draft.name == draft.name.strip()


def test_a_long_line_without_end_is_read_in_no_time():
    assert people_paste.read("a" * 1_000_000)
    people_paste.read("1 " * 300_000)
    people_paste.read("<" * 100_000 + "@" * 100_000)


TABLE = "Name,E-mail,Site\r\nHéctor Peña,hector@x.org,Foothill\r\n"
DRAFT = [PersonDraft("Héctor Peña", "hector@x.org", site="Foothill")]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TABLE.encode(), "utf-8-sig"),
        (TABLE.encode("utf-8-sig"), "utf-8-sig"),
        (TABLE.encode("utf-16"), "utf-16"),
        (TABLE.encode("utf-16-le"), "utf-16-le"),
        (TABLE.encode("utf-16-be"), "utf-16-be"),
        (TABLE.encode("cp1252"), "cp1252"),
        (TABLE.replace(",", ";").encode(), "utf-8-sig"),
        (TABLE.replace(",", "\t").encode(), "utf-8-sig"),
        (b"sep=,\r\n" + TABLE.encode(), "utf-8-sig"),
        (TABLE.replace("\r\n", "\n").encode(), "utf-8-sig"),
    ],
)
def test_a_table_is_read_however_it_was_saved(content, encoding):
    sheet = people_sheets.parse(content)
    assert sheet.encoding == encoding
    assert sheet.sure == (encoding != "cp1252")
    assert people_sheets.drafts(sheet) == DRAFT


def test_first_and_last_name_become_one_and_sort_by_the_last():
    sheet = people_sheets.parse(b"First Name;Last Name;Mail\nAda;Lovelace;a@x.org\n")
    [draft] = people_sheets.drafts(sheet)
    assert (draft.name, draft.sort_name) == ("Ada Lovelace", "Lovelace, Ada")


def test_a_table_without_heads_is_understood_by_what_stands_in_it():
    sheet = people_sheets.parse(b"Ada,ada@x.org\nBob,bob@x.org\n")
    assert dict(sheet.columns) == {0: "name", 1: "email"}
    assert [d.name for d in people_sheets.drafts(sheet)] == ["Ada", "Bob"]
    turned = people_sheets.drafts(sheet, {1: "name"})
    assert [d.name for d in turned] == ["ada@x.org", "bob@x.org"]


def test_a_cell_may_hold_lines_quotes_and_the_delimiter():
    sheet = people_sheets.parse(b'Name,Site\n"Ada ""Countess""\nLovelace","A, B"\n')
    [draft] = people_sheets.drafts(sheet)
    assert (draft.name, draft.site) == ('Ada "Countess" Lovelace', "A, B")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nobody in"),
        (b"\n\n  \n", "nobody in"),
        (b"PK\x03\x04" + b"x" * 50, "Save it as CSV"),
        (b"ab\x00\x01\x02cd" * 40, "plain text"),
        (b'Name\n"' + b"x" * 200_000, "never ends"),
        ("Name\nÅ".encode("utf-16")[:-1], "damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content, words):
    with pytest.raises(DocumentError, match=words):
        people_sheets.parse(content, "list.csv")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    try:
        sheet = people_sheets.parse(content)
    except DocumentError:
        return
    people_sheets.drafts(sheet)


@given(st.text(max_size=30))
def test_a_guarded_cell_is_never_computed_and_reads_back(cell):
    kept = guarded(cell)
    assert kept.lstrip(" \u00a0")[:1] not in set("=+-@＝＋－＠|%\t\r\n")
    assert unguarded(kept) == cell or cell.startswith("'")


CARDS = {
    "3.0": (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:H\xc3\xa9ctor Pe\xc3\xb1a\r\n"
        b"N:Pe\xc3\xb1a;H\xc3\xa9ctor;;;\r\nORG:Foothill\\; Farm;Unit\r\n"
        b"EMAIL;TYPE=HOME:old@x.org\r\nitem1.EMAIL;TYPE=WORK,PREF:hector@x.org\r\n"
        b"TEL;TYPE=CELL:555\r\n 0142\r\nTITLE:Promotor\\, lead\r\nEND:VCARD\r\n"
    ),
    "2.1": (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pe=C3=B1a;H=C3=A9=\r\nctor\r\n"
        b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=A9ctor Pe=C3=B1a\r\n"
        b"ORG:Foothill\\; Farm\r\nTEL;CELL;VOICE:5550142\r\n"
        b"EMAIL;PREF;INTERNET:hector@x.org\r\nTITLE:Promotor, lead\r\nEND:VCARD\r\n"
    ),
    "4.0": (
        b"BEGIN:VCARD\nVERSION:4.0\nFN:H\xc3\xa9ctor Pe\xc3\xb1a\n"
        b"N:Pe\xc3\xb1a;H\xc3\xa9ctor;;;\nORG:Foothill\\; Farm\n"
        b"EMAIL;PREF=1:mailto:hector@x.org\n"
        b'TEL;VALUE=uri;TYPE="voice,home":tel:5550142\n'
        b"TITLE:Promotor\\, lead\nEND:VCARD\n"
    ),
}


@pytest.mark.parametrize("version", CARDS)
def test_cards_of_every_version_are_read(version):
    [draft] = people_vcards.parse(CARDS[version])
    assert draft.name == "Héctor Peña"
    assert draft.email == "hector@x.org"
    assert draft.phone == "5550142"
    assert draft.site == "Foothill; Farm"
    assert draft.job_title == "Promotor, lead"
    assert draft.sort_name == "Peña, Héctor"


def test_a_card_within_a_card_and_a_broken_line_do_no_harm():
    text = (
        b"BEGIN:VCARD\nFN:Ada\nno colon here\nAGENT:\nBEGIN:VCARD\nFN:Agent\n"
        b"END:VCARD\nEMAIL:ada@x.org\nEND:VCARD\nBEGIN:VCARD\nFN:cut off"
    )
    [draft] = people_vcards.parse(text)
    assert (draft.name, draft.email) == ("Ada", "ada@x.org")


def test_a_file_without_cards_is_refused():
    with pytest.raises(DocumentError, match="no address cards"):
        people_vcards.parse(b"hello", "x.vcf")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_cards_or_refused(content):
    try:
        people_vcards.parse(b"BEGIN:VCARD\n" + content + b"\nEND:VCARD\n")
    except DocumentError:
        return
