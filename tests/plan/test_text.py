"""Prose, keys and search folding."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.plan.text import (
    Block,
    blocks,
    flow,
    fold,
    folded_spans,
    is_key,
    lines,
    nfc,
    sentences,
    slug,
    words,
)

SIGNS = "- ¦-¦1. ¦2. ¦3. ¦1) ¦2) ¦1.¦2.¦10. ¦  ¦    ¦ ¦\n¦\n\n¦\n  ¦\n    ¦\t¦\r\n¦\r¦\u00a0"
QUOTED = "\u2028¦\x0b¦\x00¦«¦»¦\"¦'¦(¦)¦…¦!¦?¦.¦,¦Ola¦lesing¦8. trinn¦«1. mai»"
WORDS = "L. Berg¦f.eks.¦BL.A.¦kl. 8¦Å¦21 %¦'''¦–¦•"
nasty = st.lists(st.sampled_from(f"{SIGNS}¦{QUOTED}¦{WORDS}".split("¦")) | st.text(max_size=3), max_size=30).map(
    "".join
)
prose = nasty | st.text(max_size=80)


class TestFlowing:
    """Prose on disk becomes flowing text."""

    @pytest.mark.parametrize(
        ("raw", "flowing"),
        [
            ("", ""),
            (" \n\t\n", ""),
            ("Vi leser.\nAlle deltar.\n", "Vi leser. Alle deltar."),
            ("\n\nEn.\n\n\n\nTo.\n\n", "En.\n\nTo."),
            ("  Vi   leser \t nå.  \n", "Vi leser nå."),
            ("21\u00a0%\u00a0 av\n", "21\u00a0%\u00a0 av"),
            ("En.\r\nTo.\r\n\r\nTre.\r\n", "En. To.\n\nTre."),
            ("Slik:\n- lesing\n- samtale\nEtterpå.", "Slik:\n\n- lesing\n- samtale\n\nEtterpå."),
            ("- lesing\n\n- samtale", "- lesing\n- samtale"),
            ("- lesing\n  i alle fag\n- samtale", "- lesing i alle fag\n- samtale"),
            ("- Vi er på\n  8. trinn nå.", "- Vi er på 8. trinn nå."),
            ("- a\n  - b\n  c\n- d", "- a\n  - b\n  c\n- d"),
            ("- a\n      b", "- a\n      b"),
            ("- a\n  1. b\n  2. c", "- a\n  1. b\n  2. c"),
            ("Slik:\n  - a\n  - b", "Slik:\n\n- a\n- b"),
            ("1. a\n2. b", "1. a\n2. b"),
            ("Først:\n1) a\n2) b\n3) c\n", "Først:\n\n1) a\n2) b\n3) c"),
            ("1. mai er fri.\n17. mai også.", "1. mai er fri. 17. mai også."),
            ("2. a\n3. b", "2. a 3. b"),
            ("1. a\n3. b", "1. a 3. b"),
            ("1. a\n2) b", "1. a 2) b"),
            ("1. a\n2. b\n\n3. c", "1. a\n2. b\n\n3. c"),
            ("1. a\n2. b\n- c", "1. a\n2. b\n\n- c"),
            ("1. a\n2. b\n1. c\n2. d", "1. a\n2. b\n\n1. c\n2. d"),
            ("1. mai\n\n2. mai", "1. mai\n\n2. mai"),
            ("-nei\n- ", "-nei\n\n-"),
            ("a\u2028b\x0bc\x85d", "a\u2028b\x0bc\x85d"),
        ],
    )
    def test_flow(self, raw: str, flowing: str) -> None:
        """A paragraph and an item are one line each, with blank lines between paragraphs and round lists."""
        assert flow(raw) == flowing

    @given(prose)
    def test_flow_is_idempotent(self, text: str) -> None:
        """Flowing text stays as it is."""
        assert flow(flow(text)) == flow(text)

    @settings(max_examples=400)
    @given(prose)
    def test_splitting_and_joining_lose_nothing(self, text: str) -> None:
        """What is written one sentence a line reads back as the same text, and is written the same again."""
        written = lines(flow(text))
        assert flow(written) == flow(text)
        assert lines(flow(written)) == written

    @given(prose)
    def test_only_white_space_changes(self, text: str) -> None:
        """Every character that is no white space keeps its place in the order."""
        kept = str.maketrans("", "", " \t\n\r")
        assert flow(text).translate(kept) == text.translate(kept) == lines(text).translate(kept)

    @given(prose)
    def test_plain_text_takes_no_other_way(self, text: str) -> None:
        """The short way for plain paragraphs and the long way agree."""
        assert flow(text) == flow(text + "\n\n\t")

    @given(prose)
    def test_blocks_are_the_lines(self, text: str) -> None:
        """The blocks of a text, one a line, are its lines that are not blank."""
        assert [block.line for block in blocks(text)] == [line for line in flow(text).split("\n") if line]

    def test_a_large_text_is_read_at_once(self) -> None:
        """A paragraph of very many lines beside a list takes time in proportion to its size."""
        assert len(flow("- x\n\n" + "ord\n" * 200_000)) == 5 + 4 * 200_000 - 1


class TestOnDisk:
    """Flowing text is written one sentence a line."""

    @pytest.mark.parametrize(
        ("flowing", "written"),
        [
            ("", ""),
            ("Vi leser. Alle deltar.", "Vi leser.\nAlle deltar.\n"),
            ("- Vi leser. Alle deltar.\n- to", "- Vi leser.\n  Alle deltar.\n- to\n"),
            ("Slik:\n\n1. En. To!\n2. Tre", "Slik:\n\n1. En.\n  To!\n2. Tre\n"),
            ("- a\n  - B. C. Nei", "- a\n  - B. C. Nei\n"),
        ],
    )
    def test_lines(self, flowing: str, written: str) -> None:
        """An item's further sentences stand on lines of their own, indented by two spaces."""
        assert lines(flowing) == written

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Hva? Ja! Vent… Nå.", ["Hva?", "Ja!", "Vent…", "Nå."]),
            ("«Vi leser.» Alle. (Ja.) Så", ["«Vi leser.»", "Alle. (Ja.)", "Så"]),
            ("Hun sa: «Ja!» «Nei.»", ["Hun sa: «Ja!»", "«Nei.»"]),
            ("Vi er på 8. trinn. Alle leser.", ["Vi er på 8. trinn.", "Alle leser."]),
            (
                "Jf. Oslo, f.eks. Bergen, BL.A. Bodø (kap. Fire). Nå",
                ["Jf. Oslo, f.eks. Bergen, BL.A. Bodø (kap. Fire).", "Nå"],
            ),
            ("Lesing, samtaler (osv.) Så", ["Lesing, samtaler (osv.)", "Så"]),
            ("Se s. Fem. Klassens. To", ["Se s. Fem.", "Klassens.", "To"]),
            ("L. Berg leder. Ø. Dal", ["L. Berg leder.", "Ø. Dal"]),
            ("8. Trinn er med. Ja", ["8. Trinn er med.", "Ja"]),
            ("En.\u00a0To. - Tre. 4. fire", ["En.\u00a0To. - Tre. 4. fire"]),
            ("", []),
        ],
    )
    def test_sentences(self, text: str, found: list[str]) -> None:
        """A sentence ends where format.md rule 4 says."""
        assert sentences(text) == found

    @given(prose)
    def test_sentences_are_the_paragraph(self, text: str) -> None:
        """Joined by spaces the sentences are the paragraph again."""
        paragraph = flow(text).replace("\n", " ")
        assert " ".join(sentences(paragraph)) == paragraph

    def test_blocks_name_what_they_are(self) -> None:
        """A list for drawing has its markers apart."""
        assert blocks("A\n\n- b\n  - c\n\n1) d\n2) e") == (
            Block("paragraph", "", "A"),
            Block("item", "-", "b"),
            Block("kept", "", "  - c"),
            Block("numbered", "1)", "d"),
            Block("numbered", "2)", "e"),
        )


