"""What holds for the code of the window: words, loops, and what is connected."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app import paths

UI = paths.ROOT / "ui"
# which arguments of what are words for people: by place, and by name
WORDS = {
    "Banner": (0, 1),
    "Button": (0,),
    "Chip": (0,),
    "ChipButton": (0,),
    "ChipSpec": (0,),
    "Choice": (0,),
    "ChoiceField": (0,),
    "Command": (1,),
    "DateField": (0,),
    "EmptyState": (1, 2),
    "IconButton": (1,),
    "InlineArea": (1,),
    "InlineText": (1,),
    "Label": (0,),
    "Menu": (0,),
    "MenuRow": (1,),
    "Nudge": (1, 2),
    "NumberField": (0,),
    "Page": (0, 1),
    "ProgressCard": (0,),
    "RadioGroup": (0,),
    "RecordList": (0,),
    "RecordTable": (0,),
    "SearchField": (0,),
    "SectionHead": (0,),
    "Segmented": (0,),
    "SettingRow": (0, 1),
    "SidePanel": (0,),
    "Switch": (0,),
    "TextArea": (0,),
    "TextField": (0,),
    "Tick": (0,),
    "TimeField": (0,),
    "add_head": (0,),
    "do": (0,),
    "block": (0,),
    "say": (0,),
    "setAccessibleDescription": (0,),
    "setAccessibleName": (0,),
    "setPlaceholderText": (0,),
    "setText": (0,),
    "setToolTip": (0,),
    "setWindowTitle": (0,),
    "set_error": (0,),
    "set_sub": (0,),
    "set_title": (0, 1),
}
NAMED = {"example", "suffix", "tip", "name"}
# the same in every language, or not words: names, addresses, a column, a search, keys
NAMES = re.compile(
    r"Circlebook|Ada Lovelace|\S+@example\.org|https?:.*|\w+_\w+|mar|Ctrl\+(Shift\+)?\w"
)
LOOPS = {
    "ui/start.py: app.exec",  # the loop of the program itself
    "ui/pictures.py: loop.exec",  # waits for pictures
    "ui/views/planner/method_list.py: drag.exec",  # Qt has no other way to drag
}
SHORT_LIVED = {
    "ui/widgets/reading.py",  # when the widget is gone, and holds a number only
    "ui/views/today/side.py",  # the buttons of a nudge, which go with it
}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in the code of the window, and the file it stands in."""
    for file in sorted(UI.rglob("*.py")):
        name = file.relative_to(paths.ROOT).as_posix()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield name, node


def named(call: ast.Call) -> str:
    """Return what a call calls, without what it belongs to."""
    function = call.func
    if isinstance(function, ast.Subscript):
        function = function.value
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def words_in(node: ast.expr) -> Iterator[str]:
    """Yield the words that stand in an expression as they are."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from words_in(part) if isinstance(part, ast.Constant) else ()
    elif isinstance(node, ast.IfExp):
        yield from words_in(node.body)
        yield from words_in(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from words_in(node.left)
        yield from words_in(node.right)


def test_all_words_for_people_can_be_translated() -> None:
    found = []
    for file, call in calls():
        given = [call.args[n] for n in WORDS.get(named(call), ()) if n < len(call.args)]
        if named(call) in WORDS:
            given += [one.value for one in call.keywords if one.arg in NAMED]
        for words in (words for one in given for words in words_in(one)):
            if re.search(r"[^\W\d_]{2}", words) and not NAMES.fullmatch(words):
                found += [f"{file}:{call.lineno} {named(call)}: {words}"]
    assert not found, "\n".join(found)


def test_nothing_runs_a_loop_within_the_loop() -> None:
    found = []
    for file, call in calls():
        words = ast.unparse(call.func)
        is_loop = named(call) in {"exec", "exec_", "processEvents"}
        if is_loop and f"{file}: {words}" not in LOOPS:
            found.append(f"{file}:{call.lineno} {words}")
        assert named(call) != "QMessageBox", f"{file}:{call.lineno}"
    assert not found


def test_nothing_that_holds_a_widget_is_connected() -> None:
    """A lambda or a partial in a connection keeps what it names alive for ever."""
    found = [
        f"{file}:{call.lineno} {ast.unparse(call)}"
        for file, call in calls()
        if named(call) == "connect"
        and file not in SHORT_LIVED
        and any(
            isinstance(one, ast.Lambda)
            or (isinstance(one, ast.Call) and named(one) == "partial")
            for one in call.args
        )
    ]
    assert not found, "\n".join(found)


def test_no_widget_is_asked_for_the_next_in_the_chain_of_focus() -> None:
    """PySide then takes it for the parent of the next, and loses widgets."""
    asked = {"nextInFocusChain", "previousInFocusChain"}
    assert not [file for file, call in calls() if named(call) in asked]


def test_the_day_is_asked_of_the_clock_alone() -> None:
    found = [
        f"{file}:{call.lineno}"
        for file, call in calls()
        if ast.unparse(call.func) in {"date.today", "datetime.now", "QDate.currentDate"}
    ]
    assert not found


def test_there_is_something_to_look_at() -> None:
    assert Path(UI / "window.py").is_file()
    assert len(list(calls())) > 1000
