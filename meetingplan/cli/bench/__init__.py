"""`meetingplan bench FAMILY FILE...`: problems that others published, through the same planner."""

import importlib

import click

FAMILIES = ("openshop", "rcpsp", "rotation", "scale")


class Families(click.Group):
    """Every family is a module of its own with a `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all families."""
        return list(FAMILIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a family."""
        if cmd_name not in FAMILIES:
            return None
        command: click.Command = importlib.import_module(f"meetingplan.cli.bench.{cmd_name}").command
        return command


@click.group("bench", cls=Families)
def command() -> None:
    """Solve benchmark problems: instance, value, proven bound and seconds, a row each."""
