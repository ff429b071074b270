"""An address as a QR code: rows of half blocks for the terminal, or an SVG for the page.

In capitals and digits alone (QR's alphanumeric mode) the address of a meeting makes a code of 33 by 33 modules with
its quiet zone, at the lowest level of correction: it is shown on a screen, and nothing wears it.
"""

from __future__ import annotations

import io
from typing import Final
from urllib.parse import urlsplit

import segno

QUIET: Final = 4
"""Modules of light around the code, as the standard asks."""


def shortest(url: str, token: str) -> str:
    """The address of a meeting with all in capitals that may be: names of hosts may, paths of others may not."""
    parts = urlsplit(url)
    return f"{parts.scheme.upper()}://{parts.netloc.upper()}{parts.path.rstrip('/')}/{token}"


def _made(text: str) -> segno.QRCode:
    return segno.make(text, error="l", micro=False, boost_error=False)


def rows(text: str, quiet: int = QUIET) -> list[str]:
    """The code in half blocks, two modules to a row: to be drawn black on white, whatever the theme."""
    modules = [list(row) for row in _made(text).matrix_iter(border=quiet)]
    if len(modules) % 2:
        modules.append([0] * len(modules[0]))
    marks = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    return [
        "".join(marks[(bool(upper), bool(lower))] for upper, lower in zip(above, below, strict=True))
        for above, below in zip(modules[::2], modules[1::2], strict=True)
    ]


def svg(text: str) -> bytes:
    """The code as an SVG file of its own, black on white."""
    out = io.BytesIO()
    _made(text).save(
        out, kind="svg", border=QUIET, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue()
