"""What things of the plan are called in the middle of a sentence."""

from __future__ import annotations

import pytest

from dekom_tui.words.language import Language, translated_in
from dekom_tui.words.names import quoted


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "«Elevundersøkelsen, ‘Motivasjon’»"), ("nn", "«Elevundersøkelsen, ‘Motivasjon’»"),
     ("en", "“Elevundersøkelsen, ‘Motivasjon’”")],
)  # fmt: skip
def test_a_name_is_quoted_with_the_marks_of_the_language(language: Language, said: str) -> None:
    """Marks of its own become single ones, whichever they were, and braces stay."""
    with translated_in(language):
        assert quoted("Elevundersøkelsen, «Motivasjon»") == quoted("Elevundersøkelsen, “Motivasjon”") == said
        assert "{n}" in quoted("{n}")
