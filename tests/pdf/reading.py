"""What a PDF tells to who cannot see it: its structure tree, with the words."""

import io
import re

import pikepdf

Told = list[tuple[str, str]]


def told(data: bytes) -> Told:
    """Return (role, words) of each element that holds words itself, in order."""
    found: Told = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoken = {page.obj.objgen: _sequences(page) for page in pdf.pages}
        tree = pdf.Root.StructTreeRoot
        for kid in _listed(tree.K):
            _tell(kid, spoken, found)
    return found


def words(data: bytes, *roles: str) -> str:
    """Return all that is told (by elements of these roles)."""
    return "".join(text for role, text in told(data) if not roles or role in roles)


def _listed(kids):
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _tell(element, spoken, found: Told, role: str = "") -> None:
    kind = str(element.S)[1:]
    if kind == "Span" and role:
        kind = role
    place = len(found)
    page = element.get("/Pg")
    for kid in _listed(element.get("/K", pikepdf.Array())):
        if isinstance(kid, int):
            found.append((kind, spoken[page.objgen][kid]))
        elif kid.get("/Type") == "/MCR":
            found.append((kind, spoken[kid.Pg.objgen][int(kid.MCID)]))
        elif "/S" in kid:
            _tell(kid, spoken, found, kind)
    if "/ActualText" in element:
        found[place:] = [(kind, str(element.ActualText))]
    own = [text for k, text in found[place:] if k == kind]
    if len(own) == len(found) - place > 1:
        found[place:] = [(kind, "".join(own))]


def _sequences(page) -> dict[int, str]:
    """Return the words of each marked sequence of a page."""
    fonts = {
        name: _letters(font.ToUnicode.read_bytes().decode())
        for name, font in page.Resources.get("/Font", {}).items()
        if "/ToUnicode" in font
    }
    found: dict[int, str] = {}
    open_: list[tuple[int | None, bool]] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                what = operands[1] if len(operands) > 1 else {}
                mcid = what.get("/MCID")
                actual = what.get("/ActualText")
                open_.append((None if mcid is None else int(mcid), actual is not None))
                if mcid is not None:
                    found[int(mcid)] = "" if actual is None else str(actual)
            case "EMC":
                open_.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ":
                assert open_, "words outside of any mark"
                mcid, is_told = open_[-1]
                if mcid is not None and not is_told:
                    found[mcid] += _shown(operands[0], font)
    assert not open_
    return found


def _shown(array, font: dict[int, str]) -> str:
    text = ""
    for part in array:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                text += font[int.from_bytes(codes[at : at + 2], "big")]
    return text


def _letters(cmap: str) -> dict[int, str]:
    """Return the letters of each code of a ToUnicode CMap."""
    return {
        int(code, 16): bytes.fromhex(letters).decode("utf-16-be")
        for code, letters in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>\n", cmap)
        if letters
    }
