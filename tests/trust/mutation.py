"""Asks of slips in the audit whether its tests would notice them; a program of its own that test_mutation starts.

    python -m tests.trust.mutation [HOW MANY] [--seed N] [--only WORD]...

The audit's fast tests are collected once and run once, where none may fail. Each slip is then tried in a forked child,
where the functions of the audit get the code of the mutated module: first the tests that noticed other slips of its
file, then those of its own rule or module, then the others, the quickest first, and at last breaches of its rule
injected into the hand-made plan. A test that runs for much longer than it can has noticed as well. Prints a line of
JSON for each slip.
"""

import argparse
import ast
import contextlib
import gc
import importlib
import io
import json
import mmap
import os
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from meetingplan import audit
from tests.audit.builders import meeting, plan
from tests.trust.injection import Injected, injected
from tests.trust.mutants import Mutant, mutants_of

AUDIT = Path(audit.__file__).parent
TESTS = Path(__file__).parents[1] / "audit"
_SECONDS = 3
"""What one test may take of its own time; the slowest takes a tenth of that."""
_INJECTIONS = 30
_LEFT_OUT = ("is_answered", "are_answered", "breach_is_named")
"""What hypothesis draws, and what another test of the same breaches sees as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A test as a call, and the rule or the module that it is about."""

    of: str
    call: Callable[[], object]


class _Collector:
    """Has pytest collect the tests, and run none."""

    def __init__(self) -> None:
        self.cases: list[Case] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item in session.items:
            assert isinstance(item, pytest.Function)
            given = item.callspec.params if hasattr(item, "callspec") else {}
            about = getattr(given.get("breach"), "rule", item.path.stem.removeprefix("test_"))
            self.cases.append(Case(about, partial(item.obj, **given)))
        return True


def collected() -> list[Case]:
    """The fast tests of the audit, quickest first, none of which fails."""
    collector = _Collector()
    with contextlib.redirect_stdout(io.StringIO()):
        asked = ["-q", "-p", "no:cacheprovider", "-m", "not slow", "-k", f"not {' and not '.join(_LEFT_OUT)}"]
        assert pytest.main([*asked, str(TESTS)], plugins=[collector]) == 0
    for path in AUDIT.rglob("*.py"):  # what puts slips in changes nothing where there is none
        put_in(path, ast.parse(path.read_text(encoding="utf-8")))
    taken: dict[Case, float] = {}
    for case in collector.cases:
        start = time.process_time()
        case.call()
        taken[case] = time.process_time() - start
    return sorted(taken, key=taken.__getitem__)


def mutants() -> list[Mutant]:
    """All mutants of the audit."""
    return [mutant for path in sorted(AUDIT.rglob("*.py")) for mutant in mutants_of(path)]


def put_in(path: Path, tree: ast.Module) -> None:
    """Gives the functions and constants of a module of the audit, wherever they are imported, those of the tree."""
    parts = path.relative_to(AUDIT.parents[1]).with_suffix("").parts
    module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
    new = {key: value for key, value in vars(module).items() if key.startswith("__")}
    exec(compile(tree, str(path), "exec"), new)
    _take_over(vars(module), new)
    numbers = {name: value for name, value in new.items() if isinstance(value, int | float | frozenset | dict)}
    for other in [m for name, m in sys.modules.items() if name.startswith(audit.__name__)]:
        for name in numbers.keys() & vars(other).keys():
            if other is module or vars(other)[name] is vars(module)[name]:
                setattr(other, name, numbers[name])


def _take_over(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    for name, value in new.items():
        was = old.get(name)
        if isinstance(value, property | classmethod):
            value, was = (getattr(each, "fget", None) or getattr(each, "__func__", None) for each in (value, was))
        if isinstance(value, FunctionType) and isinstance(was, FunctionType) and value is not was:
            for part in ("__code__", "__defaults__", "__kwdefaults__"):
                setattr(was, part, getattr(value, part))
        elif isinstance(value, type) and value is not was and isinstance(was, type):
            _take_over(vars(was), vars(value))


def noticed_by(mutant: Mutant, cases: Iterable[Case]) -> int | None:
    """The number of the first test that fails with the slip, tried in a child."""
    running = mmap.mmap(-1, 4)
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        try:
            put_in(mutant.path, mutant.tree())
            for number, case in enumerate(cases):
                running[:] = number.to_bytes(4, "big")
                signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
                case.call()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return int.from_bytes(running[:], "big") if os.waitpid(child, 0)[1] else None


@cache
def _injections(rule: str) -> list[Case]:
    if rule not in audit.RULES:
        return []
    found = list(injected(rule, meeting(), plan(), hand_made=True))
    chosen = random.Random(1).sample(found, min(_INJECTIONS, len(found)))
    return [Case(rule, partial(_is_named, rule, one)) for one in chosen]


def _is_named(rule: str, one: Injected) -> None:
    violations = audit.audit(*one.made)
    assert not isinstance(violations, audit.AuditedPlan)
    assert rule in {violation.rule for violation in violations}


def main() -> None:
    """Tries the slips asked for, in random order, so that what is done so far is a sample."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[""], help="files with one of these in their name")
    asked = parser.parse_args()
    chosen = [mutant for mutant in mutants() if any(word in mutant.path.name for word in asked.only)]
    random.Random(asked.seed).shuffle(chosen)
    cases = collected()
    earlier: dict[Path, dict[Case, None]] = defaultdict(dict)
    gc.freeze()
    for mutant in chosen[: asked.count]:
        about = mutant.path.stem.replace("_", "-"), mutant.path.stem
        own = [case for case in cases if case.of in about]
        order = list(dict.fromkeys([*reversed(earlier[mutant.path]), *own, *cases, *_injections(about[0])]))
        number = noticed_by(mutant, order)
        if number is not None:
            earlier[mutant.path].pop(order[number], None)
            earlier[mutant.path][order[number]] = None
        where = {"file": mutant.path.relative_to(AUDIT).as_posix(), "line": mutant.line}
        told = {**where, "before": mutant.before, "after": mutant.after or "left out"}
        print(json.dumps({**told, "noticed": number is not None}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
