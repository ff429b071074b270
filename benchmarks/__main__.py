"""Every benchmark in one run, as a table of ratios: `python -m benchmarks [part of a name …]`.

A figure is worth something beside another of the same run, so each stands beside what it is measured against.
"""

from __future__ import annotations

import sys

from benchmarks import (
    commands,
    find,
    git,
    log,
    meeting,
    meeting_hours,
    meeting_screen,
    merging,
    saving,
    screens,
    thread,
    timeline,
    versions,
)
from benchmarks.table import Row

GROUPS = (
    screens.rows,
    timeline.rows,
    log.rows,
    thread.rows,
    find.rows,
    saving.rows,
    commands.rows,
    versions.rows,
    merging.rows,
    git.rows,
    meeting.rows,
    meeting_hours.rows,
    meeting_screen.rows,
)


def main(names: list[str]) -> int:
    """Run those whose names hold one of the parts (all without), print the table, and end with 1 when one is over."""
    print("| what | measured | beside | ratio | at most |")
    print("|---|---|---|---|---|")
    over = 0
    for group in GROUPS:
        for name, measure in group():
            if names and not any(part in name for part in names):
                continue
            row: Row = measure()
            limit = row.limit if row.held else f"{row.limit} **over**"
            print(f"| {name} | {row.measured} | {row.beside} | {row.ratio} | {limit} |", flush=True)
            over += not row.held
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
