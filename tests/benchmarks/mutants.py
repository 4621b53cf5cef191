"""What changes a file of the tree: the mutants that `tests.benchmarks.mutation` tries.

Cosmic Ray changes one thing in one file, constants of modules included: a number by one, an operator into
another of its kind (one that is drawn), a condition into its opposite, a loop into none. Annotations stay.
"""

import ast
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from tests.benchmarks.shops import ROOT

# A float cannot be shifted, and an order is no identity: such changes fail whatever the tests are.
NONSENSE = re.compile(
    r"_(Add|Sub|Mul|Div|FloorDiv|Mod|Pow)_(RShift|LShift|Bit\w+)$"
    r"|_(RShift|LShift|Bit\w+)_(Add|Sub|Mul|Div|FloorDiv|Mod|Pow)$"
    r"|_(Eq|NotEq|Lt|LtE|Gt|GtE)_Is(Not)?$"
)


class Mutant(NamedTuple):
    """The change that `operator` makes at its `occurrence`-th place in a file, in `line`."""

    path: str
    line: int
    operator: str
    occurrence: int


class Module:
    """A file of the tree that is to be changed."""

    def __init__(self, path: Path) -> None:
        self.path = path.relative_to(ROOT).as_posix()
        self.source = path.read_text(encoding="utf-8")
        self.nodes = list(ast.walk(ast.parse(self.source)))

    def mutants(self, draw: random.Random) -> list[Mutant]:
        """Every change of the file; of those of one kind at one place, one."""
        kinds: dict[tuple[Any, ...], list[Mutant]] = defaultdict(list)
        nodes, skipped = list(ast_nodes(get_ast(self.source))), self._annotations()
        for name in operator_names():
            operator = get_operator(name)
            if operator.arguments() or NONSENSE.search(name):
                continue
            starts = [at for node in nodes for at, _ in operator().mutation_positions(node)]
            for number, start in enumerate(starts):
                if not any(begin <= start < end for begin, end in skipped):
                    kind = (start, name.split("_")[0], number if "Number" in name else 0)
                    kinds[kind].append(Mutant(self.path, start[0], name, number))
        return [draw.choice(kinds[kind]) for kind in sorted(kinds)]

    def changed(self, mutant: Mutant) -> str:
        """The source with the change."""
        return str(mutate_code(self.source, get_operator(mutant.operator)(), mutant.occurrence))

    def statement(self, line: int) -> range:
        """The lines of the innermost statement, or head of one, that `line` is in."""
        spans = [range(self.source.count("\n") + 2)]
        for node in self.nodes:
            if isinstance(node, ast.stmt):
                body, end = getattr(node, "body", None), node.end_lineno or node.lineno
                spans.append(range(node.lineno, body[0].lineno if body else end + 1))
        return min((span for span in spans if line in span), key=len)

    def _annotations(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Where nothing ever runs: annotations, and what is imported for them."""
        parts: list[Any] = [
            getattr(node, name, None) for node in self.nodes for name in ("annotation", "returns")
        ]
        never = [node for node in self.nodes if isinstance(node, ast.If)]
        parts += [node for node in never if ast.unparse(node.test) == "TYPE_CHECKING"]
        return [
            ((part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset))
            for part in parts
            if part is not None
        ]
