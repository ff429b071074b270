"""The merge driver as git calls it: the line of configuration that `dekom git install` writes.

Git's own shell runs the line, so it holds when the program is missing, killed or broken: it then leaves what
`git merge-file` writes, markers and all, and says so. Left alone, git would leave ours without a marker, and the next
`git add` would lose theirs.
"""

from __future__ import annotations

from typing import Final

NAME: Final = "dekom"
"""The driver's name, in `merge=dekom` and `merge.dekom.driver`."""

OFF: Final = "DEKOM_MERGE"
"""The variable that turns the driver off for a command when it is 0."""

LINE: Final = (
    "was=$(git hash-object --no-filters %A); "
    "{program} merge-driver %O %A %B %P; "
    "code=$?; "
    "test $code -eq 0 && exit 0; "
    # A traceback ends with 1 too, and an older dekom with 2: either leaves the file as it was.
    'test $code -le 2 && test "$was" != "$(git hash-object --no-filters %A)" && exit $code; '
    "printf '%%s\\n' 'dekom: {said}' %P >&2; "
    "git merge-file -L ours -L base -L theirs %A %O %B"
)
"""`merge.dekom.driver`. The driver ends with 0 (merged), 1 (a conflict) or 2 (refused), and in the two last cases has
always changed the file, unless the refused file is ours to the byte, which merging it again leaves alone."""


def driver_line(program: str, said: str) -> str:
    """The line with a program as the shell is to find it, in quotes where it needs them. `said` is what is told, in the
    user's language, when it does not answer; the file's name follows."""
    return LINE.format(program=program.replace("%", "%%"), said=said.replace("'", "’").replace("%", "%%"))
