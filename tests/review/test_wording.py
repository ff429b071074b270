"""Two versions of a sentence word by word, signs by themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.review.prose import ADDED, REMOVED, SAME, Run
from dekom_tui.review.wording import fine_runs

TEXTS = st.text(alphabet="abæ ,.«»\n", max_size=60)


def test_a_comma_does_not_take_its_word_along() -> None:
    """Only what came is told as new."""
    assert fine_runs("Skolevandring, én runde", "Skolevandring med fast skjema, én runde") == (
        Run(SAME, "Skolevandring"),
        Run(ADDED, " med fast skjema"),
        Run(SAME, ", én runde"),
    )


def test_a_word_for_another() -> None:
    """What went stands before what came."""
    assert fine_runs("Framgangen er liten.", "Framgangen er mindre enn ventet.") == (
        Run(SAME, "Framgangen er "),
        Run(REMOVED, "liten"),
        Run(ADDED, "mindre enn ventet"),
        Run(SAME, "."),
    )


def test_a_short_word_between_two_exchanges_goes_with_them() -> None:
    """Nobody reads «og» as what two sentences have in common."""
    runs = fine_runs("Rektor og inspektør leder arbeidet", "Teamledere og lærere leder arbeidet")
    assert runs[:2] == (Run(REMOVED, "Rektor og inspektør"), Run(ADDED, "Teamledere og lærere"))


@given(TEXTS, TEXTS)
def test_each_side_is_whole(before: str, after: str) -> None:
    """The runs of a side put together are that side to the letter."""
    runs = fine_runs(before, after)
    assert "".join(run.text for run in runs if run.kind != ADDED) == before
    assert "".join(run.text for run in runs if run.kind != REMOVED) == after


@given(TEXTS)
def test_the_same_is_one_run(text: str) -> None:
    """Nothing went and nothing came."""
    assert fine_runs(text, text) == ((Run(SAME, text),) if text else ())
