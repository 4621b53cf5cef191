"""Build the index of the demo world that ships: `python -m assets.demo.refresh_index`.

To be run whenever the demo world's products, the words a text is cut into or the index itself changed.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from core.data.catalogue import catalogue_of
from core.data.shops.demo import import_demo
from core.search.lexical import LexicalIndex
from core.search.shop_index import index_name
from core.text.analysis import Analyzer
from core.workspace import Workspace, shipped


def main() -> None:
    """Replace the file."""
    with TemporaryDirectory() as folder, Workspace.open(Path(folder)) as workspace:
        import_demo(workspace)
        catalogue = catalogue_of(workspace)
    analyzer = Analyzer.for_catalogue(catalogue)
    index = LexicalIndex.build(catalogue, analyzer)
    for old in shipped.INDEXES.glob("*.npz"):
        old.unlink()
    path = shipped.INDEXES / index_name(catalogue, analyzer)
    index.save(path)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {len(catalogue):,} products")


if __name__ == "__main__":
    main()
