"""`meetingplan progress DIR`: the weekly check; `progress sheets` asks for one, `progress update` records it."""

import importlib

import click

COMMANDS = ("show", "sheets", "template", "update")


class Progress(click.Group):
    """Shows a check unless another of its commands is named; every command is a module of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"meetingplan.cli.progress.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A folder or an option in the first place means `show`."""
        if args and args[0] not in (*COMMANDS, *ctx.help_option_names):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group("progress", cls=Progress, no_args_is_help=True)
def command() -> None:
    """Tell how the preparation stands (show, which may be left out), send out sheets, and record a check.

    meetingplan progress DIR --as-of DATE shows the check of that day or any earlier one.
    """
