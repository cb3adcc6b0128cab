"""Starting a community: five questions, each may be skipped, all saved as one types.

A page as in picture 02c: the steps at the left, the question in the middle, what others
have written at the right.
"""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from app import community_drafts
from app.community_drafts import Draft
from app.i18n import mark, tr, trn
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.theme import theme
from ui.views.create.audience import AudienceStep
from ui.views.create.domain import DomainStep
from ui.views.create.purpose import PurposeStep
from ui.views.create.rhythm import RhythmStep
from ui.views.create.roles import RolesStep
from ui.views.create.step import Step
from ui.views.create.steps_list import StepsList
from ui.views.create.writing import Writing
from ui.widgets.buttons import Button
from ui.widgets.cards import Well
from ui.widgets.labels import KeyCap, Label, Rule
from ui.widgets.layout import STRETCH, boxed, clear, hbox, scrolled, vbox

QUESTIONS: Final = (
    mark("Who is this for?"),
    mark("What do you share?"),
    mark("Why meet at all?"),
    mark("Who decides what?"),
    mark("How and how often?"),
)
MAIN: Final = 580  # px of the question
SIDE: Final = 230
EXAMPLES: Final = 250
