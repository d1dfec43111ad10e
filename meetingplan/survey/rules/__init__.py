"""What makes a site unsuitable, or suitable with conditions: each rule one sentence and one short file."""

from collections.abc import Callable, Iterator, Mapping

from meetingplan.survey.report import Finding
from meetingplan.survey.rules import access, certificates, docents, one_car, outdoors, script, throughput
from meetingplan.survey.seen import Seen

Rule = Callable[[Seen], Iterator[Finding]]

RULES: Mapping[str, Rule] = {
    "access": access.findings,
    "throughput": throughput.findings,
    "one-car": one_car.findings,
    "certificates": certificates.findings,
    "docents": docents.findings,
    "script": script.findings,
    "outdoors": outdoors.findings,
}
"""Name of a rule -> what finds its breaches."""
