"""The second question: what they share (ERLC2)."""

from collections.abc import Sequence

from typing_extensions import override

from app.i18n import mark, tr
from ui.views.create.step import Step, asked


class DomainStep(Step):
    """Asks for the issues, what is to be learned, and what they will look after."""

    name = mark("Domain")
    answers = ("domain", "scope_in", "knowledge_sharing", "scope_out")

    @override
    def build(self) -> None:
        self.prose(
            "domain",
            tr("The issues you keep coming back to"),
            tr("Reaching men where they already are, and what to do next."),
            rows=4,
        )
        self.prose(
            "scope_in",
            tr("What you want to learn together"),
            tr("Listening, training peers, telling the story, simple measures."),
        )
        self.prose(
            "knowledge_sharing",
            tr("What you will look after together"),
            tr("The handbook, the call list, what worked and what did not."),
        )
        self.prose(
            "scope_out",
            tr("What it is not about"),
            tr("Clinical supervision, campaigning for candidates."),
        )

    @override
    def ask(self, kind: str) -> tuple[str, str]:
        question = asked(tr("What does this {kind} share?"), kind)
        return question, tr("A concern, a craft, a passion. Name it in their words.")

    @override
    def examples(self) -> Sequence[str]:
        return [
            tr("Stress, debt and loneliness on farms, and what a neighbor can do."),
            tr("The first year: sleep, fear, shift work, and who asks a new father."),
        ]
