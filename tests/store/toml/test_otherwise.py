"""What is different in how a file is written, told apart from what it means."""

from __future__ import annotations

import pytest

from dekom_tui.store.toml.otherwise import COMMENTS, ENDS, LETTERS, ORDER, WRITING, kinds

TITLE = 'tittel = "På tur"  # hver uke'
START = "start = 2026-01-01"
TEXT = """format = 1
# Ring naboskolen.

[tiltak.a]
tittel = "På tur"  # hver uke
start = 2026-01-01

# Om b
[tiltak.b] # den andre
tittel = "B"
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("# Ring naboskolen.", "# Ring dem.", (COMMENTS,)),
        ("  # hver uke", "", (COMMENTS,)),
        (" # den andre", "", (COMMENTS,)),
        ("# Om b\n", "", (COMMENTS,)),
        (f"{TITLE}\n{START}", f"{START}\n{TITLE}", (ORDER,)),
        ("start = 2026-01-01", "start   =   2026-01-01", (WRITING,)),
        ("På", "Pa\u030a", (LETTERS,)),
        ("\n", "\r\n", (ENDS,)),
        ('tittel = "B"', "tittel = 'B'", (WRITING,)),
    ],
)
def test_each_kind_is_told(old: str, new: str, expected: tuple[str, ...]) -> None:
    """One difference, one kind."""
    assert old in TEXT
    assert kinds(TEXT.encode(), TEXT.replace(old, new).encode(), same=True) == expected


def test_tables_in_another_order() -> None:
    """A table that was moved as a whole, its comments with it."""
    head, a, b = TEXT.partition("[tiltak.a]")[0], TEXT.partition("[tiltak.a]")[2], ""
    first, _sign, second = a.partition("# Om b\n[tiltak.b] # den andre")
    b = f"# Om b\n[tiltak.b] # den andre{second}\n[tiltak.a]{first}"
    assert kinds(TEXT.encode(), (head + b).encode(), same=True) == (ORDER,)


def test_beside_a_change_in_meaning_only_comments_and_order_are_told() -> None:
    """What else is different is the change itself."""
    changed = TEXT.replace("2026-01-01", "2026-02-01")
    assert kinds(TEXT.encode(), changed.encode(), same=False) == ()
    assert kinds(TEXT.encode(), changed.replace("# Ring", "# Skriv til").encode(), same=False) == (COMMENTS,)


def test_a_sign_within_a_text_is_no_comment() -> None:
    """Neither in a short text nor in a long one."""
    one = 'a = "x # y"\nb = """\n# z\n"""\n'
    assert kinds(one.encode(), one.replace("# y", "# w").encode(), same=False) == ()


def test_what_is_no_text_has_nothing_to_tell() -> None:
    """It is told elsewhere that it cannot be read."""
    assert kinds(b"\xff", TEXT.encode(), same=True) == ()
