"""What outputs may show is declared for each of them, and docs/outputs.md says the same."""

from pathlib import Path

from meetingplan.publish.outputs import OUTPUTS
from meetingplan.publish.shown import SHOWN, Datum, Person, Told

PAGE = Path(__file__).parents[2] / "docs" / "outputs.md"


def row(told: Told) -> str:
    """`delegate: name, title; driver: name, phone`, in the order of the declaration's words."""
    return "; ".join(f"{p}: {', '.join(d for d in Datum if d in told[p])}" for p in Person if p in told)


def test_every_output_is_declared() -> None:
    assert SHOWN.keys() == OUTPUTS.keys(), "say in publish/shown.py what it may show of people, and to whom"


def test_the_page_has_every_declaration() -> None:
    expected = [
        f"| `{shown.files}` | {shown.reader} | {row(shown.own) or '-'} | {row(shown.others) or '-'} |"
        for kinds in SHOWN.values()
        for shown in kinds
    ]
    section = PAGE.read_text(encoding="utf-8").split("\n## Who may see what\n", 1)[1].split("\n## ", 1)[0]
    assert [line for line in section.splitlines() if line.startswith("| `")] == expected
