"""The laws of movement: how many seconds n people need from one place to the next, each a small pure function.

SI units throughout. Figures come from `Movement`; whatever of them is assumed, is assumed there. A law asked outside
its range of validity refuses with `OutOfRange`.
"""

from meetingplan.network.laws.errors import OutOfRange

__all__ = ["OutOfRange"]
