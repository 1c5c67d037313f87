"""The small changes of a Python file: a comparison, a filter, a column, an order, a choice."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy

from tests.mutants.mutant import Mutant, in_order

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
NAMES = {"max": "min", "min": "max", "any": "all", "all": "any", "head": "tail", "tail": "head",
         "isna": "notna", "notna": "isna", "startswith": "endswith"}  # fmt: skip
# Calls that may be lost: what they are asked of stays.
LOST = {
    "dropna",
    "fillna",
    "drop_duplicates",
    "sort_values",
    "sort_index",
    "abs",
    "cumsum",
    "strip",
}
# Calls that take the names of columns.
BY_COLUMNS = {"groupby", "sort_values", "drop_duplicates", "merge"}
FILTERS = (ast.Compare, ast.BinOp, ast.UnaryOp, ast.Call)


def mutants_of_python(path: str, text: str) -> list[Mutant]:
    """Every mutant of a Python file, in the order of its lines."""
    tree = ast.parse(text)
    skipped = _not_run(tree)
    return in_order(
        [
            _mutant(path, text, place, node, changed)
            for place, node in enumerate(ast.walk(tree))
            if node not in skipped
            for change in CHANGES
            for changed in change(node)
        ]
    )


def _not_run(tree: ast.Module) -> set[ast.AST]:
    """The nodes of annotations, which no test executes."""
    annotations = [
        part
        for node in ast.walk(tree)
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if isinstance(part, ast.AST)
    ]
    return {part for found in annotations for part in ast.walk(found)}


def _mutant(path: str, text: str, place: int, node: ast.AST, changed: ast.AST) -> Mutant:
    def made() -> str:
        tree = ast.parse(text)
        there = list(ast.walk(tree))[place]

        class Put(ast.NodeTransformer):
            def visit(self, node: ast.AST) -> ast.AST:
                return changed if node is there else super().generic_visit(node)

        return ast.unparse(ast.fix_missing_locations(Put().visit(tree))) + "\n"

    line = int(getattr(_first_of(node), "lineno", 0))
    return Mutant(path, line, _short(node), _short(changed), made)


def _first_of(node: ast.AST) -> ast.AST:
    """The iterables of comprehensions, which have no line of their own."""
    return node.iter if isinstance(node, ast.comprehension) else node


def _short(node: ast.AST) -> str:
    if isinstance(node, ast.If):
        return f"if {ast.unparse(node.test)}:"
    if isinstance(node, ast.comprehension):
        return ast.unparse(node).strip()
    return ast.unparse(node)


def _copy(node: ast.AST, **fields: object) -> ast.AST:
    copied = deepcopy(node)
    for name, value in fields.items():
        setattr(copied, name, value)
    return copied


def _comparisons(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield _copy(node, ops=[COMPARED[type(node.ops[0])]()])
    elif isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            ops = [*node.ops[:place], COMPARED[type(op)](), *node.ops[place + 1 :]]
            yield _copy(node, ops=ops)


def _conditions(node: ast.AST) -> Iterator[ast.AST]:
    """And and or swapped; a condition negated; always the same branch; the filter of a comprehension removed."""
    if isinstance(node, ast.BoolOp):
        yield _copy(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield deepcopy(node.operand)
    if isinstance(node, ast.If):
        yield _copy(node, test=ast.UnaryOp(ast.Not(), deepcopy(node.test)))
    if isinstance(node, ast.IfExp):
        yield from (deepcopy(node.body), deepcopy(node.orelse))
    if isinstance(node, ast.comprehension) and node.ifs:
        for place in range(len(node.ifs)):
            yield _copy(node, ifs=[part for at, part in enumerate(node.ifs) if at != place])


def _filters(node: ast.AST) -> Iterator[ast.AST]:
    """One of two filters removed, or the only filter of a DataFrame."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd):
        yield from (deepcopy(node.left), deepcopy(node.right))
    if (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, FILTERS)
        and not isinstance(node.ctx, ast.Store)
        and any(
            isinstance(part, ast.Compare | ast.Call | ast.Invert) for part in ast.walk(node.slice)
        )
        and "str" not in ast.unparse(node.slice)
        and _is_of_frames(node.slice)
    ):
        yield deepcopy(node.value)


def _is_of_frames(node: ast.AST) -> bool:
    """Whether it chooses rows: a comparison, or a call such as isin; not a computed key."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in {"isin", "isna", "notna"}
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.BitAnd | ast.BitOr)
    return isinstance(node, ast.Compare) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert)
    )


def _sums(node: ast.AST) -> Iterator[ast.AST]:
    """Plus and minus swapped, times and divided; not with a constant, which is a matter of layout."""
    if (
        isinstance(node, ast.BinOp)
        and type(node.op) in COUNTED
        and not any(_is_measure_or_text(part) for part in (node.left, node.right))
    ):
        yield _copy(node, op=COUNTED[type(node.op)]())


def _is_measure_or_text(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_measure_or_text(node.left) or _is_measure_or_text(node.right)
    if isinstance(node, ast.Name):
        return node.id.isupper()
    text = isinstance(node, ast.JoinedStr | ast.List | ast.Tuple | ast.ListComp)
    return text or (isinstance(node, ast.Constant) and node.value not in (0, 1, 100))


def _calls(node: ast.AST) -> Iterator[ast.AST]:
    """Max and min swapped, a call or a column removed, the last taken for the first."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in NAMES:
        yield _copy(node, id=NAMES[node.id])
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in NAMES:
        yield _copy(node, attr=NAMES[node.attr])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in LOST:
            yield deepcopy(node.func.value)
        if node.func.attr in BY_COLUMNS:
            yield from _without_columns(node)
    if (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value == 0
        and not isinstance(node.slice.value, bool)
    ):
        yield _copy(node, slice=ast.Constant(-1))


def _without_columns(node: ast.Call) -> Iterator[ast.AST]:
    lists = [part for part in ast.walk(node) if isinstance(part, ast.List) and len(part.elts) > 1]
    for number, part in enumerate(lists):
        for omitted in range(len(part.elts)):
            copied = deepcopy(node)
            there = [
                other
                for other in ast.walk(copied)
                if isinstance(other, ast.List) and len(other.elts) > 1
            ][number]
            del there.elts[omitted]
            yield copied


def _answers(node: ast.AST) -> Iterator[ast.AST]:
    """True and false swapped, where it is a result or the order of rows; not where it is a matter of layout."""
    orders = isinstance(node, ast.keyword) and node.arg in {"ascending", "reverse", "sort"}
    if (
        (orders or isinstance(node, ast.Return | ast.Assign))
        and isinstance(node.value, ast.Constant)  # type: ignore[attr-defined]
        and isinstance(node.value.value, bool)  # type: ignore[attr-defined]
    ):
        yield _copy(node, value=ast.Constant(not node.value.value))  # type: ignore[attr-defined]


def _words(node: ast.AST) -> Iterator[ast.AST]:
    """Two values of a dictionary of words swapped."""
    if not isinstance(node, ast.Dict):
        return
    values = [value.value for value in node.values if isinstance(value, ast.Constant)]
    if len(values) != len(node.values) or len(values) < 2:
        return
    if all(isinstance(value, str) and not value.startswith("#") for value in values):
        first, second, *rest = node.values
        if None not in node.keys:
            yield _copy(node, values=[second, first, *rest])


CHANGES: tuple[Callable[[ast.AST], Iterator[ast.AST]], ...] = (
    _comparisons,
    _conditions,
    _filters,
    _sums,
    _calls,
    _answers,
    _words,
)
