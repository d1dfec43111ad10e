"""Writes docs/verification.md from what is computed: `python -m tests.simulation.report`."""

from collections.abc import Sequence
from pathlib import Path

from tests.simulation import nist, rimea
from tests.simulation.sweep import agreements, lateness

PAGE = Path(__file__).parents[2] / "docs" / "verification.md"
SEQUENCES = 15_000
HEAD = """# How the laws of movement are verified

This page is written by `python -m tests.simulation.report`; a test fails when it does not say what is computed.
The simulation moves people, cars, doors and trips one by one, from the physical description alone; it shares no
formula with the laws in `meetingplan/network/laws/`, which [movement.md](movement.md) explains.

## Laws against people moved one by one

Random cases, the same in every run. The laws below are called exact; the difference is that of the last person.

"""
SAFE = """
A lift is planned with an interval in which it is held for one party. Parties then follow each other up and down at
random, each beginning when the interval before is over, cars standing anywhere at first, wheelchairs among the people,
each trip with the load for which the law is shortest:

"""
STANDARDS = """
## Tests of RiMEA 4.1.1 and NIST Technical Note 1822

Both lists were made for models of evacuation that move bodies over a floor plan. Here places are nodes with a law, so
tests of bodies (corners, overtaking, smoke, choice of exits) do not apply. Those that do are below, with the sense in
which they apply; who takes which exit is given in two of them, as it is here. The lift of NIST 2.7 has the figures of
`Movement`. Whatever is drawn at random is drawn from a fixed seed, so the same page comes out every time.

"""


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _agreement() -> str:
    rows = [
        (found.law, str(found.cases), "below 1e-6 s" if found.worst < 1e-6 else f"{found.worst:.6f} s")
        for found in agreements()
    ]
    rows.append(("all", str(sum(found.cases for found in agreements())), ""))
    return _table(("law", "cases", "largest difference"), rows)


def _safety() -> str:
    rows = []
    for law, queue in (("`busy`: cars load side by side", False), ("`busy_one_queue`: one car after the other", True)):
        late = lateness(SEQUENCES, queue=queue)
        rows.append((law, str(SEQUENCES), "nobody" if late < 1e-9 else f"up to {late:.3f} s"))
    return _table(("interval", "sequences", "late"), rows)


def _standards() -> str:
    checks = [check() for check in (*rimea.CHECKS, *nist.CHECKS)]
    rows = [(c.name, c.title, c.demand, c.measured, "passes" if c.passed else "**fails**", c.sense) for c in checks]
    return _table(("test", "subject", "asked", "measured", "result", "applies"), rows)


def page() -> str:
    """The whole page, from what is computed now."""
    return HEAD + _agreement() + SAFE + _safety() + STANDARDS + _standards()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
