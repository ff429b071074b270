"""Which address the phones of the room can reach this machine by, and which others there are.

The system is asked which interface it would use to go out; a Wi-Fi or a cable comes before what programs have made
(containers, tunnels), and this machine alone comes last.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import struct
import sys
from typing import Final, NamedTuple

PORTS: Final = (8080, 8081, 8082, 8083, 8000, 8888, 0)
"""What is tried when nothing is said; 0 lets the system choose."""

_MADE: Final = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "tun",
    "tap",
    "wg",
    "utun",
    "zt",
    "tailscale",
    "cni",
    "lxc",
)
_WIFI: Final = ("wl", "wifi", "ath", "ap")
_SIOCGIFADDR: Final = 0x8915


class Place(NamedTuple):
    """An address of this machine."""

    address: str
    interface: str = ""
    kind: str = "cable"
    """wifi, cable, made (by a program) or alone (only this machine)."""


def places() -> list[Place]:
    """Every IPv4 address of this machine, the likeliest to be reached by the room's phones first."""
    out = _way_out()
    found: dict[str, Place] = {}
    for name, address in _interfaces():
        found[address] = Place(address, name, _kind(name, address))
    if out and out not in found:
        found[out] = Place(out, "", _kind("", out))
    if not found:
        found["127.0.0.1"] = Place("127.0.0.1", "", "alone")
    order = ("wifi", "cable", "made", "alone")
    return sorted(found.values(), key=lambda one: (order.index(one.kind), one.address != out, one.address))


def best() -> Place:
    """The address to show: the way out where it is a real net, else the likeliest."""
    found = places()
    out = _way_out()
    return next((one for one in found if one.address == out and one.kind in ("wifi", "cable")), found[0])


def _kind(name: str, address: str) -> str:
    if ipaddress.ip_address(address).is_loopback:
        return "alone"
    if name.startswith(_MADE):
        return "made"
    return "wifi" if name.startswith(_WIFI) else "cable"


def _way_out() -> str:
    """The address that the system would go out from; nothing is sent to find it."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(("192.0.2.1", 9))
        address = str(asked.getsockname()[0])
        if not ipaddress.ip_address(address).is_unspecified:
            return address
    return ""


def _interfaces() -> list[tuple[str, str]]:
    """Names and addresses of the interfaces."""
    found: list[tuple[str, str]] = []
    if sys.platform == "linux":
        import fcntl

        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            for _number, name in socket.if_nameindex():
                with contextlib.suppress(OSError):
                    told = fcntl.ioctl(asked.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                    found.append((name, socket.inet_ntoa(told[20:24])))
        return found
    with contextlib.suppress(OSError):
        for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM):
            found.append(("", str(one[4][0])))
    return found


def url(address: str, port: int, *, secure: bool = False) -> str:
    """The address as it is typed into a browser."""
    shown = f"[{address}]" if ":" in address else address
    usual = 443 if secure else 80
    return f"{'https' if secure else 'http'}://{shown}" + ("" if port == usual else f":{port}")
