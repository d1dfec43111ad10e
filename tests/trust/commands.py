"""The commands that write, on the state that the fixture `before` makes."""

COMMANDS = {
    "plan": "plan {work}/tiny -o {work}/out",
    "publish": "publish {work}/tiny {work}/made/plan.json -o {work}/out --lang en",
    "pin": "pin {work}/tiny {work}/made/plan.json groups",
    "unpin": "pin {work}/tiny --clear",
    "new": "new {work}/begun --from small",
    "workbook": "workbook {work}/tiny -o {work}/plain.xlsx",
    "import": "import {work}/plain.xlsx {work}/read",
    "breakdown": "breakdown {work}/tiny {work}/made/plan.json --write",
    "check": "progress update {work}/tiny --on 2020-05-06 --note told",
    "report": "progress show {work}/tiny --as-of 2020-05-06 -o {work}/report",
    "history": "history {work}/out --take 1",
    "purge": "purge {work}/tiny {work}/out --yes",
}
