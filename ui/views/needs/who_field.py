"""The field in which one types who asks or who brings something."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import RefusedError
from app.i18n import tr
from app.needs.holders import Holder, Holders
from app.person.people_names import fold
from ui.views.needs import words
from ui.widgets.completing import complete
from ui.widgets.fields import TextField


class WhoField(TextField):
    """A site, a person or the whole circle, typed ahead; a beginning is enough."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, example=tr("A site or a person"), parent=parent)
        self._here = Holders((), ())
        self._labels: list[tuple[UUID, str]] = []
        self._circle = False

    def offer(self, here: Holders, *, circle: bool) -> None:
        """Offer these, and the whole circle if that is an answer."""
        self._here, self._circle = here, circle
        self._labels = words.labels(here)
        names = [label for _, label in self._labels]
        if circle:
            names.append(tr("The whole circle"))
        complete(self.input, names)

    def name_of(self, holder: Holder) -> str:
        """Return the words that mean a holder and nobody else."""
        return dict(self._labels).get(holder.key, holder.name)

    def show_holder(self, holder: UUID | None) -> None:
        """Show who it is."""
        self.set_value(dict(self._labels).get(holder, "") if holder else "")

    def holder(self) -> UUID | None:
        """Return who is meant; None is the whole circle.

        Raises RefusedError, which says what to write, when that cannot be said.
        """
        typed = self.value()
        if not typed:
            raise RefusedError(self._ask())
        if self._circle and _begins(typed, [tr("The whole circle")]):
            return None
        exact = [key for key, label in self._labels if fold(label) == fold(typed)]
        if len(exact) == 1:
            return exact[0]
        return self._here.named(typed).key

    @override
    def set_value(self, value: str) -> None:
        super().set_value(value)
        self.clear_error()

    def _ask(self) -> str:
        if self._circle:
            return tr("Who asks? A site, a person, or the whole circle.")
        return tr("Who can share it? A site or a person.")


def _begins(typed: str, names: Sequence[str]) -> bool:
    """Tell whether what was typed is one of these names, or "whole circle"."""
    wanted = fold(typed)
    return any(wanted in (fold(name), fold(name).partition(" ")[2]) for name in names)
