"""The first question: what it is called, and whom it is for (ERLC1, NR1)."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from app.community import communities, roles
from app.community.community_drafts import Draft
from app.community.community_words import KINDS, plural_of
from app.i18n import mark, tr
from app.person import contacts
from app.vocabulary import Role
from ui.views.create.holders import Holders
from ui.views.create.step import Step, asked
from ui.views.create.writing import local_zone
from ui.views.create.zone_field import ZoneField
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.layout import hbox

OWN: Final = "own"  # "another word" in the list of kinds


class AudienceStep(Step):
    """Asks for the name, the kind, the time, the audience and the partners."""

    name = mark("Audience")
    answers = ("audience",)

    @override
    def build(self) -> None:
        example = tr("River Valley Wellbeing Network")
        called = TextField(tr("What is it called?"), example=example)
        self.bind("name", called)
        self.add(called)
        self._add_kind()
        self.prose(
            "audience",
            tr("Who is it for?"),
            tr("People at the six sites who hold a circle, paid or not."),
            rows=3,
        )
        self.head(tr("Important partners"), tr("Who else should know, help or agree?"))
        self.partners = Holders(
            tr("Partners"),
            tr("County clinics"),
            about=tr("What do they care about?"),
        )
        self.partners.added.connect(self._add_partner)
        self.partners.about_changed.connect(self._change_interest)
        self.partners.removed.connect(self._drop_partner)
        self.add(self.partners)
        self._add_times()

    def _add_kind(self) -> None:
        options = [(tr(one), tr(one)) for one, _ in KINDS]
        self.kind = ChoiceField(
            tr("What do you call it?"), [*options, (OWN, tr("Another word…"))]
        )
        self.word = TextField(tr("One of them"), example=tr("study group"))
        self.words = TextField(tr("Several of them"), example=tr("study groups"))
        self.kind.finished.connect(self._choose_kind)
        self.word.finished.connect(self._write_kind)
        self.words.finished.connect(self._write_kind)
        self.add(hbox((self.kind, 2), (self.word, 1), (self.words, 1), gap=12))

    def _add_times(self) -> None:
        starts = DateField(tr("Starts"))
        ends = DateField(tr("Ends, as far as you know"))
        self.bind("starts_on", starts)
        self.bind("ends_on", ends)
        zone = ZoneField(tr("Time zone"), local_zone())
        self.bind("zone", zone)
        self.add(hbox((starts, 1), (ends, 1), gap=12))
        self.add(hbox((zone, 1)))

    @override
    def ask(self, kind: str) -> tuple[str, str]:
        question = asked(tr("Who is this {kind} for?"), kind)
        return question, tr("Give it a name, and say whom you want in the room.")

    @override
    def examples(self) -> Sequence[str]:
        return [
            tr("Fathers who support other fathers, and the people around a birth."),
            tr("School nurses who are the only one in their building."),
        ]

    @override
    def is_answered(self, draft: Draft | None) -> bool:
        return super().is_answered(draft) or (
            draft is not None and draft.community.named
        )

    @override
    def commit(self) -> None:
        self.partners.take_rest()

    @override
    def refill(self, draft: Draft | None) -> None:
        super().refill(draft)
        kind = draft.community.kind if draft else self.writing.chosen("kind")
        self._show_kind(kind if isinstance(kind, tuple) else KINDS[0])
        held = []
        if draft is not None:
            read = self.writing.desk.read
            held = read(roles.of_community, draft.community.id)
        self.partners.show_holders([one for one in held if one.role is Role.PARTNER])

    @override
    def value_of(self, name: str, draft: Draft | None) -> object:
        if name == "name":
            return draft.community.name if draft and draft.community.named else ""
        if name in ("starts_on", "ends_on", "zone"):
            kept = getattr(draft.community, name) if draft else None
            chosen = kept or self.writing.chosen(name)
            return chosen or (local_zone() if name == "zone" else None)
        return super().value_of(name, draft)

    def _show_kind(self, kind: tuple[str, str]) -> None:
        known = kind in [(tr(one), tr(many)) for one, many in KINDS]
        own = not known or (self.kind.value() == OWN and self.word.input.hasFocus())
        self.kind.set_value(OWN if own else kind[0])
        for field, text in ((self.word, kind[0]), (self.words, kind[1])):
            field.setVisible(own)
            if not field.input.hasFocus():
                field.set_value("" if known else text)

    @Slot(object)
    def _choose_kind(self, word: str) -> None:
        if word == OWN:
            self.word.show()
            self.words.show()
            self.word.input.setFocus()
        else:
            self._keep_kind(word, plural_of(word))

    @Slot()
    def _write_kind(self) -> None:
        word = self.word.value()
        if word:
            several = self.words.value() or plural_of(word)
            self.words.set_value(several)
            self._keep_kind(word, several)

    def _keep_kind(self, word: str, several: str) -> None:
        if self.writing.community_id is None:
            self.writing.choose("kind", (word, several))
            self.refill(None)
        else:
            self.writing.do(tr("Word saved"), communities.set_kind, word, several)

    @Slot(str, str)
    def _add_partner(self, name: str, interest: str) -> None:
        words = tr("Partner added")
        self.writing.do(words, roles.engage, Role.PARTNER, name, interest)

    @Slot(object, str)
    def _change_interest(self, term: Any, interest: str) -> None:
        self.writing.desk.do(tr("Partner changed"), roles.set_about, term, interest)

    @Slot(object)
    def _drop_partner(self, term: Any) -> None:
        self.writing.desk.do(tr("Partner taken off"), contacts.end_role, term)
