"""A real Chromium that looks at pages; what is asked of it is an expression in JavaScript."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.publish.readers import missing

FOLDER = Path(__file__).with_name("chromium")
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36"
VIOLATIONS = (
    "axe.run().then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`)))"
)
"""What axe-core has to say of a page: rule and element, one by one."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a page; `agent` is what the browser calls itself."""

    url: str
    ask: str
    scheme: str = "light"
    width: int = 1280
    agent: str = PHONE


def answers(visits: Sequence[Visit]) -> list:
    """The answer of each page."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None or shutil.which("node") is None or not (FOLDER / "node_modules").exists():
        missing("Chromium, Node.js or axe-core")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        asked = {"program": program, "profile": profile, "visits": [asdict(visit) for visit in visits]}
        done = subprocess.run(
            ["node", FOLDER / "browse.cjs"], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
