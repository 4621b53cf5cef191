"""The cleaning report: how many rows came in, stayed, were mended or left out, by which rule."""

from dataclasses import asdict, dataclass, field
from typing import Any

from core.data.rules import REJECTED, RULES
from core.language import translate

# Rows that are kept of each rule: enough to see what it does.
EXAMPLES = 5
# Rejected products that are kept by id, so that one that is looked for can be told why it is not there.
MOST_LEFT_OUT = 1000
# Characters of such a row: enough to know it by.
LONGEST_LEFT_OUT = 80


@dataclass(frozen=True)
class RuleExample:
    """One row a rule met: its number in the file (from 1, header included), and the value."""

    row: int
    column: str
    before: str
    after: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A product that was rejected: its row in the file, the rule, its id if it has one, and the row."""

    row: int
    rule: str
    product: str
    text: str


@dataclass
class RuleCount:
    """How many rows a rule met, with the first few of them."""

    rule: str
    count: int = 0
    examples: list[RuleExample] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """What the rule does to a row: `repaired`, `rejected` or `noted`."""
        return RULES[self.rule][0]

    @property
    def label(self) -> str:
        """What the rule says, in the chosen language."""
        return translate(RULES[self.rule][1])

    @property
    def missing_examples(self) -> int:
        """How many more examples there is room for."""
        return EXAMPLES - len(self.examples)

    def add(self, row: int, column: str, before: str, after: str = "") -> None:
        """Count one row."""
        self.count += 1
        if self.missing_examples:
            self.examples.append(RuleExample(row, column, before[:200], after[:200]))


@dataclass
class SheetReport:
    """The report on one kind: `read` is always `kept` + `rejected`; `repaired` counts kept rows mended.

    `left_out` has the first `MOST_LEFT_OUT` of the products rejected, none of another kind.
    """

    kind: str
    source: str = ""
    read: int = 0
    kept: int = 0
    repaired: int = 0
    rejected: int = 0
    rules: dict[str, RuleCount] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def rule(self, name: str) -> RuleCount:
        """The count of a rule, from 0."""
        return self.rules.setdefault(name, RuleCount(name))

    def reject(self, name: str, row: int, column: str, before: str, product: str = "") -> None:
        """A row that is left out, by its first broken rule; `product` is the id of the one it is about."""
        self.rejected += 1
        self.rule(name).add(row, column, before)
        if self.kind == "products" and len(self.left_out) < MOST_LEFT_OUT:
            self.left_out.append(LeftOut(row, name, product, before[:LONGEST_LEFT_OUT]))

    def set_aside(self, name: str, row: int, before: str) -> None:
        """A row that met a rule before it was cleaned; it counts as read where it is left out."""
        if RULES[name][0] == REJECTED:
            self.read += 1
            self.reject(name, row, "", before)
        else:
            self.rule(name).add(row, "", before)

    def check(self) -> None:
        """No row may vanish: this is asserted, not hoped."""
        assert self.read == self.kept + self.rejected, f"{self.kind}: rows lost on the way"

    def to_json(self) -> dict[str, Any]:
        """The sheet as plain data, rules by how many rows they met."""
        rules = sorted(self.rules.values(), key=lambda rule: -rule.count)
        return {
            "source": self.source,
            "read": self.read,
            "kept": self.kept,
            "repaired": self.repaired,
            "rejected": self.rejected,
            "left_out": [asdict(row) for row in self.left_out],
            "rules": [
                {
                    "rule": rule.rule,
                    "outcome": rule.outcome,
                    "label": rule.label,
                    "count": rule.count,
                    "examples": [asdict(example) for example in rule.examples],
                }
                for rule in rules
                if rule.count
            ],
        }


@dataclass(frozen=True)
class CleaningReport:
    """What an import did, one sheet a kind, and how long it took in seconds."""

    sheets: dict[str, SheetReport]
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return {
            "seconds": round(self.seconds, 3),
            "kinds": {kind: sheet.to_json() for kind, sheet in self.sheets.items()},
        }
