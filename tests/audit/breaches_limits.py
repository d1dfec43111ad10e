"""Breaches that tell one limit of a rule from its neighbours, found where slips in a rule had gone unnoticed."""

from tests.audit.edits import Breach

LIMIT_BREACHES: list[Breach] = []
