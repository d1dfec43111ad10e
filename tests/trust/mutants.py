"""Small slips in source code: each mutant is a module with one of them.

A comparison is turned or made strict, a number is one more, `and` is `or`, `not` is dropped, `+` is `-`, a truth is
its opposite, a statement is left out. What is never run or only told is left alone: annotations, decorators,
docstrings, the sentences of `say`, assertions about the program itself, and `strict` of zip.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitOr,
}  # fmt: skip
_LEFT_OUT = (ast.Expr, ast.AugAssign, ast.Raise, ast.Return, ast.Continue)
_SILENT = {"annotation", "returns", "decorator_list", "bases"}


Slip = ast.expr | ast.stmt


@dataclass(frozen=True, slots=True)
class Mutant:
    """A slip in a file: at which of its places, in which way, what stands there, and what then would."""

    path: Path
    place: int
    variant: int
    line: int
    before: str
    after: str

    def tree(self) -> ast.Module:
        """The module with the slip in it."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        slip, parent, field = list(_places(tree))[self.place]
        _put(parent, field, slip, _changed(slip, self.variant))
        return ast.fix_missing_locations(tree)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    for place, (slip, _, _) in enumerate(_places(ast.parse(path.read_text(encoding="utf-8")))):
        before = ast.unparse(slip)
        for variant in range(_variants(slip)):
            again = ast.parse(before).body[0]
            new = _changed(
                again.value if isinstance(slip, ast.expr) and isinstance(again, ast.Expr) else again, variant
            )
            yield Mutant(
                path, place, variant, slip.lineno, before, "" if isinstance(new, ast.Pass) else ast.unparse(new)
            )


def _places(node: ast.AST) -> Iterator[tuple[Slip, ast.AST, str]]:
    """Every node that can be changed, with the node that has it and the field where it stands."""
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or field in _SILENT or _is_told(child):
                continue
            if isinstance(child, ast.expr | ast.stmt) and _variants(child):
                yield child, node, field
            yield from _places(child)


def _is_told(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr():
            return True
        case ast.Call(func=ast.Name(id="say" | "Message" | "Rule")):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError" | "TypeError"))):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.If(body=[ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError")))]):
            return True
        case ast.keyword(arg="strict"):
            return True
    return False


def _variants(node: ast.AST) -> int:
    match node:
        case ast.Compare():
            return len(node.ops)
        case ast.BinOp():
            return int(type(node.op) in _COMPUTED)
        case ast.Constant():
            return int(isinstance(node.value, bool | int | float))
        case ast.UnaryOp():
            return int(isinstance(node.op, ast.Not))
        case ast.BoolOp():
            return 1
    return int(isinstance(node, _LEFT_OUT))


def _changed(node: Slip, variant: int) -> ast.AST:
    match node:
        case ast.Compare():
            node.ops[variant] = _COMPARED[type(node.ops[variant])]()
        case ast.BinOp():
            node.op = _COMPUTED[type(node.op)]()
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.Constant(value=bool(value)):
            return ast.copy_location(ast.Constant(not value), node)
        case ast.Constant(value=int(value) | float(value)):
            return ast.copy_location(ast.Constant(value + 1), node)
        case ast.UnaryOp():
            return node.operand
        case _:
            return ast.copy_location(ast.Pass(), node)
    return node


def _put(parent: ast.AST, field: str, old: ast.AST, new: ast.AST) -> None:
    value = getattr(parent, field)
    if isinstance(value, list):
        value[value.index(old)] = new
    else:
        setattr(parent, field, new)
