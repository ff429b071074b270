"""While groups work: what they are to agree on, the clock, and how far each group has come. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dekom_tui.screens.meeting.large import LOW, beside_lines, clock_lines, large, rows_of
from dekom_tui.screens.meeting.writing_view import instruction
from dekom_tui.widgets.bars import bar
from dekom_tui.widgets.lines import BLANK, Line, Row, cells, left_right, line, pad, paragraph, width_of
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting import group_role

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room, Told

_ORDER: Final = ("ordstyrer", "sekretaer", "tidtaker")
_EACH: Final = 4
_NUMBER: Final = 5
"""The cells of a group's number."""


def groups_rows(room: Room, width: int, height: int, page: int = 0) -> list[Row]:
    """The task and the clock, then the groups in two columns, those who ask for help first where all have no room."""
    inner = width - 2
    low = height < LOW
    clock = clock_lines(room, low=low)
    at = inner - max((width_of(one) for one in clock), default=0)
    room_left = max(20, at - 2)
    text = paragraph(str(room.item.get("question", "")), room_left, "text", bold=True)
    text += paragraph(instruction(room), room_left)
    every = list(room.view.get("group_list") or ())
    phoned = any(one.get("size") for one in every)
    groups = [one for one in every if one.get("size") or one.get("sent")] if phoned else every
    sent, all_ = (sum(int(one.get(name) or 0) for one in groups) for name in ("sent", "picks"))
    told = (
        _("{n} av {all} er sendt").format(n=sent, all=all_)
        if groups
        else _("Ingen har telefon. S skriver for gruppene.")
    )
    above = [*text, *([] if low else [BLANK]), line((told, "text", True))]
    head = beside_lines(above, clock, at, inner)
    lines = [*([] if low else [BLANK]), *head, BLANK]
    foot = [line(_("Hver telefon viser hvilken rolle den har fått."))] if height >= 20 else []
    if not phoned:
        foot = [line(_("S skriver for gruppene."))] if groups and height >= 20 else []
    space = height - len(lines) - len(foot)
    lines += _grid(groups, inner, space, page)
    lines += foot[: max(0, height - len(lines))]
    return rows_of(lines[:height])


def group_pages(room: Room, width: int, height: int) -> int:
    """How many pages the groups take."""
    groups = len(room.view.get("group_list") or ())
    each = max(1, (height - 9) // _EACH) * 2
    return max(1, -(-groups // each))


def _grid(groups: Sequence[Told], inner: int, space: int, page: int) -> list[Line]:
    """The groups two by two: high ones while they fit, else a line each."""
    column = (inner - 2) // 2
    high = -(-len(groups) // 2) * _EACH <= space + 1
    if high:
        found: list[Line] = []
        for at in range(0, len(groups), 2):
            pair = [_group(one, column) for one in groups[at : at + 2]]
            for row in range(_EACH):
                left = pair[0][row]
                right = pair[1][row] if len(pair) > 1 else BLANK
                found.append((*pad(left, column + 2), *right))
        return found
    shown = sorted(groups, key=lambda one: (not one.get("help"), int(one["no"])))
    most = max(1, space - 1) * 2
    kept = sorted(shown[:most], key=lambda one: int(one["no"])) if len(shown) > most else list(groups)
    found = []
    rows = -(-len(kept) // 2)
    boxes, air = rows * 3 <= space + 1, rows * 2 <= space + 1
    for at in range(0, len(kept), 2):
        those = kept[at : at + 2]
        found.append(_beside([_short(one, column) for one in those], column))
        if boxes:
            found.append(_beside([line(" " * _NUMBER, _boxes(one, column - _NUMBER)) for one in those], column))
        found += [BLANK] if air else []
    if len(kept) < len(groups):
        found.append(line((_("{n} grupper til").format(n=len(groups) - len(kept)), "faint")))
    return found


def _beside(pair: Sequence[Line], column: int) -> Line:
    return (*pad(pair[0], column + 2), *(pair[1] if len(pair) > 1 else BLANK))


def _state(group: Told) -> tuple[str, str]:
    """A group's state in words, and its ink."""
    sent, picks = int(group.get("sent") or 0), int(group.get("picks") or 0)
    if group.get("help"):
        return _("! ber om hjelp"), "bad"
    if picks and sent >= picks:
        return _("● ferdig"), "ok"
    return (_("► drøfter"), "accent") if sent else (_("○ drøfter"), "soft")


def _short(group: Told, width: int) -> Line:
    words, token = _state(group)
    figures = _("{n} av {all}").format(n=group.get("sent", 0), all=group.get("picks", 0))
    left = line((f"{group['no']:>3}  ", "text", True), (words, token, True))
    return left_right(left, line(figures), width)


def _group(group: Told, width: int) -> list[Line]:
    number = large(str(group["no"]), "text", "small")
    words, token = _state(group)
    sent, picks = int(group.get("sent") or 0), int(group.get("picks") or 0)
    figures = _("{n} av {all}").format(n=sent, all=picks)
    inner = width - _NUMBER - 2
    has = set(group.get("roles") or ())
    people = int(group.get("size") or 0)
    roles = line(*(((("●" if one in has else "○") + group_role(one) + " "), "soft") for one in _ORDER))
    if not has:
        roles = line(ngettext("{n} telefon", "{n} telefoner", people).format(n=people)) if people else BLANK
    elif sum(cells(span.text) for span in roles) > inner:
        roles = line(*(((("●" if one in has else "○") + group_role(one)[:3] + ". "), "soft") for one in _ORDER))
    boxes = _boxes(group, inner)
    found = [left_right(line((words, token, True)), line(figures), inner), roles, boxes, BLANK]
    body = []
    for row in range(_EACH):
        left = number[row] if row < len(number) else BLANK
        body.append((*pad(line("  ", left), _NUMBER + 2), *found[row]))
    return body


def _boxes(group: Told, width: int) -> Line:
    """A box for each that the group can send, filled as it does."""
    sent, picks = int(group.get("sent") or 0), int(group.get("picks") or 0)
    if picks > 8:
        return bar(width, sent / picks, "ok")
    each = max(1, (width - 2 * max(0, picks - 1)) // max(1, picks))
    return line(*((("▄" * each + "  "), "ok" if at < sent else "line") for at in range(picks)))
