"""The `meetingplan` command. Data goes to stdout; progress, problems and messages go to stderr.

Exit status: 0 done; 1 the answer is no; 2 bad input or usage; 3 out of time with nothing found; 130 interrupted.
"""

import importlib
import io
import sys
import time
from keyword import iskeyword
from typing import Any

import click

from meetingplan import __version__
from meetingplan.cli.signals import end_on_signals, stop_on_signals

COMMANDS = (
    "audit", "bench", "breakdown", "check", "diff", "explain", "graph", "history", "import", "new", "pair", "pin",
    "plan", "prepare", "progress", "publish", "purge", "schema", "upload", "workbook",
)  # fmt: skip


BEGAN = "meetingplan.began"
"""In the meta of a context: when the program was asked, before the command's module was loaded."""


class Commands(click.Group):
    """Loads a command's module only when it is called: the solver alone takes a second to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, each in a module of its own.

        Signals wait until it is loaded: the solver's modules, interrupted then, say that they are broken.
        """
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        with stop_on_signals() as stop:
            command: click.Command = importlib.import_module(f"meetingplan.cli.{module}").command
        if stop.is_set():
            raise KeyboardInterrupt
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; whatever a terminal cannot show is escaped, and signals end it with status 130."""
        ctx.meta[BEGAN] = time.monotonic()
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        with end_on_signals():
            return super().invoke(ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="meetingplan")
def main() -> None:
    """Plan an on-site meeting: groups, coaches, visits, calendars, tasks.

    For completion in bash: eval "$(_MEETINGPLAN_COMPLETE=bash_source meetingplan)"; zsh and fish likewise.
    """
