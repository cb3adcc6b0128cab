"""The short sections: printing, keys, and what the program is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from app import about, phrases, settings
from app.about import Component
from app.i18n import mark, tr
from ui.desk import Desk
from ui.views.settings.sections import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import SettingRow
from ui.widgets.choices import Segmented
from ui.widgets.labels import KeyCaps, Label
from ui.widgets.layout import bled, boxed, hbox, vbox
from ui.widgets.list_rows import Row
from ui.widgets.lists import RecordList
from ui.widgets.panels import SidePanel
from ui.widgets.people import Logo

_PAPERS: Final = (("letter", mark("Letter")), ("a4", mark("A4")))


class Printing(Section):
    """The paper everything is laid out for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("printing", tr("Printing"), "printer")
        self._desk = desk
        own = tr("Letter") if phrases.is_letter_country() else tr("A4")
        papers = [(key, tr(name), "") for key, name in _PAPERS]
        self.paper = Segmented(
            tr("Paper"),
            [("", tr("As here ({paper})").format(paper=own), ""), *papers],
            "",
        )
        self.paper.chosen.connect(self._keep)
        self.paper.setEnabled(not desk.read_only)
        self.add(
            SettingRow(
                tr("Paper"),
                tr("What you print and hand out is laid out for it."),
                self.paper,
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show what the book says."""
        kept = self._desk.read(settings.read, settings.PAPER, "")
        self.paper.choose(kept if kept in ("letter", "a4") else "")

    @Slot(object)
    def _keep(self, paper: str) -> None:
        if paper != self._desk.read(settings.read, settings.PAPER, ""):
            self._desk.do(tr("Paper changed"), settings.write, settings.PAPER, paper)


class Keyboard(Section):
    """The way to the list of all keys."""

    def __init__(self, command: Callable[[str], object]) -> None:
        super().__init__("keyboard", tr("Keyboard"), "keyboard")
        self._command = command
        self.keys = Button(tr("Show the keys"), "keyboard")
        self.keys.clicked.connect(self._show)
        self.add(
            SettingRow(
                tr("All keys"),
                tr("Everything works without a mouse. This opens the list anywhere."),
                boxed(hbox(KeyCaps("Ctrl+/"), self.keys, gap=12)),
            )
        )

    @override
    def begin(self) -> None:
        self.keys.setFocus()

    @Slot()
    def _show(self) -> None:
        self._command("keys")


class About(Section):
    """The version, the promise of privacy, and what it is made of."""

    asked = Signal(object)  # the Component whose notice is to be shown

    def __init__(self) -> None:
        super().__init__("about", tr("About"), "info")
        name = tr("Circlebook {version}").format(version=about.version())
        words = vbox(
            Label(name, "strong"),
            Label(tr("Free software under the MIT license."), "small", "ink3"),
            gap=1,
        )
        self.add_plain(boxed(hbox(Logo(34), (words, 1), gap=14, margins=(0, 6, 0, 10))))
        self.add(self._privacy(), self._zones())
        made = Label(tr("Made with"), "medium")
        made.setContentsMargins(0, 12, 0, 2)
        self.add(made)
        self.list = RecordList(tr("Made with"), _row, fit_content=True)
        self.list.show_records(about.components())
        self.list.opened.connect(self.asked)
        self.list.clicked.connect(self._click)
        self.add_plain(bled(self.list))

    @override
    def begin(self) -> None:
        self.list.setFocus()

    def _privacy(self) -> Label:
        return _paragraph(
            tr(
                "Nothing is sent anywhere. There is no account, no cloud and no "
                "counting of what you do; Circlebook works without the internet. Your "
                "book is a file on this laptop, and only you can hand it to anybody."
            )
        )

    def _zones(self) -> Label:
        issue, old = about.zone_data()
        words = tr("Time zones: issue {issue}.").format(issue=issue)
        if old:
            words += " " + tr(
                "That is over a year old. Clocks may have been changed by law since; "
                "a newer Circlebook knows."
            )
        return _paragraph(words, "honey_ink" if old else "ink2")

    @Slot()
    def _click(self) -> None:
        if (component := self.list.current()) is not None:
            self.asked.emit(component)


class Notice(SidePanel):
    """The license of one part, in full."""

    def __init__(self, component: Component) -> None:
        super().__init__(tr("License"))
        self._url = component.url
        parts = (component.version, component.license)
        self.set_title(component.name, " · ".join(part for part in parts if part))
        if component.url:
            visit = Button(tr("Open its page in a browser"), "arrow-square-out")
            visit.clicked.connect(self._visit)
            self.add_action(visit)
        text = component.text or tr("Its license is on its page.")
        self.add(Label(text, "cap", "ink2", wrap=True, selectable=True))

    @Slot()
    def _visit(self) -> None:
        QDesktopServices.openUrl(QUrl(self._url))


def _row(component: Component) -> Row:
    return Row(
        component.name,
        component.license,
        right=component.version,
        right_role="ink3",
        title_role="body",
    )


def _paragraph(words: str, ink: str = "ink2") -> Label:
    label = Label(words, "body", ink, wrap=True)
    label.setContentsMargins(0, 10, 0, 10)
    return label
