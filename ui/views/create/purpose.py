"""The third question: why they meet (ERLC3)."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from typing_extensions import override

from app.community.community_drafts import Draft
from app.i18n import mark, tr
from ui.views.create.picks import Picks
from ui.views.create.step import Step, asked

BENEFITS = (
    mark("Someone to ask"),
    mark("A place to practice"),
    mark("Shared tools"),
    mark("A stronger voice with funders"),
    mark("Being less alone in it"),
    mark("A standard to work to"),
)


class PurposeStep(Step):
    """Asks for the purpose, what people get out of it, goals, outcomes and needs."""

    name = mark("Purpose")
    answers = ("purpose", "benefits_members", "goals", "outcomes", "needs_addressed")

    @override
    def build(self) -> None:
        example = tr("So that we stop solving the same things alone.")
        self.prose("purpose", "", example, rows=5)
        self.head(
            tr("What would people get that they can’t get alone?"),
            tr("Pick any that fit, or write your own."),
        )
        self.benefits = Picks(
            tr("What people get"),
            [tr(words) for words in BENEFITS],
            own=tr("Company on the road"),
        )
        self.benefits.changed.connect(self._keep_benefits)
        self.add(self.benefits, 20)
        self.prose(
            "goals",
            tr("Goals"),
            tr("Five of six sites change one practice, in writing."),
        )
        self.prose(
            "outcomes",
            tr("What would be different if it went well"),
            tr("Men in our counties name one person they can call."),
        )
        self.prose(
            "needs_addressed",
            tr("The needs it is there to meet"),
            tr("Keeping volunteers, renewing grants, measuring without paperwork."),
        )

    @override
    def ask(self, kind: str) -> tuple[str, str]:
        question = asked(tr("Why does this {kind} meet?"), kind)
        sentence = tr(
            "Two or three sentences are plenty. Write it the way you would say it out "
            "loud; you can change it together later."
        )
        return question, sentence

    @override
    def examples(self) -> Sequence[str]:
        return [
            tr("To take new skills from training into ordinary Tuesdays."),
            tr("To be each other’s sounding board when there is nobody down the hall."),
        ]

    @override
    def refill(self, draft: Draft | None) -> None:
        super().refill(draft)
        written = draft.community.texts["benefits_members"] if draft else ""
        self.benefits.show_picked(written.splitlines())

    @Slot(object)
    def _keep_benefits(self, picked: list[str]) -> None:
        if picked or self.writing.community_id is not None:
            self.writing.say("benefits_members", "\n".join(picked))
