"""The secret of a folder of results: what the names of its phone pages are made from, so that nobody can guess them.

It lies in the journal, beside the results and never in them, and stays the same for all revisions: a link that people
were sent goes on leading to their page.
"""

import secrets
from pathlib import Path

from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.text import say
from meetingplan.store import files, journal

BYTES = 32


def path_of(results: Path) -> Path:
    """Where the secret of a folder of results lies."""
    return journal.folder_of(results) / "phone-pages.key"


def secret_of(results: Path) -> bytes:
    """The secret of a folder of results; it is made when it is first asked for. One writer a folder at a time.

    Raises:
        InputError: the file is there and holds something else, so that names made from it could be guessed.
        OSError: the disk refused.
    """
    path = path_of(results)
    if not path.exists():
        files.create(path, secrets.token_bytes(BYTES))
    secret = path.read_bytes()
    if len(secret) != BYTES:
        what = say("the secret that phone pages are named with was changed: it has {count} bytes, not {right}",
                   count=len(secret), right=BYTES)  # fmt: skip
        mend = say("put the file back as it was; or delete it, and send everyone their new link")
        raise InputError((Problem("broken-secret", Position(str(path)), what, mend),))
    return secret
