"""What is drawn by lot, from the system's own source: codes, tokens, keys; and what is derived from a key.

The code is typed from the screen, the token stands in the QR code beside it, the facilitator's key in neither.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Container
from hashlib import sha256
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 characters: no 0 or O, no 1 or I, that a back row takes for each other."""
CODE_LENGTH: Final = 6
"""30 bits."""
TOKEN_LENGTH: Final = 15
"""75 bits: as much as the smallest QR code holds beside an address."""
PIN_LENGTH: Final = 8
KEY_BYTES: Final = 20
_COOKIE_BITS: Final = 160


def _drawn(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_code(taken: Container[str] = ()) -> str:
    """A join code that is not in use."""
    while (code := _drawn(CODE_LENGTH)) in taken:
        pass
    return code


def new_token() -> str:
    """What the QR code carries."""
    return _drawn(TOKEN_LENGTH)


def new_pin() -> str:
    """What is typed once on a facilitator's second device: 40 bits."""
    return _drawn(PIN_LENGTH)


def new_key() -> str:
    """A facilitator's key, or a meeting's secret: 160 bits in hexadecimal."""
    return secrets.token_hex(KEY_BYTES)


def new_id() -> str:
    """An id for a message or a form: 120 bits."""
    return secrets.token_urlsafe(15)


def typed(text: str) -> str:
    """A code as it is compared: people type it in small letters, with spaces and hyphens."""
    return "".join(char for char in text.upper() if char in ALPHABET)


def _derived(secret: str, *parts: str) -> str:
    """160 bits that follow from a secret and these parts, and tell nothing of either."""
    told = "\x00".join(parts).encode()
    return hmac.new(bytes.fromhex(secret), told, sha256).hexdigest()[: _COOKIE_BITS // 4]


def voter(secret: str, device: str, item: str, seat: str = "1") -> str:
    """Who votes on an item, so that each has one vote and the journal holds no device beside a ballot."""
    return "v" + _derived(secret, "voter", device, item, seat)


def cookie(secret: str, device: str) -> str:
    """What a phone carries to be known as `device`. It stands nowhere on this machine, and ends with the secret."""
    return f"{device}.{_derived(secret, 'cookie', device)}"


def device_of(secret: str, value: str) -> str | None:
    """The device whose cookie this is; None for one that was not made here."""
    device = value.partition(".")[0]
    return device if device and same(value, cookie(secret, device)) else None


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how far they are."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
