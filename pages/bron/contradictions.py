"""Section "Tegenstrijdigheden": where the publication disagrees with itself, place by place."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from selections.contradictions import CERTAINTIES, RULES, counts_per_rule
from selections.contradictions.records import Place
from shell.links import dossier_links, page_link
from shell.parts.contradictions import computed_contradictions
from shell.view import View


def contradictions_section(view: View) -> Iterator[Tabel | str]:
    """How many there are by rule and how sure, then all of them by rule."""
    yield (
        "<p>Per regel staat een plaats er één keer, met de plaatsen die er niet mee overeenkomen; "
        "van plaatsen die het eens zijn soms één, met hun aantal. Gevonden door een regel, niet "
        "door een lijst. Niets is hersteld en niets is verborgen.</p>"
    )
    counts = counts_per_rule(computed_contradictions(view.table))
    yield Tabel.each(
        "Tegenstrijdigheden per regel",
        counts.to_dict("records"),
        {"Regel": itemgetter("regel_naam")}
        | {Column(name, numeric=True): itemgetter(name) for name in (*CERTAINTIES, "totaal")},
    )
    every = contradictions_tabel(view)
    names = every.column("Regel")
    for rule in RULES.values():
        if number := names.count(rule.naam):
            at_stake = ", kan een datum veranderen" if rule.date_at_stake else ""
            of_rule = (name == rule.naam for name in names)
            yield every.part(of_rule, f"{rule.naam}: {number}{at_stake}")


def contradictions_tabel(view: View) -> Tabel:
    """Every contradiction of the whole calendar."""
    return Tabel.each(
        "Tegenstrijdigheden",
        computed_contradictions(view.table).itertuples(),
        {
            Column("Regel", where=Where.FILE): lambda row: RULES[row.regel].naam,
            "Waarover": "onderwerp",
            "Hier staat": lambda row: _places(
                view, [Place(row.plaats_1, row.woorden_1, row.pagina_1)]
            ),
            "Daar staat": lambda row: _places(view, row.plaatsen),
            "Waarom het verschilt": "uitleg",
            "Zekerheid": "zekerheid",
            "Maatregelen": lambda row: dossier_links(view, row.maatregelen),
        },
        notes=("Hele kalender, ongeacht de filters. Gevonden door regels; niets is hersteld.",),
    )


def _places(view: View, places: Sequence[Place]) -> Cell:
    """Each place with its page, which leads to the words where chapters 1 to 4 have them."""
    told = [
        Markup("{} ({}){}").format(
            place.name,
            page_link(view, place.words, place.page, "blz. {}"),
            Markup(": <q>{}</q>").format(place.words) if place.words else "",
        )
        for place in places
    ]
    return Shown([one.striptags() for one in told], Markup("<br>").join(told))
