"""Two hundred names that would be more than names to a careless program."""

from collections.abc import Iterator

_HTML = (
    "<script>alert(1)</script>", "<b>bold</b>", "</td></tr></table>", "</title><script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "<!-- ", "-->", "]]>", "<![CDATA[x]]>",
    "&lt;b&gt;", "&#60;b&#62;",
    "<style>*{display:none}</style>", "<a href=javascript:alert(1)>x</a>", "<?php echo 1 ?>",
    "</h1>", "<base href=//e>",
)  # fmt: skip
_TEMPLATES = (
    "{{ 7 * 7 }}", "{% for x in y %}", "{# gone #}", "{name}", "{0}", "{name.__class__}", "%(x)s",
    "%s%n", "${7*7}", "$name",
    "#{7*7}", "<%= 7*7 %>", "{{{{", "}}", "{%", "{{ self.__init__ }}", "{r x }", "{{r x }}",
    "{%tr endfor %}", "{%p if x %}",
)  # fmt: skip
_FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠SUM(1)",
    "=HYPERLINK(\"http://e\",\"x\")", "=cmd|' /C calc'!A0",
    "'=1+1", "\"=1+1\"", " =1+1", "{=1+1}", "=IMPORTXML(1)", ";=1+1", "|=1", "%0A=1+1",
)  # fmt: skip
_CALENDARS = (
    "END:VEVENT", "\\nEND:VEVENT\\nBEGIN:VEVENT", "A;B=C:D", "a\\,b\\;c", "\\n", "\\N", "\\\\n",
    "x\";ROLE=CHAIR:mailto:e",
    "^n^'^^", "DTSTART:20000101T000000Z", "=0D=0A", "%0D%0ASUMMARY:x", ":;,\\", "\"quoted\"",
    "x\\", "\\\\", "BEGIN:VALARM", "a:b",
)  # fmt: skip
_TYPST = (
    "#import \"x\"", "#panic()", "#read(\"/etc/passwd\")", "$x$", "*bold*", "_it_", "= Heading",
    "// gone", "/* gone", "<label>",
    "@ref", "`raw`", "\\u{41}", "#[", "]", "~", "---", "#let x = 1",
)  # fmt: skip
_PATHS = (
    "../../etc/passwd",
    "..\\..\\x",
    "/etc/passwd",
    "C:\\con",
    "CON",
    "nul",
    ".",
    "..",
    "~/x",
    "a/b",
    "file:///x",
    "x\u2215y",
)
_SHELL = ("$(id)", "`id`", "; id", "| id", "&& id", "> x", "-rf", "--help", "'; DROP TABLE x; --", '" OR 1=1')
_LETTERS = (
    "\u202egnirts", "\u2066x\u2069", "\u200f\u200e", "\u200bzero", "e\u0301\u0301\u0301\u0301",
    "ﷺ", "𬱖䶮", "👩‍👩‍👧‍👦", "İ", "ß",
    "\u00a0", "\u3000全角", "٣", "ᅟ", "\ufff9x\ufffb", "\U000e0041", "ｊａｖａ",
    "名" * 200, "a" * 200, "<" * 200, "&" * 200,
)  # fmt: skip

REFUSED = ("\x00", "a\x1bb", "a\x07b", "\x7f", "\x85", "\u2028", "\ud800", "\ufffe", "a\tb", "a\rb", "a\nb", "x" * 201)
"""What the loader takes for no name: controls, half characters, further lines, more than 200 characters."""

COUNT = 200


def names() -> tuple[str, ...]:
    """The names: each idea alone, then within a name, until there are enough; none is another, none is empty."""
    made = dict.fromkeys(_ideas())
    return tuple(made)[:COUNT]


def _ideas() -> Iterator[str]:
    kinds = (_HTML, _TEMPLATES, _FORMULAS, _CALENDARS, _TYPST, _PATHS, _SHELL, _LETTERS)
    for kind in kinds:
        yield from (idea for idea in kind if idea.strip())
    for kind in kinds:
        yield from (f"王{idea}" for idea in kind if len(idea) < 100)
