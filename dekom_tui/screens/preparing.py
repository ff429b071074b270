"""What a screen is made of, had at hand before the first key asks for it: its modules, and its style sheets read.

A key that opens a screen for the first time waits otherwise for all of that, and so does the screen's loop.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from textual.widget import Widget

    from dekom_tui.screens.host import Host


def prepare_find(host: Host) -> None:
    """Have find at hand. Called by a thread beside the screen, when there is nothing else to do."""
    for module in ("dekom_tui.screens.aids.find", "dekom_tui.store.shelf"):
        import_module(module)
    cell_len("字")  # reads a table of all letters' widths the first time
    host.call_later(_read_sheets, host)


def _read_sheets(host: Host) -> None:
    from textual.containers import Vertical

    from dekom_tui.screens.aids.find import FindScreen
    from dekom_tui.screens.typed import Typed

    _one_by_one(host, iter([FindScreen(all_plans=False), Typed(), Vertical()]))


def _one_by_one(host: Host, widgets: Iterable[Widget]) -> None:
    """Read the style sheets of widgets that are not on screen, each in a turn of the loop of its own."""
    for widget in widgets:
        widget._post_register(host)
        _ = host.stylesheet.rules_map
        host.call_later(_one_by_one, host, widgets)
        return
