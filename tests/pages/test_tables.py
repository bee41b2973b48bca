"""The tables that go along with a screen, on the real calendar."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
import yaml

from documents import docx, pdf, pptx, xlsx
from documents.document import of_view
from documents.formats import FORMATS
from documents.opendocument import ods
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from loaders.paths import DATA
from loaders.side_tables import load_sporen
from pages import SCREENS
from selections.buckets import bucket
from shell.view import View
from tests.pages.recorded import keep
from tests.pages.views import PEILDATUM, calendar, view_of
from tests.voortgang.conftest import DELAYED

TABLES = {screen.url_path: screen.part("tables") for screen in SCREENS if screen.part("tables")}


def tables_of(view: View, url_path: str) -> tuple[Tabel, ...]:
    return tuple(TABLES[url_path](view))


def info_of(view: View, title: str) -> ViewInfo:
    return ViewInfo(
        title=title,
        filters=view.filters_in_words,
        peildatum=PEILDATUM,
        version="2024",
        in_view=view.counts,
        url="http://localhost/",
        generated=datetime(2026, 11, 24, tzinfo=UTC),
    )


def frame_of(table: Tabel) -> pd.DataFrame:
    """The table as it goes along."""
    return pd.DataFrame(table.values(), columns=table.header)


def by_title(view: View, url_path: str) -> dict[str, object]:
    return {table.title: table for table in tables_of(view.anew(), url_path)}


@pytest.mark.documents
@pytest.mark.parametrize("parameters", [{}, {"maatregel": "3.3.1"}, {"zoek": "bestaatnergens"}])
@pytest.mark.parametrize("url_path", TABLES)
def test_the_tables_of_every_screen_go_into_every_document(url_path, parameters) -> None:
    view = view_of(**parameters)
    tables = tables_of(view, url_path)
    assert len({table.title for table in tables}) == len(tables)
    info = info_of(view, "Scherm")
    builders = (docx, ods, pdf, pptx, xlsx) if parameters else (pdf,)
    for module in builders:
        assert module.build(of_view(view.rows, info, tables))


@pytest.mark.parametrize("url_path", TABLES)
def test_no_table_has_what_is_derived_of_a_line_as_printed(url_path) -> None:
    for parameters in ({}, {"maatregel": "3.3.1"}):
        for table in tables_of(view_of(**parameters), url_path):
            assert {"Plan", "Instrument", "AMvB"}.isdisjoint(table.header), table.title


def remarks_in(node: object) -> list[str]:
    if isinstance(node, list):
        return [remark for one in node for remark in remarks_in(one)]
    if not isinstance(node, dict):
        return []
    own = [node["opmerking"]] if "opmerking" in node else []
    return own + remarks_in(list(node.values()))


def test_every_remark_of_a_side_table_is_shown_and_names_no_row_by_its_number() -> None:
    files = [yaml.safe_load(path.read_text("utf-8")) for path in DATA.glob("*.yaml")]
    remarks = set(remarks_in(files))
    shown = {
        words
        for url_path in TABLES
        for table in tables_of(view_of(), url_path)
        if "Aantekening" in table.header
        for words in table.column("Aantekening")
    }
    assert remarks and remarks <= shown
    ids = [row.id for row in load_sporen().itertuples()]
    assert not [words for words in remarks if any(f" {one}" in f" {words}" for one in ids)]


@pytest.mark.documents
def test_kalender_takes_the_state_along_as_a_table_of_its_own(log) -> None:
    assert tables_of(view_of(), "kalender") == ()
    row = calendar().table[calendar().table["agendering"] == "Q4 2024"].iloc[0]
    late = {"status": "vertraagd", "verwacht": "Q3 2029", "reden": "anders: =1+1"} | DELAYED
    keep(log, {"sleutel": row["sleutel"]} | late)
    view = view_of()
    (found,) = tables_of(view, "kalender")
    assert found.title == "Stand van de voortgang"
    assert len(frame_of(found)) == len(view.rows)
    (told,) = frame_of(found)[frame_of(found)["Melding"].notna()].to_dict("records")
    assert (told["Maatregel"], told["Gepubliceerd"]) == (row["maatregel"], "Q4 2024")
    assert (told["Stand"], told["Verwacht"], told["Reden"]) == (
        "Vertraagd",
        "Q3 2029",
        "anders: =1+1",
    )
    assert told["Verschuiving in kwartalen"] == 19
    assert (told["Vastgelegd op"], told["Door"]) == (
        date(2026, 11, 2),
        "organisatie niet genoemd",
    )
    passed = (bucket(calendar().table, PEILDATUM) == "verstreken").sum()
    assert (frame_of(found)["Stand"] == "Niet vastgelegd").sum() == passed - 1
    small = view_of(maatregel=row["maatregel"])
    of_small = tables_of(small, "kalender")
    info = info_of(small, "Kalender")
    # What goes to other systems stays the contract's.
    for kind in FORMATS:
        with_state, plain = (
            kind.build(of_view(small.rows, info, given)) for given in (of_small, ())
        )
        assert (len(with_state) > len(plain)) == kind.for_people, kind.label
