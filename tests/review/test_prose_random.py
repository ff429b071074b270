"""Merging random texts: what is settled has what each side did, once and in its order; from both sides alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest

from dekom_tui.plan.text import blocks, flow, sentences
from dekom_tui.review.prose_merge import merge_texts

WORDS = [
    "lesing",
    "skriving",
    "elever",
    "lærere",
    "skolen",
    "foresatte",
    "hver",
    "dag",
    "uke",
    "møte",
    "fellestid",
    "planen",
    "målet",
    "rektor",
]
Text = list[tuple[str, list[str]]]
"""Paragraphs and items: the sign of an item or nothing, and the sentences."""


class Writer:
    """Somebody who writes and rewrites texts of a few words, so that sentences are often alike."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def sentence(self) -> str:
        """One sentence; its number makes it almost surely another than all else."""
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(1, 6))]
        return f"{' '.join(words).capitalize()} {self.random.randint(1, 99)}."

    def paragraph(self) -> list[str]:
        """A few sentences."""
        return [self.sentence() for _ in range(self.random.randint(1, 4))]

    def text(self) -> Text:
        """A few paragraphs and items."""
        return [(self.random.choice(["", "", "", "- "]), self.paragraph()) for _ in range(self.random.randint(1, 4))]

    def edited(self, text: Text) -> Text:
        """The text after up to three things that people do to texts."""
        found = [(sign, list(inside)) for sign, inside in text]
        for _ in range(self.random.randint(1, 3)):
            if found:
                self.random.choice(self.WAYS)(self, found)
            found = [(sign, inside) for sign, inside in found if inside]
        return found

    def _one(self, text: Text) -> tuple[int, int]:
        at = self.random.randrange(len(text))
        return at, self.random.randrange(len(text[at][1]))

    def reword(self, text: Text) -> None:
        """Another word in a sentence."""
        at, number = self._one(text)
        words = text[at][1][number][:-1].split()
        words[self.random.randrange(len(words))] = self.random.choice(WORDS)
        said = " ".join(words)
        text[at][1][number] = f"{said[0].upper()}{said[1:]}."

    def insert(self, text: Text) -> None:
        """A new sentence."""
        at, number = self._one(text)
        text[at][1].insert(number + self.random.randint(0, 1), self.sentence())

    def remove(self, text: Text) -> None:
        """A sentence less."""
        at, number = self._one(text)
        del text[at][1][number]

    def exchange(self, text: Text) -> None:
        """Two neighbouring sentences in the other order."""
        at, number = self._one(text)
        inside = text[at][1]
        inside[number : number + 2] = inside[number : number + 2][::-1]

    def move(self, text: Text) -> None:
        """A paragraph to another place."""
        text.insert(self.random.randint(0, len(text) - 1), text.pop(self.random.randrange(len(text))))

    def drop(self, text: Text) -> None:
        """A paragraph less."""
        del text[self.random.randrange(len(text))]

    def add(self, text: Text) -> None:
        """A new paragraph or item."""
        text.insert(self.random.randint(0, len(text)), (self.random.choice(["", "- "]), self.paragraph()))

    def split(self, text: Text) -> None:
        """A paragraph in two."""
        at, number = self._one(text)
        sign, inside = text[at]
        text[at : at + 1] = [(sign, inside[:number]), (sign, inside[number:])]

    def join(self, text: Text) -> None:
        """Two sentences in one."""
        at, number = self._one(text)
        inside = text[at][1]
        if number + 1 < len(inside):
            after = inside[number + 1]
            inside[number : number + 2] = [f"{inside[number][:-1]}, og {after[0].lower()}{after[1:]}"]

    def listed(self, text: Text) -> None:
        """A paragraph made an item, or an item a paragraph."""
        at = self.random.randrange(len(text))
        text[at] = ("" if text[at][0] else "- ", text[at][1])

    WAYS = (reword, reword, insert, insert, remove, remove, exchange, move, drop, add, split, join, listed)


def flowing(text: Text) -> str:
    return flow("\n\n".join(sign + " ".join(inside) for sign, inside in text))


def inside(text: str | None) -> list[str]:
    """The sentences of a text."""
    return [one for block in blocks(text or "") for one in sentences(block.text)]


def faults(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], merged: Sequence[str]) -> list[str]:
    """What is wrong with a merged text, told from its sentences alone."""
    was, mine, other, now = map(Counter, (base, ours, theirs, merged))
    found = [f"made up: {one}" for one in now if one not in mine and one not in other]
    for one in {*was, *mine, *other}:
        if (mine[one] > was[one] or other[one] > was[one]) and not now[one]:
            found.append(f"lost: {one}")
        if was[one] and 0 in (mine[one], other[one]) and max(mine[one], other[one]) <= was[one] and now[one]:
            found.append(f"back: {one}")
        if now[one] > max(mine[one], other[one]):
            found.append(f"twice: {one}")
    once = [one for one in base if was[one] == mine[one] == other[one] == now[one] == 1]
    places = [{one: at for at, one in enumerate(text)} for text in (ours, theirs, merged)]
    for at, one in enumerate(once):
        for another in once[at + 1 :]:
            here, there, result = (place[one] < place[another] for place in places)
            if result != (here and there):
                found.append(f"order: {one} {another}")
    return found


@pytest.mark.parametrize("seed", range(8))
def test_what_is_settled_is_right_and_from_both_sides_alike(seed: int) -> None:
    """A thousand pairs in all; most of them are settled."""
    writer = Writer(seed)
    settled = 0
    for _ in range(125):
        was = writer.text()
        base, ours, theirs = map(flowing, (was, writer.edited(was), writer.edited(was)))
        if not (ours and theirs):
            continue
        found, mirrored = merge_texts(base, ours, theirs), merge_texts(base, theirs, ours)
        assert found.settled == mirrored.settled
        assert Counter(inside(found.ours)) == Counter(inside(mirrored.theirs))
        if found.settled:
            settled += 1
            assert not faults(*map(inside, (base, ours, theirs, found.ours))), (base, ours, theirs, found.ours)
        else:
            assert found.ours != found.theirs
    assert settled > 60
