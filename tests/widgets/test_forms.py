"""What fields are edited with: a typed field, a calendar, a list to choose from."""

from __future__ import annotations

from datetime import date

from textual import events

from dekom_tui.widgets.calendar import Calendar, month_weeks
from dekom_tui.widgets.choices import Choices, Option
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.lines import line
from tests.widgets.stage import on_stage

GOALS = [
    Option("lesing", "Færre elever på 9. trinn leser på de to laveste nivåene", "1"),
    Option("med", "Elevene opplever at de får være med og bestemme hvordan de lærer", "2"),
    Option("sirkler", "Lærerne utvikler undervisning sammen i faste læringssirkler", "3"),
]


async def test_a_field_shows_what_is_typed_and_what_it_is_read_as() -> None:
    field = Field("Start", "uke 4")
    async with on_stage(field, (50, 4)) as app:
        await app.press("1")
        assert [message.value for message in app.posted(Field.Changed)] == ["uke 41"]
        field.say("man 5. okt 2026")
        await app.press()
        assert app.shown()[0] == "▌Start         uke 41   → man 5. okt 2026"
        await app.press("enter")
        assert [message.value for message in app.posted(Field.Submitted)] == ["uke 41"]


async def test_a_field_is_emptied_before_and_after_the_cursor() -> None:
    """Ctrl+U and Ctrl+K, as in the fields of every other program in a terminal."""
    field = Field("Verdi", "40 prosent", id="f")
    async with on_stage(field, (60, 3)) as app:
        await app.press("ctrl+left", "ctrl+k")
        assert field.value == "40 "
        await app.press("ctrl+u")
        assert field.value == ""


async def test_a_wrong_value_stays_and_says_so() -> None:
    field = Field("Slutt", "31.11.26")
    async with on_stage(field, (50, 4)) as app:
        field.wrong("finnes ikke")
        await app.press()
        assert app.shown()[0] == "▌Slutt         31.11.26   ! finnes ikke"
        assert field.value == "31.11.26"


async def test_a_long_text_takes_more_rows() -> None:
    field = Field("Tittel", "Modul 2: faglige samtaler om tekst i hvert fag")
    async with on_stage(field, (45, 4)) as app:
        assert app.shown()[:2] == ["▌Tittel        Modul 2: faglige samtaler om", "▌              tekst i hvert fag"]
        await app.press("ctrl+a", "backspace")
        assert field.size.height == 1


async def test_a_field_has_one_line_whatever_is_pasted() -> None:
    field = Field("Navn")
    async with on_stage(field, (50, 4)) as app:
        field.post_message(events.Paste("en\nto\x07"))
        await app.press()
        assert field.value == "en to"


async def test_a_month_has_its_weeks_and_what_is_to_be_known() -> None:
    calendar = Calendar(date(2026, 10, 5))
    async with on_stage(calendar, (34, 14)) as app:
        calendar.show(notes=[line("! Høstferie 5.–9. okt")])
        await app.press()
        assert app.shown()[:9] == [
            " OKTOBER 2026",
            " uke   ma ti on to fr lø sø",
            "  40             1  2  3  4",
            "▌ 41    5  6  7  8  9 10 11",
            "  42   12 13 14 15 16 17 18",
            "  43   19 20 21 22 23 24 25",
            "  44   26 27 28 29 30 31",
            "",
            " ! Høstferie 5.–9. okt",
        ]


async def test_the_calendar_moves_by_day_week_and_month_and_picks() -> None:
    calendar = Calendar(date(2026, 10, 31))
    async with on_stage(calendar, (34, 14)) as app:
        await app.press("pagedown")
        assert calendar.day == date(2026, 11, 30)
        await app.press("down", "left", "enter")
        assert [message.day for message in app.posted(Calendar.Picked)] == [date(2026, 12, 6)]
        assert app.pilot is not None
        await app.pilot.click(offset=(8, 3))
        assert calendar.day == date(2026, 12, 7)