class TestKeys:
    """Keys are made from titles."""

    @pytest.mark.parametrize(
        ("title", "key"),
        [
            ("Felles lesestrategier", "felles-lesestrategier"),
            ("Økt 3: «Ærlig» på Åsen", "oekt-3-aerlig-paa-aasen"),
            ("Sámi đđ ŋ ŧ Café A\u030a", "sami-dd-n-t-cafe-aa"),
            ("Erfaringsdeling med naboskolen (UP1), tre ganger", "erfaringsdeling-med-naboskolen-up1-tre"),
            ("x" * 50 + " y", "x" * 40),
            ("a" * 40 + " b", "a" * 40),
            ("…", "tiltak"),
        ],
    )
    def test_slug(self, title: str, key: str) -> None:
        """A key is ASCII, of whole words, up to 40 characters."""
        assert slug(title) == key

    def test_date_and_number_are_not_counted(self) -> None:
        """A date goes before the words and a number after them, whatever their length."""
        day = datetime.date(2025, 10, 14)
        made = slug("y" * 40, date=day)
        assert made == f"2025-10-14-{'y' * 40}"
        assert slug("y" * 40, {made, made + "-2"}, date=day) == made + "-3"
        assert slug("?", date=day, fallback="logg") == "2025-10-14-logg"

    @given(st.text(), st.booleans())
    def test_a_made_key_is_a_key(self, title: str, dated: bool) -> None:
        """Every title gives a key that is new and in form."""
        day = datetime.date(2026, 1, 1) if dated else None
        first = slug(title, date=day)
        second = slug(title, [first], date=day)
        assert is_key(first)
        assert is_key(second)
        assert first != second

    @pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "ø", "a_b", "a.b", "a\n", "a" * 81])
    def test_out_of_form(self, text: str) -> None:
        """Anything else is no key."""
        assert not is_key(text)


class TestSearch:
    """Search folds letters that a keyboard may lack."""

    def test_fold(self) -> None:
        """Accents and case do not count."""
        assert fold("Møte på ÆRLIG Café Đ") == "mote pa aerlig cafe d"

    def test_spans_are_of_the_text_as_it_is(self) -> None:
        """A hit is marked in the text that was searched, whole letters at a time."""
        assert folded_spans("Møte, årsmøte", "mote") == [(0, 4), (9, 13)]
        assert folded_spans("Cafe\u0301 ærlig", "e") == [(3, 5), (6, 7)]
        assert folded_spans("Ærlig", "ae") == [(0, 1)]
        assert folded_spans("a", "") == []

    @given(prose, st.text(min_size=1, max_size=3))
    def test_spans_hold_what_was_sought(self, text: str, needle: str) -> None:
        """Spans come in order without overlap, and each holds the needle."""
        spans = folded_spans(text, needle)
        ends = [0, *(end for _start, end in spans)]
        assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
        assert all(fold(needle) in fold(text[start:end]) for start, end in spans)
        assert bool(spans) == bool(fold(needle) and fold(needle) in fold(text))

    def test_words(self) -> None:
        """Words are counted, signs are not."""
        assert words("- Vi leser – på 9. trinn «nå».\n\n") == 6

    @given(st.text())
    def test_nfc(self, text: str) -> None:
        """Values are composed."""
        assert nfc(text) == unicodedata.normalize("NFC", text)
