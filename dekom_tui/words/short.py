"""What things are called where there is little room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.text import slug

if TYPE_CHECKING:
    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.template import Question

_MORE: Final = re.compile(r"[,:]| – | - ")


def name_within(entity: Entity, width: int) -> str:
    """Its title where it has room in `width` letters, else the longest that has: what it says before its first comma
    or colon, or its `kort`. Where neither has, its `kort` or title, to be cut."""
    title = entity.title
    if len(title) <= width:
        return title
    fitting = [one for one in (_MORE.split(title, maxsplit=1)[0], entity.short) if len(one) <= width]
    return max(fitting, key=len) if fitting else entity.short


def own_name(question: Question) -> str:
    """A short name for a question of the school's own: the word of the question that its key is made of, as it stands
    there; else the key itself. «Hva forteller fraværet oss?» under `fravaer` is «Fraværet»."""
    first = question.field.split("_")[0]
    for word in map(str, re.findall(r"[^\W\d_]+", question.text)):
        if len(first) > 2 and slug(word, (), fallback="").startswith(first):
            return word[0].upper() + word[1:]
    return question.field.replace("_", " ").capitalize()