async def test_the_calendar_stops_where_dates_do() -> None:
    calendar = Calendar(date.max)
    async with on_stage(calendar, (34, 14)) as app:
        await app.press("right", "down", "pagedown")
        assert calendar.day == date.max


def test_weeks_begin_on_monday_and_hold_seven_days() -> None:
    for month in range(1, 13):
        for week in month_weeks(2026, month):
            assert len(week) == 7
            assert all(day is None or day.weekday() == index for index, day in enumerate(week))


async def test_choices_are_marked_and_wrapped_under_their_text() -> None:
    async with on_stage(Choices("RESULTATMÅL", GOALS, ["lesing"], several=True), (36, 14)) as app:
        assert app.shown()[:6] == [
            "  RESULTATMÅL  1 av 3 valgt",
            "  skriv for å lete",
            "▌ ■ 1 Færre elever på 9. trinn",
            "▌     leser på de to laveste",
            "▌     nivåene",
            "",
        ]


async def test_space_chooses_several_and_enter_takes_them() -> None:
    choices = Choices("MÅL", GOALS, ["lesing"], several=True)
    async with on_stage(choices, (80, 14)) as app:
        await app.press("down", "down", "space", "up", "up", "space", "enter")
        assert [(message.key, message.chosen) for message in app.posted(Choices.Toggled)] == [
            ("sirkler", True),
            ("lesing", False),
        ]
        assert [message.keys for message in app.posted(Choices.Picked)] == [("sirkler",)]


async def test_enter_takes_the_selected_one_of_several_where_none_was_ticked() -> None:
    choices = Choices("MÅL", GOALS, [], several=True)
    async with on_stage(choices, (80, 14)) as app:
        await app.press("down", "enter")
        assert [message.keys for message in app.posted(Choices.Picked)] == [("med",)]


async def test_what_was_unticked_stays_so_and_what_is_sought_for_is_added() -> None:
    choices = Choices("MÅL", GOALS, ["lesing"], several=True)
    async with on_stage(choices, (80, 14)) as app:
        await app.press("enter")
        await app.press(*"sirk", "enter")
        await app.press(*["backspace"] * 4, "space", "space", "enter")
        picked = [message.keys for message in app.posted(Choices.Picked)]
        assert picked[0] == ("lesing",)
        assert set(picked[1]) >= {"lesing", "sirkler"}
    choices = Choices("MÅL", GOALS, ["lesing"], several=True)
    async with on_stage(choices, (80, 14)) as app:
        await app.press("space", "enter")
        assert [message.keys for message in app.posted(Choices.Picked)] == [()]


async def test_where_one_can_be_chosen_enter_takes_the_selected_one() -> None:
    choices = Choices("STATUS", [Option(word, word) for word in ("ikke startet", "pågår", "på vent")], ["pågår"])
    async with on_stage(choices, (40, 14)) as app:
        await app.press("down", "enter")
        assert [message.keys for message in app.posted(Choices.Picked)] == [("pågår",)]
        assert app.shown()[2:5] == ["  □ ikke startet", "▌ ■ pågår", "  □ på vent"]


async def test_typing_seeks_without_regard_to_accents() -> None:
    choices = Choices("MÅL", GOALS)
    async with on_stage(choices, (80, 14)) as app:
        await app.press(*"laer")
        assert app.shown()[1] == "  «laer»"
        assert [row[2:] for row in app.shown()[2:5]] == [
            "□ 2 Elevene opplever at de får være med og bestemme hvordan de lærer",
            "□ 3 Lærerne utvikler undervisning sammen i faste læringssirkler",
            "",
        ]
        await app.press(*"xx")
        assert app.shown()[2] == "  Ingenting her har «laerxx» i seg."
        await app.press(*["backspace"] * 6)
        assert choices.sought == ""
        assert choices.selected is not None
