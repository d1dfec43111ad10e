"""Who runs the program."""

import getpass
import os


def user() -> str:
    """The name of who is logged in; their number where the machine knows no name for it, as in many containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # the first up to Python 3.12
        return str(os.getuid())
