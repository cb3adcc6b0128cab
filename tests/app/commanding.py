"""What the tests of the command line share."""


class Told:
    """What a command ended with and said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def assert_refused(told: Told, sentence: str) -> None:
    assert told.code == 1
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
