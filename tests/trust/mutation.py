"""Asks of slips in the audit whether its tests would notice them; a program of its own that test_mutation starts.

    python -m tests.trust.mutation [HOW MANY] [--seed N] [--only WORD]...

Each mutant is tried in a forked child, where the audit and its tests are imported anew with the mutated module: first
the smallest breaches, those of its own rule before the others, then what just reaches a limit, breaches injected into
the hand-made plan, and the other fast tests of the audit. A child that runs for
more than a minute of its own time counts as having noticed. Prints a line of JSON for each mutant.
"""

import argparse
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import random
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.trust.mutants import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
AUDIT = ROOT / "meetingplan" / "audit"
_ANEW = ("meetingplan.audit", "tests.audit", "tests.trust.injection")
_SECONDS = 60
_TRIED = ("test_breaches", "test_limits")
"""Files of tests/audit whose tests are called one by one, which is quicker than pytest is."""


def mutants() -> list[Mutant]:
    """All mutants of the audit."""
    return [mutant for path in sorted(AUDIT.rglob("*.py")) for mutant in mutants_of(path)]


class Importer(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a tree."""

    def __init__(self, mutant: Mutant) -> None:
        parts = mutant.path.relative_to(ROOT).with_suffix("").parts
        self._package = parts[-1] == "__init__"
        self._name = ".".join(parts[:-1] if self._package else parts)
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Finds the mutated module only."""
        if fullname != self._name:
            return None
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=str(self._mutant.path), is_package=self._package)
        if self._package:
            spec.submodule_search_locations = [str(self._mutant.path.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Runs the tree."""
        exec(compile(self._mutant.tree(), str(self._mutant.path), "exec"), module.__dict__)


def is_noticed(mutant: Mutant) -> bool:
    """Whether any test fails with the mutant, tried in a child."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os._exit(1 if _fails(mutant) else 0)
    return os.waitpid(child, 0)[1] != 0


def _fails(mutant: Mutant) -> bool:
    for name in [name for name in sys.modules if name.startswith(_ANEW)]:
        del sys.modules[name]
    sys.meta_path.insert(0, Importer(mutant))
    rule = mutant.path.stem.replace("_", "-")
    try:
        _try_breaches(rule)
        _try_injections(rule)
    except BaseException:
        return True
    left = [f"--ignore=tests/audit/{name}.py" for name in _TRIED]
    asked = ["-q", "-x", "-p", "no:cacheprovider", "-m", "not slow", "-k", "not is_answered and not are_answered"]
    return pytest.main([*asked, "--rootdir", str(ROOT), *left, "tests/audit"]) != 0


def _try_breaches(rule: str) -> None:
    tests = importlib.import_module("tests.audit.test_breaches")
    limits = importlib.import_module("tests.audit.test_limits")
    for edit in tests.GOOD_HOSTING.values():
        tests.test_what_keeps_the_rules_of_hosting_is_accepted(edit)
    for edit in limits.LIMITS.values():
        limits.test_a_limit_may_be_reached(edit)
    breaches = sorted(tests.BREACHES, key=lambda breach: breach.rule != rule)
    for test in (tests.test_breach_is_named, tests.test_sentence_is_complete):
        for breach in breaches:
            test(breach)


def _try_injections(rule: str) -> None:
    """Up to 60 of the mutant's own rule, or a few of each where it has none."""
    injection, builders = (importlib.import_module(f"tests.{name}") for name in ("trust.injection", "audit.builders"))
    audit = importlib.import_module("meetingplan.audit")
    for name in [rule] if rule in audit.RULES else audit.RULES:
        found = list(injection.injected(name, builders.meeting(), builders.plan(), hand_made=True))
        most = 60 if name == rule else 6
        for one in random.Random(1).sample(found, min(most, len(found))):
            violations = audit.audit(*one.made)
            assert name in {violation.rule for violation in violations}


def main() -> None:
    """Tries the mutants asked for, in random order, so that what is done so far is a sample."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[""], help="files with one of these in their name")
    asked = parser.parse_args()
    chosen = [mutant for mutant in mutants() if any(word in mutant.path.name for word in asked.only)]
    random.Random(asked.seed).shuffle(chosen)
    importlib.import_module("tests.audit.test_breaches")  # what it needs of others is imported once
    importlib.import_module("tests.audit.test_robustness")
    importlib.import_module("tests.trust.injection")
    for mutant in chosen[: asked.count]:
        told = {"file": str(mutant.path.relative_to(AUDIT)), "line": mutant.line, "name": mutant.name}
        print(json.dumps({**told, "noticed": is_noticed(mutant)}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
