"""Where judged queries come from, so that the same ones can be found again."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.evaluation.judgments import Judgments, load_judgments, read_judgments
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace


@dataclass(frozen=True)
class QuerySource:
    """A query set of the shop by its name ("": what was imported), or files."""

    query_set: str = ""
    queries: str = ""
    qrels: str = ""

    @classmethod
    def of(cls, query_set: str | None, queries: Path | None, qrels: Path | None) -> "QuerySource":
        """What the options of a verb or the fields of a form say.

        Raises:
            UserError: queries without judgments, or both a set and files.
        """
        if queries and not qrels:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core", "--queries needs judgments beside it; name a file: --qrels."
                )
            )
        if query_set and qrels:
            raise UserError(
                QT_TRANSLATE_NOOP("core", "Name a query set or files of judgments, not both.")
            )
        files = [str(path.resolve()) if path else "" for path in (queries, qrels)]
        return cls(query_set or "", *files)

    def load(self, workspace: Workspace) -> Judgments:
        """The judged queries as they are now.

        Raises:
            DataError: there are none, there is no such set, or a file cannot be read.
        """
        if self.qrels:
            return read_judgments(Path(self.queries) if self.queries else None, Path(self.qrels))
        return load_judgments(workspace, self.query_set)

    def to_json(self) -> dict[str, Any]:
        """What `QuerySource(**…)` takes."""
        return asdict(self)
