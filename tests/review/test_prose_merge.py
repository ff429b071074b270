"""Prose merges sentence by sentence: what both did is there, and the same sentence done differently is disputed."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.plan.text import flow
from dekom_tui.review.prose_merge import merge_texts

BASE = "Vi leser hver dag. Alle er med. Rektor følger opp.\n\nVi møtes om våren. Eleven velger bok selv.\n\nTil slutt."
LIST = "Vi gjør:\n\n- lesing i alle fag\n- faglige samtaler\n\nSå ser vi."
STEPS = "Slik:\n\n1. les høyt\n2. snakk sammen"


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    """The merged text, which must be settled, the same from both sides but for what they both added."""
    found = merge_texts(base, ours, theirs)
    assert found.settled
    assert found.ours == found.theirs == found.base
    return found.ours or ""


def disputed(ours: str, theirs: str, base: str = BASE) -> tuple[str | None, str | None]:
    """The merged text with ours and with theirs in it, which must differ; the other way round it is the same."""
    found = merge_texts(base, ours, theirs)
    other = merge_texts(base, theirs, ours)
    assert not found.settled
    assert (found.ours, found.theirs, found.base) == (other.theirs, other.ours, other.base)
    return found.ours, found.theirs


def swap(old: str, new: str, text: str = BASE) -> str:
    assert old in text
    return text.replace(old, new)


def test_neighbouring_sentences_changed_on_two_sides_are_both_changed() -> None:
    text = merged(swap("Alle er med.", "Alle lærere er med."), swap("Vi leser hver dag.", "Vi leser ofte."))
    assert text == swap("Alle er med.", "Alle lærere er med.").replace("hver dag", "ofte")


def test_the_same_sentence_changed_in_two_ways_is_disputed_and_the_rest_is_merged_round_it() -> None:
    ours = swap("Alle er med.", "Alle lærere er med.").replace("Til slutt.", "Til sist.")
    assert disputed(ours, swap("Alle er med.", "Alle elever er med. Foresatte også.")) == (
        swap("Alle er med.", "Alle lærere er med. Foresatte også.").replace("Til slutt.", "Til sist."),
        swap("Alle er med.", "Alle elever er med. Foresatte også.").replace("Til slutt.", "Til sist."),
    )


def test_a_sentence_taken_out_here_and_changed_there_is_disputed() -> None:
    assert disputed(swap("Vi møtes om våren. ", ""), swap("våren", "høsten")) == (
        swap("Vi møtes om våren. ", ""),
        swap("våren", "høsten"),
    )


def test_what_both_add_at_one_place_stands_both_ours_first() -> None:
    assert merged(f"{BASE} Ja.", f"{BASE} Nei.") == f"{BASE} Ja. Nei."
    assert merged(f"{BASE}\n\nJa.", f"{BASE}\n\nNei.") == f"{BASE}\n\nJa.\n\nNei."
    assert merged(f"{BASE}\n\nJa.", f"{BASE}\n\nJa.\n\nNei.") == f"{BASE}\n\nJa.\n\nNei."


def test_a_sentence_added_to_a_paragraph_stays_in_it_when_a_paragraph_is_added_below() -> None:
    """Whichever of the two is ours, the sentence does not land in the new paragraph."""
    more, below = swap("opp.\n\n", "opp. Ja.\n\n"), swap("opp.\n\n", "opp.\n\nNei.\n\n")
    assert merged(more, below) == merged(below, more) == swap("opp.\n\n", "opp. Ja.\n\nNei.\n\n")


def test_a_paragraph_begun_anew_keeps_its_beginning_when_one_is_added_above() -> None:
    begun, above = swap("Vi møtes", "Først mat. Vi møtes"), swap("Vi møtes", "Nei.\n\nVi møtes")
    assert merged(begun, above) == merged(above, begun) == swap("Vi møtes", "Nei.\n\nFørst mat. Vi møtes")


def test_paragraphs_joined_here_with_one_put_between_them_there_are_disputed() -> None:
    joined, between = swap("opp.\n\nVi", "opp. Vi"), swap("opp.\n\nVi", "opp.\n\nNei.\n\nVi")
    assert disputed(joined, between) == (joined, between)


def test_a_split_or_join_on_one_side_takes_the_other_sides_words_along() -> None:
    split = swap("dag. Alle", "dag.\n\nAlle")
    assert merged(split, swap("Alle er", "Alle må være")) == split.replace("Alle er", "Alle må være")
    joined = swap("opp.\n\nVi", "opp. Vi")
    assert merged(joined, swap("om våren", "om høsten")) == joined.replace("om våren", "om høsten")


def test_a_paragraph_that_lost_its_first_sentences_to_both_sides_still_begins_anew() -> None:
    base = "En er her.\n\nTo er her. Tre er her. Fire er her."
    ours, theirs = base.replace("To er her. ", ""), base.replace("Tre er her. ", "")
    assert merged(ours, theirs, base) == "En er her.\n\nFire er her."


def test_a_moved_paragraph_takes_the_other_sides_edits_along() -> None:
    moved = (
        "Vi møtes om våren. Eleven velger bok selv.\n\nVi leser hver dag. Alle er med. Rektor følger opp.\n\nTil slutt."
    )
    edited = swap("om våren", "om høsten").replace("selv.", "selv. Læreren hjelper.")
    wanted = moved.replace("om våren", "om høsten").replace("selv.", "selv. Læreren hjelper.")
    assert merged(moved, edited) == merged(edited, moved) == wanted


def test_a_paragraph_that_both_moved_to_different_places_is_disputed() -> None:
    first, second, third = BASE.split("\n\n")
    ours, theirs = f"{third}\n\n{first}\n\n{second}", f"{second}\n\n{first}\n\n{third}"
    assert disputed(ours, theirs) == (ours, theirs)


def test_a_paragraph_moved_here_and_taken_out_there_is_disputed() -> None:
    first, second, third = BASE.split("\n\n")
    disputed(f"{third}\n\n{first}\n\n{second}", f"{first}\n\n{second}")


def test_a_sentence_moved_here_and_changed_there_is_disputed_and_never_there_twice() -> None:
    moved = swap("Alle er med. ", "").replace("Til slutt.", "Til slutt. Alle er med.")
    disputed(moved, swap("Alle er med.", "Alle lærere er med."))
    disputed(moved, swap("Alle er med. ", "").replace("Vi møtes", "Alle er med. Vi møtes"))


def test_items_of_a_list_merge_like_sentences() -> None:
    ours = swap("- faglige samtaler", "- faglige samtaler\n- mer", LIST)
    theirs = swap("lesing i alle fag", "lesing i norsk", LIST).replace("samtaler", "samtaler\n- annet")
    assert merged(ours, theirs, LIST) == swap("i alle fag", "i norsk", LIST).replace(
        "samtaler", "samtaler\n- mer\n- annet"
    )
    disputed(swap("i alle fag", "hver dag", LIST), swap("i alle fag", "i norsk", LIST), LIST)


def test_numbered_items_that_both_add_are_counted_on() -> None:
    assert merged(f"{STEPS}\n3. skriv", f"{STEPS}\n3. tegn", STEPS) == f"{STEPS}\n3. skriv\n4. tegn"


def test_a_numbered_list_that_would_be_none_any_more_is_disputed() -> None:
    """One numbered line alone is text, so that taking one item out on each side would leave another thing."""
    base = "1. les\n2. snakk\n3. skriv"
    disputed("1. les\n2. skriv", "1. les\n2. snakk", base)


@pytest.mark.parametrize("text", [BASE, LIST, STEPS, "- a\n    - b\n- c", "1. a\n2. b\n\nOg 3. mai."])
def test_merging_with_itself_or_with_no_change_is_nothing(text: str) -> None:
    more = f"{text}\n\nEtterord."
    assert merged(text, text, text) == text
    assert merged(more, text, text) == merged(text, more, text) == merged(more, more, text) == more


class Edits(NamedTuple):
    """What one side does: sentences changed and taken out by number, and how many come in after which."""

    changed: frozenset[int]
    gone: frozenset[int]
    added: frozenset[int]


COUNT = 8
WORDS = ["lesing", "skriving", "regning", "muntlig", "samtale", "observasjon", "planlegging", "veiledning"]


@st.composite
def edits(draw: st.DrawFn) -> Edits:
    found = [draw(st.sampled_from(["", "", "", "changed", "gone", "added"])) for _ in range(COUNT)]
    # A sentence beside one that went is left alone, so that what came is never taken for what it became.
    kinds = ["" if index and found[index - 1] == "gone" else kind for index, kind in enumerate(found)]
    kinds = ["" if index + 1 < COUNT and kinds[index + 1] == "gone" else kind for index, kind in enumerate(kinds)]
    return Edits(*(frozenset(i for i, one in enumerate(kinds) if one == kind) for kind in Edits._fields))


breaks = st.frozensets(st.integers(1, COUNT - 1), max_size=3)


def sentence(number: int, side: str = "") -> str:
    return f"Her står {WORDS[number]} med {WORDS[number]}{side}."


def text_of(cells: dict[float, str], starts: frozenset[int]) -> str:
    """A text of sentences by their order; `starts` begin paragraphs, as do the next ones when those are gone."""
    parts: list[str] = []
    begins = sorted({0, *starts})
    for first, end in zip(begins, [*begins[1:], COUNT], strict=True):
        # What is added to a paragraph's last sentence stands at its end.
        parts.append(" ".join(text for at, text in sorted(cells.items()) if first <= at < end))
    return "\n\n".join(one for one in parts if one)


def side_of(did: Edits, name: str) -> dict[float, str]:
    cells: dict[float, str] = {}
    for number in range(COUNT):
        if number not in did.gone:
            cells[number] = sentence(number, f" og {name}" if number in did.changed else "")
        if number in did.added:
            cells[number + (0.3 if name == "vår" else 0.6)] = f"Ny {name} {number * 7919} setning."
    return cells


@settings(max_examples=500, deadline=None)
@given(edits(), edits(), breaks)
def test_each_sentence_is_as_the_side_that_touched_it_has_it(mine: Edits, other: Edits, starts: frozenset[int]) -> None:
    """The oracle looks at each sentence alone, and knows nothing of texts."""
    base = {float(number): sentence(number) for number in range(COUNT)}
    ours, theirs = side_of(mine, "vår"), side_of(other, "deres")
    with_ours, with_theirs = {}, {}
    settled = True
    for at in {*base, *ours, *theirs}:
        was, here, there = base.get(at), ours.get(at), theirs.get(at)
        clash = here != there and was not in (here, there)
        settled = settled and not clash
        with_ours[at] = there if here == was else here
        with_theirs[at] = here if there == was else there
    found = merge_texts(*(flow(text_of(one, starts)) for one in (base, ours, theirs)))
    assert found.settled == settled
    for got, wanted in ((found.ours, with_ours), (found.theirs, with_theirs)):
        assert (got or "") == text_of({at: text for at, text in wanted.items() if text is not None}, starts)


pieces = st.lists(
    st.tuples(
        st.sampled_from(["", "\n\n", "\n\n- ", "\n\n1. ", "\n  "]), st.sampled_from(["Ja.", "Nei.", "Nå?", "1. mai"])
    ),
    max_size=6,
).map(lambda found: flow(" ".join(f"{sign}{text}" for sign, text in found)))


@settings(max_examples=400, deadline=None)
@given(pieces, pieces, pieces)
def test_any_texts_merge_the_same_from_both_sides_and_nothing_is_made_up(base: str, ours: str, theirs: str) -> None:
    one, other = merge_texts(base, ours, theirs), merge_texts(base, theirs, ours)
    assert one.settled == other.settled
    for text, same in zip((one.ours, one.theirs, one.base), (other.theirs, other.ours, other.base), strict=True):
        assert text is None or flow(text) == text
        # What both add stands in either order.
        assert sorted((text or "").split()) == sorted((same or "").split())


ALL = "Skolen leser i alle fag."
BOOKS = "Elevene velger bok selv."


def only(ours: str, theirs: str, base: str) -> None:
    """Disputed between two sentences that nobody touched is each side as it wrote it, and nothing of the other."""
    sides = (f"{ALL} {ours} {BOOKS}", f"{ALL} {theirs} {BOOKS}")
    assert disputed(*sides, f"{ALL} {base} {BOOKS}") == tuple(" ".join(one.split()) for one in sides)


def test_a_sentence_that_both_wrote_anew_with_other_words_is_disputed_however_many_they_are() -> None:
    """Both would stand there, and say two things of one."""
    old, two = "Fellestida er mandager.", "Vi møtes på tirsdag. Da varer det en time."
    only(two, "Teamet avtaler selv. Alle kommer. Ingen mangler.", old)
    only("Nå er det tirsdager klokka tolv.", two, "Fellestida er mandager. Det er kaffe da.")
    only("", two, old)
    only(two, "Fellestida er alltid mandager.", old)


def test_sentences_that_were_joined_or_parted_here_and_changed_there_are_disputed_as_a_whole() -> None:
    """A choice of either side is what that side wrote, with nothing of it twice."""
    base = f"{ALL} {BOOKS}"
    together = "Skolen leser i alle fag, og elevene velger bok selv."
    assert disputed(together, base.replace("velger", "velger alltid"), base) == (
        together, base.replace("velger", "velger alltid"),
    )  # fmt: skip
    assert disputed(together, ALL, base) == (together, ALL)
    parted, once = "Vi leser. Vi snakker om det.", "Vi leser, og vi snakker om det."
    assert disputed(parted, "Vi leser mye, og vi snakker om det.", once) == (
        parted, "Vi leser mye, og vi snakker om det.",
    )  # fmt: skip


def test_what_both_wrote_anew_alike_is_taken_once() -> None:
    new = f"{ALL} Vi møtes på tirsdag. Da varer det en time. {BOOKS}"
    base = f"{ALL} Fellestida er mandager. {BOOKS} Slutt."
    assert merged(f"{new} Slutt.", f"{new} Helt slutt.", base) == f"{new} Helt slutt."


def test_what_was_added_behind_a_sentence_that_the_other_moved_is_disputed() -> None:
    """It goes on from that sentence, and would stand behind another."""
    base = f"{ALL} {BOOKS} Vi møtes ofte."
    disputed(f"{BOOKS} {ALL} Vi møtes ofte.", f"{ALL} Det gjelder også matte. {BOOKS} Vi møtes ofte.", base)


def test_a_sentence_that_both_moved_alike_is_moved() -> None:
    base = f"{ALL} {BOOKS} Vi møtes ofte. Slutt."
    moved = f"{BOOKS} {ALL} Vi møtes ofte."
    assert merged(f"{moved} Slutt.", f"{moved} Helt slutt.", base) == f"{moved} Helt slutt."


def test_sentences_that_would_be_read_as_others_in_their_new_place_are_in_doubt() -> None:
    """«1. Vi leser.» alone is text; behind a sentence its number would go with that."""
    base = "Planen er lagt.\n\nVi leser hver dag. Vi skriver."
    ours = "Planen er lagt.\n\n1. Vi leser hver dag. Vi skriver. Vi regner."
    disputed(ours, "- Planen er lagt. Vi leser hver dag. Vi skriver.", base)
