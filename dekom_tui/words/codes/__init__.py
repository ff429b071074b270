"""What every finding says: its code's short form, its message and its cure, as texts with named placeholders.

`words.findings` chooses the form that fits a finding, and fills it in. Where a code has several forms, the others stand
under `code/form`; what is empty in one of them is the code's own.
"""

from __future__ import annotations

from typing import Final

from dekom_tui.words.codes.files import FILES
from dekom_tui.words.codes.form import FORM
from dekom_tui.words.codes.plan import PLAN
from dekom_tui.words.codes.say import Say

FORMS: Final[dict[str, Say]] = {**FILES, **FORM, **PLAN}
"""How each code is told, and its other forms."""

__all__ = ["FORMS", "Say"]
