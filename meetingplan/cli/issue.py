"""Publishing a revision: numbered after the last one, entered in the journal, then everything that is made from it."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import click

from meetingplan.audit import AuditedPlan, audit
from meetingplan.cli.speak import tell
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.problems import InputError
from meetingplan.domain.text import Language, say
from meetingplan.publish import BrokenOutputError, outputs, render
from meetingplan.publish.outputs import Output
from meetingplan.publish.pdf import FAMILIES, is_printable
from meetingplan.store import files, journal, plan_file
from meetingplan.store.secret import secret_of
from meetingplan.store.user import user

PLAN = "plan.json"


def issue(
    audited: AuditedPlan,
    scenario: Mapping[str, bytes],
    target: Path,
    language: Language,
    only: frozenset[str] | None = None,
) -> tuple[Plan, frozenset[str]]:
    """Publishes a plan into a folder; returns it with its revision, and the names of the files that were written.

    The journal comes first: what is cut off after it is made whole by publishing the same plan again, under its number.

    Args:
        scenario: the files that the plan was made from, by name.
        only: the outputs that are wanted; all of them where nothing is said.

    Raises:
        InputError: the journal of the folder, or the secret in it, was changed.
        OSError: the disk refused.
    """
    meeting = audited.meeting
    with files.locked(target):
        files.try_out(journal.folder_of(target))  # what a kill left there goes even if nothing is to be entered
        records = journal.read(target)
        last = last_plan(target, records, meeting)
        plan = replace(audited.plan, revision=_revision(audited.plan, last, records))
        numbered = audit(meeting, plan)
        assert isinstance(numbered, AuditedPlan)  # the number of its revision breaks no rule
        data = plan_file.dumps(plan, meeting.clock)
        if not records or plan.revision > records[-1].revision:
            journal.add(target, _record(plan, data, target), data, scenario)
        made = render(numbered, language, only, target, secret_of(target))
        written = files.write_all(target, chain([(PLAN, data)], made))
    if not is_printable():
        tell(say("no font with Chinese letters is installed, so PDFs are left out; install one of: {fonts}",
                 fonts=", ".join(FAMILIES)), language)  # fmt: skip
    return plan, frozenset(written)


def known_outputs() -> Mapping[str, Output]:
    """All outputs; one of another package that cannot be used ends the command, before it has done anything."""
    try:
        return outputs()
    except BrokenOutputError as error:
        raise click.UsageError(f"output {error}; mend or remove the package that it comes from") from error


def last_plan(target: Path, records: tuple[journal.Record, ...], meeting: Meeting) -> Plan | None:
    """The plan that was published there last; of a folder without a journal, the plan that lies there."""
    path = journal.plan_of(target, records[-1].revision) if records else target / PLAN
    try:
        return plan_file.loads(path.read_bytes(), str(path), meeting.clock)
    except (OSError, InputError):
        return None


def _revision(plan: Plan, last: Plan | None, records: tuple[journal.Record, ...]) -> int:
    """One more than the last plan's, or the same where nothing has changed."""
    if last is not None and replace(plan, revision=last.revision) == last:
        return last.revision
    used = records[-1].revision if records else last.revision if last else 0
    return max(plan.revision, used + 1)


def _record(plan: Plan, data: bytes, target: Path) -> journal.Record:
    return journal.Record(
        revision=plan.revision,
        at=_now(),
        by=os.environ.get("MEETINGPLAN_BY") or user(),
        scenario=plan.scenario,
        scenario_sha256=plan.scenario_sha256,
        plan_sha256=hashlib.sha256(data).hexdigest(),
        previous=journal.last_digest(target),
    )


def _now() -> datetime:
    """The time to the second, or what SOURCE_DATE_EPOCH says, so that the same bytes can be made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)
