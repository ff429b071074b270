"""What every request is held against before anybody looks at what it wants, and what every answer carries.

A page elsewhere in the same browser can send requests here, and a name that is made to point here makes them look
like ours (DNS rebinding). So the Host is an address of numbers or a name that was allowed, and what changes anything
comes from a page of this very host.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlsplit

from dekom_tui.live.lots import typed

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' {ways}; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Safari before 15.4 does not count a websocket to the page's own host as 'self'."""

_ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Server": "dekom",
}
LONGEST_PATH: Final = 200


class Forbidden(Exception):
    """A request that is not taken; `code` is a word for the log and the answer, `status` HTTP's."""

    def __init__(self, code: str, status: int = 403) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


class Guard:
    """The hosts that this server goes by."""

    def __init__(self, names: Iterable[str] = (), *, secure: bool = False, public: str = "") -> None:
        """`public` is the host, with its port, that phones know where a proxy in front asks for another one."""
        self.public = public.lower()
        self._names = {"localhost", *(one.lower() for one in names if one)}
        self.secure = secure
        """Whether phones reach it by https: cookies are then for https alone."""

    def host(self, headers: Mapping[str, str]) -> str:
        """The host, with its port, that a request is for. Raises Forbidden."""
        told = headers.get("Host", "")
        name, _port = split_host(told)
        if not name or not (_is_address(name) or name in self._names):
            raise Forbidden("host", 421)
        return told.lower()

    def origin(self, headers: Mapping[str, str], host: str, *, needed: bool = False) -> None:
        """Hold the Origin of what changes something, or of a websocket, against the host. Raises Forbidden.

        A form sent from a page without referrer says «null»; that it is ours the browser then tells by Sec-Fetch-Site,
        and those too old for that by sending the cookie, which is SameSite=Strict, at all.
        """
        origin = headers.get("Origin")
        site = headers.get("Sec-Fetch-Site", "")
        if site not in ("", "same-origin", "none"):
            raise Forbidden("origin")
        if origin is None or origin == "null":
            if needed:
                raise Forbidden("origin")
        elif urlsplit(origin).netloc.lower() not in (host, self.public or host):
            raise Forbidden("origin")

    def answer_headers(self, host: str, *, page: bool) -> dict[str, str]:
        """What every answer carries; a page its policy too."""
        found = dict(_ALWAYS)
        ways = {f"{scheme}://{one}": None for one in (host, self.public or host) for scheme in ("ws", "wss")}
        found["Content-Security-Policy"] = (
            POLICY.format(ways=" ".join(ways)) if page else "default-src 'none'; frame-ancestors 'none'"
        )
        return found


def split_host(told: str) -> tuple[str, int | None]:
    """«10.0.0.12:8080» or «[::1]:8080» in its parts; an empty name for what is neither."""
    if len(told) > 255:
        return "", None
    try:
        parts = urlsplit(f"//{told}")
        if parts.netloc != told or "@" in told:
            return "", None
        return (parts.hostname or ""), parts.port
    except ValueError:
        return "", None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True


def key_in(path: str) -> str:
    """The code or token that a path begins with, as it is compared; empty when it is too long to be one."""
    first = path[1:].partition("/")[0]
    return typed(first) if len(first) <= 40 else ""
