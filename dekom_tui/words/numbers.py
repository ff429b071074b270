"""Numbers as people write them: «3,4», «21 %», «+3»; read back whether typed with comma or point."""

from __future__ import annotations

from dekom_tui.words.language import current

_MINUS = "−"
_SPACES = " \u00a0\u2009\u202f"


def number(value: float, decimals: int | None = None) -> str:
    """«3,4» and «21», in English «3.4»; as many decimals as the value has, none for a whole number, or `decimals`."""
    if decimals is not None:
        text = f"{value:.{decimals}f}"
    elif isinstance(value, int):
        text = str(value)
    else:
        text = repr(value)
        if "e" in text:
            from decimal import Decimal

            text = format(Decimal(text), "f")
        text = text.removesuffix(".0")
    if text.startswith("-"):
        text = _MINUS + text[1:] if text.strip("-0.") else text[1:]
    return text if current() == "en" else text.replace(".", ",")


def signed(value: float, decimals: int | None = None) -> str:
    """A change: «+3», «−1,2», «0»."""
    text = number(value, decimals)
    return f"+{text}" if value > 0 and text.strip("0,.") else text


def with_unit(value: float, unit: str | None = None, decimals: int | None = None) -> str:
    """«21 %», «3,4 av 5»; the number alone without a unit."""
    text = number(value, decimals)
    return f"{text} {unit}" if unit else text


def parse_number(text: str) -> float | int | None:
    """A typed number with comma or point, spaces between thousands; None when it is none.

    What is written without decimals is an int, of any size that Python reads; a float is finite.
    """
    typed = text.strip().replace(_MINUS, "-")
    sign = -1 if typed.startswith("-") else 1
    typed = typed.removeprefix("-" if sign < 0 else "+")
    whole, mark, decimals = typed.replace(",", ".").partition(".")
    groups = whole.translate(dict.fromkeys(map(ord, _SPACES), " ")).split(" ")
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    digits = [*groups, decimals] if mark else groups
    if not all(part.isascii() and part.isdigit() for part in digits):
        return None
    joined = "".join(groups)
    try:
        found = sign * (float(f"{joined}.{decimals}") if mark else int(joined))
    except ValueError:
        return None
    return None if abs(found) == float("inf") else found
