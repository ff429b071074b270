"""The process that serves meetings: `python -m dekom_tui.live [options] MEETING…`, started by live/process.py.

Says on the pipe that it was given (`--ready=NUMBER`, first) how it listens, or why it cannot, as one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress

from dekom_tui.live import serving
from dekom_tui.live.process import READY, NotStarted


def main(words: list[str]) -> int:
    """Serve, and tell whoever started us; the exit code."""
    pipe = int(words.pop(0).removeprefix(READY)) if words and words[0].startswith(READY) else None

    def say(told: dict[str, object]) -> None:
        if pipe is None:
            return
        with suppress(OSError):
            os.write(pipe, json.dumps(told).encode() + b"\n")
        if pipe == sys.stdout.fileno():
            # Nobody reads on: what is printed from here goes where the errors go.
            os.dup2(sys.stderr.fileno(), pipe)
        else:
            os.close(pipe)

    try:
        serving.run(words, lambda found: say(found._asdict()))
    except NotStarted as error:
        say({"trouble": error.code, "what": error.what})
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
