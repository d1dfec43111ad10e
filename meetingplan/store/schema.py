"""The JSON Schema of the plan file."""

from typing import Any

from meetingplan.store.plan_form import PlanForm


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `meetingplan.plan/1`."""
    schema = PlanForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "meetingplan.plan/1"}
