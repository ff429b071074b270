"""A workspace of many plans, each the sample with other titles, figures and dates.

`python benchmarks/generate.py 2700 FOLDER`. No two plans are the same, and all are valid.
"""

from __future__ import annotations

import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "plans"
PLAN = "storhaugli-2025"
PLACES = (
    "Nordlia", "Sørvik", "Bergheim", "Elvestad", "Fjordgløtt", "Granåsen", "Høgmo", "Kleiva", "Lundamo", "Myrvang",
)  # fmt: skip


def generate(folder: Path, count: int, seed: int = 1) -> int:
    """Write `count` plans below a folder, and give how many bytes of TOML that is."""
    random_ = random.Random(seed)
    texts = {path.relative_to(SAMPLE / PLAN): path.read_text("utf-8") for path in (SAMPLE / PLAN).rglob("*.toml")}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dekom.toml").write_text((SAMPLE / "dekom.toml").read_text("utf-8"), "utf-8")
    written = 0
    for number in range(count):
        school = f"{random_.choice(PLACES)} {number}"
        for path, text in texts.items():
            target = folder / f"plan-{number:05}" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            data = varied(text, school, random_).encode()
            target.write_bytes(data)
            written += len(data)
    return written


def varied(text: str, school: str, random_: random.Random) -> str:
    """The sample's text for another school: other names, figures of the series, and dates a few weeks off."""
    days = timedelta(days=random_.randrange(-20, 21))

    def moved(match: re.Match[str]) -> str:
        # A key or file name that begins with a date keeps it, and the date in it too.
        return match[1] + (date.fromisoformat(match[2]) + days).isoformat()

    text = text.replace("Storhaugli", school)
    text = re.sub(r"(\{dato = |^(?:start|slutt|frist) = )(\d{4}-\d\d-\d\d)", moved, text, flags=re.MULTILINE)
    return re.sub(r"(verdi = )(\d+)\b", lambda match: match[1] + str(int(match[2]) + random_.randrange(3)), text)


if __name__ == "__main__":
    print(f"{generate(Path(sys.argv[2]), int(sys.argv[1])):,} bytes")
