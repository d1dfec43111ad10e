"""Benchmark problems that others published, solved by the same planner."""

from meetingplan.bench.files import beside, read_minutes, read_points
from meetingplan.bench.shops import Row, open_shop, rotation, row

__all__ = ["Row", "beside", "open_shop", "read_minutes", "read_points", "rotation", "row"]
