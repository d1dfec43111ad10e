"""What the audit says of every breach, in full.

`python -m tests.audit.told` writes told.txt anew; it counts when it has been read. A breach's own rule and size
are stated beside it, with their derivation; told.txt has the rest of the answer: each violation with its size, groups,
node, minutes and sentence.
"""

from pathlib import Path

from meetingplan.audit import AuditedPlan, Violation, audit
from meetingplan.domain.text import Message
from meetingplan.language.catalogue import translate
from tests.audit.breaches import BREACHES as OF_WALKS
from tests.audit.breaches_hosting import HOSTING_BREACHES
from tests.audit.breaches_limits import LIMIT_BREACHES
from tests.audit.breaches_tiers import TIERS as OF_TIERS
from tests.audit.builders import meeting, plan
from tests.audit.edits import Breach

BREACHES = [*OF_WALKS, *OF_TIERS, *HOSTING_BREACHES, *LIMIT_BREACHES]
FILE = Path(__file__).with_suffix(".txt")


def headed(breach: Breach) -> str:
    """The line above what is told of a breach."""
    return f"[{breach.rule}: {breach.what}]"


def told(breach: Breach) -> list[str]:
    """A line for every violation."""
    violations = audit(*breach.edit(meeting(), plan()))
    assert not isinstance(violations, AuditedPlan)
    return [_line(violation) for violation in violations]


def expected() -> dict[str, list[str]]:
    """What told.txt says, by its headings."""
    found: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line, [])
        elif line:
            lines.append(line)
    return found


def _line(violation: Violation) -> str:
    assert isinstance(violation.message, Message)
    where = "" if violation.node is None else f" {violation.node} {violation.start}-{violation.end}"
    of = "".join(f" {group}" for group in violation.groups)
    return f"{violation.rule} {violation.by}{of}{where}: {translate(violation.message, 'en')}"


if __name__ == "__main__":
    FILE.write_text("\n\n".join("\n".join([headed(b), *told(b)]) for b in BREACHES) + "\n", encoding="utf-8")
