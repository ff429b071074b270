"""How much of anything one participant, one browser or everybody together may ask for.

Never by address: three hundred phones stand behind one.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final, NamedTuple

Clock = Callable[[], float]

_STRETCHES: Final = 30
"""In how many parts the time is counted in which wrong codes are remembered."""


class Limits(NamedTuple):
    """The bounds of a server. Seconds, bytes and counts."""

    rate: float = 1.0
    """Messages a second from one participant, over time."""
    burst: int = 5
    reads: float = 4.0
    """Pages and states a second for one participant, over time; who follows needs none."""
    read_burst: int = 40
    stranger_reads: float = 100.0
    """Pages and states a second for all those together who are not in."""
    stranger_burst: int = 600
    said: float = 10.0
    """Messages a second on one websocket, beside the commands; who says more is cut off."""
    said_burst: int = 40
    body: int = 16 * 1024
    head_seconds: float = 5.0
    """How long a browser may take to say what it wants."""
    idle_seconds: float = 30.0
    """How long a connection of somebody unknown may stay open between two requests."""
    body_seconds: float = 10.0
    strangers: int = 512
    """Open connections of those who are not in; the oldest is put out for a new one."""
    per_device: int = 12
    """Open connections of one participant, of which a browser makes six and a websocket; the one that has been quiet
    longest is put out for a new one."""
    per_host: int = 48
    """The same for the facilitator, with all screens and phones that steer."""
    devices: int = 2000
    """Participants of one meeting."""
    joins: float = 50.0
    """New participants a second, over time."""
    join_burst: int = 400
    wrong_codes: int = 20
    """Wrong codes of one browser in `wrong_seconds`."""
    wrong_seconds: float = 300.0
    wrong_told: int = 20
    """Wrong codes of all together in `wrong_seconds` from which the facilitator is told that somebody guesses."""
    wrong_rate: float = 20.0
    """Wrong codes a second of all together that are answered at once; what is more waits its turn."""
    wrong_waiting: int = 100
    """Those who may wait; what is more is told to come back."""
    linger_seconds: float = 600.0
    """How long a meeting that has ended is served when nobody follows it any more: phones read what was decided."""
    slow_seconds: float = 15.0
    """How long a phone may leave what it was sent unread; then it is dropped, and comes back for the newest."""


class Bucket:
    """So many at once, and so many a second after that."""

    __slots__ = ("_burst", "_left", "_rate", "_seen")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._seen = burst, now

    def take(self, now: float) -> float:
        """Take one and give 0, or take none and give the seconds until there is one."""
        self._left = min(self._burst, self._left + (now - self._seen) * self._rate)
        self._seen = now
        if self._left >= 1:
            self._left -= 1
            return 0.0
        return (1 - self._left) / self._rate


class Buckets:
    """A bucket for each name; those that nobody has asked for longest are forgotten, which is to be full again."""

    MOST: Final = 4096

    def __init__(self, rate: float, burst: float, clock: Clock) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._by_name: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, name: str) -> float:
        """As Bucket.take, of the bucket of this name."""
        now = self._clock()
        bucket = self._by_name.pop(name, None) or Bucket(self._rate, self._burst, now)
        self._by_name[name] = bucket
        if len(self._by_name) > self.MOST:
            self._by_name.popitem(last=False)
        return bucket.take(now)


class WrongCodes:
    """Guesses at a code: counted for each browser, and slowed down for all together. A right code never waits."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._limits, self._clock = limits, clock
        self._browsers = Buckets(limits.wrong_codes / limits.wrong_seconds, limits.wrong_codes, clock)
        self._turn = clock()
        self._recent: deque[tuple[float, int]] = deque()
        """How many there had been at the beginning of each of the last stretches of time."""
        self.count = 0

    def tell(self, browser: str) -> float | None:
        """Count a wrong code of a browser; the seconds to wait before it is told so, None: it is to come back later."""
        now = self._clock()
        if not self._recent or now - self._recent[-1][0] > self._limits.wrong_seconds / _STRETCHES:
            self._recent.append((now, self.count))
        self.count += 1
        if browser and self._browsers.take(browser) > 0:
            return None
        self._turn = max(self._turn, now - 1.0)
        wait = max(0.0, self._turn + 1 / self._limits.wrong_rate - now)
        if wait > self._limits.wrong_waiting / self._limits.wrong_rate:
            return None
        self._turn += 1 / self._limits.wrong_rate
        return wait

    def guesses(self) -> int:
        """About how many were told lately, in round figures; 0 while so few that people may have typed wrong."""
        now = self._clock()
        while self._recent and now - self._recent[0][0] > self._limits.wrong_seconds:
            self._recent.popleft()
        lately = self.count - self._recent[0][1] if self._recent else 0
        if lately < self._limits.wrong_told:
            return 0
        unit = 10 ** (len(str(lately)) - 1)
        return int(lately // unit * unit)
