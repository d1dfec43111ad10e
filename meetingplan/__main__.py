"""Lets `python -m meetingplan` stand in for the `meetingplan` command."""

from meetingplan.cli import main

main()
