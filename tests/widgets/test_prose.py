from __future__ import annotations

import pytest
from textual import events

from dekom_tui.widgets.prose import ProseEditor
from tests.widgets.stage import on_stage

TEXT = (
    "Vi har prøvd før. Det gikk bra. Nå vil vi mer.\n\n"
    "Ekstern vurdering i 2023 pekte i samme retning. Den gangen valgte vi å arbeide med vurdering først, fordi "
    "rutinene var ulike fra trinn til trinn.\n\n"
    "Skolen er liten, og hvert årskull er på 20–25 elever. Derfor ser vi på flere kull samlet før vi trekker slutn"
)


async def test_it_looks_as_it_is_sketched() -> None:
    async with on_stage(ProseEditor(TEXT), (54, 16)) as app:
        assert app.shown() == [
            " Vi har prøvd før. Det gikk bra. Nå vil vi mer.",
            "",
            " Ekstern vurdering i 2023 pekte i samme retning. Den",
            " gangen valgte vi å arbeide med vurdering først,",
            " fordi rutinene var ulike fra trinn til trinn.",
            "",
            " Skolen er liten, og hvert årskull er på",
            "▌20–25 elever. Derfor ser vi på flere kull samlet før",
            "▌vi trekker slutn",
            "",
            "",
            "",
            "",
            "",
            " setning 7 av 7  11 ord                 svaret 57 ord",
            "",
        ]


async def test_what_is_out_of_view_is_counted() -> None:
    async with on_stage(ProseEditor(TEXT), (54, 10)) as app:
        assert app.shown()[0] == " ↑ 5 setninger over"
        await app.press("ctrl+home")
        assert app.shown()[0] == "▌Vi har prøvd før. Det gikk bra. Nå vil vi mer."
        assert app.shown()[7] == " ↓ 1 setning under"


async def test_keys_write_and_every_change_is_told() -> None:
    editor = ProseEditor("Vi leser")
    async with on_stage(editor) as app:
        await app.press("space", "m", "e", "r", "full_stop", "enter", "J", "a")
        assert editor.text == "Vi leser mer.\n\nJa"
        assert len(app.posted(ProseEditor.Changed)) == 8
        await app.press("left", "shift+left")
        assert len(app.posted(ProseEditor.Changed)) == 8
        await app.press("escape")
        assert len(app.posted(ProseEditor.Done)) == 1


async def test_the_screen_is_after_every_key_as_if_it_were_drawn_anew() -> None:
    editor = ProseEditor(TEXT)
    keys = ["x", "space", "enter", "up", "up", "up", "home", "y"]
    keys += ["pageup", "delete", "alt+down", "ctrl+z", "shift+down"]
    async with on_stage(editor, (40, 14)) as app:
        for key in keys:
            await app.press(key)
            partial = app.shown()
            editor.refresh()
            await app.press()
            assert app.shown() == partial


async def test_finding_is_done_in_place() -> None:
    editor = ProseEditor(TEXT)
    async with on_stage(editor, (54, 16)) as app:
        await app.press("ctrl+home", "ctrl+f", *"vurdering")
        assert app.shown()[14] == " finn  vurdering                               1 av 2"
        await app.press("enter")
        assert editor.writer.selected_text == "vurdering"
        assert editor.writer.cursor[1] > 60
        await app.press("escape")
        assert not app.posted(ProseEditor.Done)
        assert "setning 5 av 7" in app.shown()[14]


async def test_paste_and_the_programs_clipboard() -> None:
    editor = ProseEditor("")
    async with on_stage(editor) as app:
        app.post_message(events.Paste("Ba\u030at\nog sjø.\n\n- en\n- to"))
        await app.press()
        assert editor.text == "Båt og sjø.\n\n- en\n- to"
        await app.press("ctrl+a", "ctrl+x")
        assert (editor.text, app.clipboard) == ("", "Båt og sjø.\n\n- en\n- to")


async def test_the_mouse_places_the_cursor_and_a_double_click_takes_a_word() -> None:
    editor = ProseEditor(TEXT)
    async with on_stage(editor, (54, 16)) as app:
        assert app.pilot is not None
        await app.pilot.click(offset=(8, 0))
        assert editor.writer.cursor == (0, 7)
        await app.pilot.double_click(offset=(9, 0))
        assert editor.writer.selected_text == "prøvd"


async def test_undo_is_the_screens_where_the_editor_has_nothing_to_undo() -> None:
    editor = ProseEditor("Ja")
    async with on_stage(editor) as app:
        app.bind("ctrl+z", "app.toggle_class('ProseEditor', '-others')")
        await app.press("x", "ctrl+z")
        assert editor.text == "Ja"
        assert not editor.has_class("-others")
        await app.press("ctrl+z")
        assert editor.has_class("-others")


async def test_a_change_of_size_loses_neither_text_nor_place() -> None:
    editor = ProseEditor(TEXT)
    async with on_stage(editor, (80, 24)) as app:
        assert app.pilot is not None
        await app.pilot.resize_terminal(30, 12)
        await app.press("x")
        assert editor.text == TEXT + "x"
        assert any("slutnx" in row for row in app.shown())


@pytest.mark.parametrize("theme", ["kveld", "dag"])
async def test_every_cell_has_colours_of_its_own(theme: str) -> None:
    async with on_stage(ProseEditor(TEXT), (40, 10), theme) as app:
        await app.press("shift+up")
        assert app.uncoloured() == []
