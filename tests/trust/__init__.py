"""What meetingplan promises never to do, tried: the quick form with all tests, the full form by `make trust`."""

import os

FULL = bool(os.environ.get("MEETINGPLAN_TRUST"))
"""Whether every moment is to be tried, or a few."""


def numbers(name: str, quick: int, full: int) -> range:
    """From 1 to `quick`, or `full` where all is to be tried; or as `MEETINGPLAN_<name>` asks.

    It takes 500 for as many, and 501-1000 for those from one to another, so that a long run can be cut into short ones.
    """
    usual = full if FULL else quick
    first, _, last = os.environ.get(f"MEETINGPLAN_{name}", f"{usual}").rpartition("-")
    return range(int(first or 1), int(last) + 1)
