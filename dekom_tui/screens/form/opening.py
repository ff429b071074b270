"""Which screen is the form of something: one derived from the format, or one of its own where more has to be asked."""

from __future__ import annotations

from dekom_tui.plan.format import Value
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.form.subject import RecordSubject, Subject


def form_of(subject: Subject, place: str, field: str = "") -> FrameScreen:
    """The form; `place` is the key of the place that it opens over, `field` the path that it begins at.

    A measurement is written after all of it has been seen, with the warning about few pupils before (product.md,
    point 5), whichever way one came to it.
    """
    if isinstance(subject, RecordSubject) and isinstance(subject.record, Value):
        from dekom_tui.screens.indicators.new_value import NewValueScreen

        return NewValueScreen(subject.place, place, subject.record if subject.record.values else None)
    return FormScreen(subject, place, field)
