"""What things are called where there is little room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dekom_tui.plan.entity import Entity

_MORE: Final = re.compile(r"[,:]| – | - ")


def name_within(entity: Entity, width: int) -> str:
    """Its title where it has room in `width` letters, else the longest that has: what it says before its first comma
    or colon, or its `kort`. Where neither has, its `kort` or title, to be cut."""
    title = entity.title
    if len(title) <= width:
        return title
    fitting = [one for one in (_MORE.split(title, maxsplit=1)[0], entity.short) if len(one) <= width]
    return max(fitting, key=len) if fitting else entity.short
