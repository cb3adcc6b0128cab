"""Whatever is done, in any order, undo and redo lead to the same book."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests import random_acts
from tests.doubting import DoubtingStore
from tests.logbook import check_log


class Afternoon(RuleBasedStateMachine):
    """Random acts with undo and redo between them, each compared with full dumps."""

    book: Path  # an empty one

    @initialize()
    def open(self) -> None:
        """Begin with an empty book."""
        self.folder = TemporaryDirectory()
        path = Path(shutil.copy(self.book, self.folder.name))
        self.store = DoubtingStore(path)
        self.done = []  # changes, dump before them
        self.undone = []

    @rule(random=st.randoms(use_true_random=False))
    def do(self, random):
        """Do something, whatever it is."""
        before = self.store.dump()
        _, done = self.store.write("Done", random_acts.some_act, random)
        if done.rows:
            self.done.append((done, before))
            self.undone.clear()

    @rule()
    @precondition(lambda self: self.done)
    def undo(self):
        """Take the last act back."""
        done, before = self.done.pop()
        after = self.store.dump()
        self.undone.append((self.store.undo(done), after))
        assert self.store.dump() == before

    @rule()
    @precondition(lambda self: self.undone)
    def redo(self):
        """Do again what was taken back last."""
        undone, after = self.undone.pop()
        before = self.store.dump()
        self.done.append((self.store.undo(undone), before))
        assert self.store.dump() == after

    def teardown(self) -> None:
        """Find the log and the tables at one."""
        self.store.read(check_log)
        self.store.close()
        self.folder.cleanup()


def test_any_acts_are_undone_and_redone_in_any_order(empty_book):
    class Here(Afternoon):
        book = empty_book

    run_state_machine_as_test(
        Here,
        settings=hypothesis_settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
