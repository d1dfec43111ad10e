"""`meetingplan schema scenario|preparation|pins|pairing|plan`: the JSON Schemas, for editors and other programs."""

import click

from meetingplan.cli.speak import print_json


@click.command("schema")
@click.argument("what", type=click.Choice(["scenario", "preparation", "pins", "pairing", "plan"]))
def command(what: str) -> None:
    """Print the JSON Schema of scenario.yaml, preparation.yaml, pins.yaml, pairing.yaml or plan.json."""
    if what == "scenario":
        from meetingplan.scenario.forms import scenario_schema

        print_json(scenario_schema())
    elif what == "preparation":
        from meetingplan.scenario.preparation_form import preparation_schema

        print_json(preparation_schema())
    elif what == "pins":
        from meetingplan.scenario.pins import pins_schema

        print_json(pins_schema())
    elif what == "pairing":
        from meetingplan.scenario.pairing import pairing_schema

        print_json(pairing_schema())
    else:
        from meetingplan.store.schema import plan_schema

        print_json(plan_schema())
