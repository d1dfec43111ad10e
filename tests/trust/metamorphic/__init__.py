"""Meetings changed so that what becomes of their plans is known: never worse, or the same."""
