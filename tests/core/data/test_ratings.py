"""Ratings are behaviour too: films and their viewers come in as they are given away."""

import json
from pathlib import Path

import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.data.columns.kind_guess import guess_kind
from core.data.columns.mapping import missing
from core.data.importing import Source, import_files, preview
from core.errors import DataError
from core.workspace import Workspace

TYPED = (
    "user_id:token\titem_id:token\trating:float\ttimestamp:float\n"
    "196\t242\t3\t881250949\n186\t302\t5.0\t891717742\n22\t242\t1\t878887116\n"
)
FILMS = (
    "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n"
    "242\tKolya\t1996\tComedy\n302\tL.A. Confidential\t1997\tCrime Thriller\n"
)


def bring(folder: Path, **files: str) -> Workspace:
    """A workspace with `files`, text by kind, imported together."""
    sources = []
    for kind, text in files.items():
        path = folder / f"{kind}.txt"
        path.write_text(text, "utf-8")
        sources.append(Source(kind, path))
    with Workspace.open(folder / "films") as workspace:
        import_files(workspace, sources)
    return workspace


def actions(workspace: Workspace) -> list[tuple[str, str, str, int]]:
    table = workspace.table("events")
    assert table is not None
    names = ("user_id", "product_id", "action", "timestamp")
    return [tuple(row[name] for name in names) for row in table.to_pylist()]


def test_headers_with_types_are_read_and_genres_are_levels(tmp_path: Path) -> None:
    films = bring(tmp_path, products=FILMS, events=TYPED)
    assert catalogue_of(films).title == ["Kolya", "L.A. Confidential"]
    assert catalogue_of(films).category == ["Comedy", "Crime / Thriller"]
    assert catalogue_of(films).attributes == {"release_year": ["1996", "1997"]}
    assert films.domain == "film"


def test_a_high_rating_is_a_favourite_a_middling_one_a_click_and_a_low_one_nothing(
    tmp_path: Path,
) -> None:
    films = bring(tmp_path, events=TYPED)
    assert actions(films) == [
        ("196", "242", "click", 881250949),
        ("186", "302", "favourite", 891717742),
        ("22", "242", "impression", 878887116),
    ]


@pytest.mark.parametrize(
    ("rating", "action"),
    [
        ("5", "favourite"),
        ("4", "favourite"),
        ("3.5", "click"),
        ("3", "click"),
        ("2.5", "impression"),
    ],
)
def test_the_scale(tmp_path: Path, rating: str, action: str) -> None:
    log = f"userId,movieId,rating,timestamp\n1,2,{rating},1100000000\n"
    assert actions(bring(tmp_path, events=log))[0][2] == action


def test_the_report_says_what_became_of_ratings(tmp_path: Path) -> None:
    films = bring(tmp_path, events=TYPED + "5\t242\tgreat\t881250949\n5\t242\t9\t881250949\n")
    report = films.datasets()["events"].report
    rules = {rule["rule"]: rule for rule in report["rules"]}
    assert (report["kept"], report["repaired"], report["rejected"]) == (3, 0, 2)
    assert rules["rated"]["count"] == 3
    assert rules["rated"]["examples"][0]["before"] == "3"
    assert rules["rated"]["examples"][0]["after"] == "click"
    assert [each["before"] for each in rules["unknown_rating"]["examples"]] == ["great", "9"]


def test_actions_win_over_ratings(tmp_path: Path) -> None:
    log = "user_id,product_id,action,rating,timestamp\nu,p,buy,1,1100000000\n"
    assert actions(bring(tmp_path, events=log))[0][2] == "purchase"


def test_ratings_without_a_header_are_told_by_what_they_say(tmp_path: Path) -> None:
    films = bring(tmp_path, events="196\t242\t3\t881250949\n186\t302\t5\t891717742\n")
    assert [row[2] for row in actions(films)] == ["click", "favourite"]


def test_a_file_of_ratings_is_taken_for_a_log(tmp_path: Path) -> None:
    columns = ("userId", "movieId", "rating", "timestamp")
    assert guess_kind(columns, "ratings.csv").kind == "events"
    path = tmp_path / "ml-100k.inter"
    path.write_text(TYPED, "utf-8")
    seen = preview(path)
    assert seen.kind == "events"
    assert missing(seen.kind, seen.mapping) == []


def test_a_log_needs_actions_or_ratings(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no column for action"):
        bring(tmp_path, events="user_id,product_id,timestamp\nu,p,1100000000\n")


def test_the_verb_names_the_domain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.csv").write_text("id,title\n1,红茶\n", "utf-8")
    bring_in = ["import", "--products", str(tmp_path / "p.csv"), "--workspace", str(tmp_path / "w")]
    assert cli.run([*bring_in, "--domain", "music", "--json"]) == 0
    json.loads(capsys.readouterr().out)
    assert Workspace.open(tmp_path / "w", write=False).domain == "music"
    # Nothing in these columns says otherwise.
    assert cli.run(bring_in) == 0
    assert "holds songs" in capsys.readouterr().out
    assert Workspace.open(tmp_path / "w", write=False).domain == "music"
    assert cli.run([*bring_in, "--domain", "zoo"]) == 2


@pytest.mark.parametrize(
    ("header", "domain"),
    [
        ("id,title,genre", "film"),
        ("id,片名,导演", "film"),
        ("id,title,artist,genre", "music"),
        ("id,title,hashtags", "social"),
        ("id,title,genre,price", "shop"),
        ("id,title,colour", "shop"),
    ],
)
def test_the_columns_tell_the_domain(tmp_path: Path, header: str, domain: str) -> None:
    row = ",".join("1" * (header.count(",") + 1))
    assert bring(tmp_path, products=f"{header}\n{row}\n").domain == domain
