"""What meetingplan promises never to do, tried: the quick form with all tests, the full form by `make trust`."""

import os

FULL = bool(os.environ.get("MEETINGPLAN_TRUST"))
"""Whether every moment is to be tried, or a few."""
