"""Sleep is heard of from the system, where it says so."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.watch import Sleep


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus of this test's own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or shutil.which("dbus-send") is None:
        pytest.skip("needs a bus")
    command = [daemon, "--session", "--print-address", "--nofork", "--nopidfile"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.kill()


def say(address: str, begins: str) -> None:
    """Say on the bus what logind says before and after the laptop sleeps."""
    command = ["dbus-send", f"--bus={address}", "--type=signal", Sleep.PATH]
    signal = [f"{Sleep.INTERFACE}.PrepareForSleep", f"boolean:{begins}"]
    subprocess.run([*command, *signal], check=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="logind is Linux's")
def test_sleep_is_heard_when_it_begins_and_not_when_it_ends(
    qtbot: QtBot, bus: str
) -> None:
    sleep = Sleep()
    assert sleep.listen(bus)
    heard = []
    sleep.coming.connect(lambda: heard.append("sleep"))
    say(bus, "false")
    with qtbot.waitSignal(sleep.coming):
        say(bus, "true")
    assert heard == ["sleep"]


def test_without_a_bus_nothing_is_heard_and_nothing_fails() -> None:
    assert not Sleep().listen(f"unix:path={os.devnull}")
