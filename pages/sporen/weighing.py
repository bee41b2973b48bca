"""Section "De weging per maatregel": the instruments of the borging, and what bears on each."""

from collections.abc import Iterator
from itertools import chain

from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from loaders.reported import load_reported
from selections.caveats import DERIVED_IN_SHORT, INSTRUMENTS_CAN_BE_CONSIDERED
from selections.counts import codes_in_words, lines
from selections.lezing.gemeld import reported_per_row
from selections.lezing.hoofdstukken import beside_rows
from selections.lezing.hypothesen import hypotheses_of_publication, unfitting
from selections.lezing.weging import instruments_side_by_side, not_counted
from selections.words import or_else
from shell.links import dossier_of
from shell.parts.contradictions import disputed_moments
from shell.table import opens_to, show_tabel
from shell.view import View


def show_weighing(view: View) -> None:
    """Draw the table, or say that there is nothing to weigh."""
    show_tabel(weighing_tabel(view), "Geen van de regels in beeld heeft een borgingsregel.")


def weighing_tabel(view: View) -> Tabel:
    """Each instrument of each maatregel in view."""
    found = instruments_side_by_side(view.rows)
    first = found.drop_duplicates("maatregel").index
    unfit, outside = unfitting(view.rows, hypotheses_of_publication()), not_counted(view.rows)
    against = disputed_moments(view.table)
    said, beside = reported_per_row(view.rows, load_reported()), beside_rows(view.rows)

    def told(row) -> Iterator[str]:
        """What is printed with an instrument; what bears on its maatregel once, with the first."""
        yield from row.gedrukt
        for sleutel in row.sleutels:
            yield from (of[sleutel] for of in (unfit, against) if sleutel in of)
        if row.Index in first:
            yield from outside.get(row.maatregel, ())

    def bears_on(row) -> Cell:
        sentences = [*dict.fromkeys(told(row))]
        words = chain.from_iterable(said.get(sleutel, ()) for sleutel in row.sleutels)
        quotes = [f"{one}." for one in dict.fromkeys(words)]
        printed = chain.from_iterable(beside.get(sleutel, ()) for sleutel in row.sleutels)
        quotes += dict.fromkeys(
            sentence for about, sentence in printed if about in ("", row.instrument)
        )
        drawn = [Markup("<div>{}</div>").format(one) for one in sentences]
        spoken = f"{row.instrument} van {row.maatregel}"
        if row.twijfel:
            kinds = {one.partition(" twijfelachtig")[0].lower(): None for one in row.twijfel}
            doubt = Markup("<br>").join(row.twijfel)
            drawn.insert(0, opens_to(f"twijfel: {'; '.join(kinds)}", spoken, doubt))
        if quotes:
            quote = Markup("<br>").join(quotes)
            drawn.append(opens_to("de publicatie zelf zegt", spoken, quote))
        return Shown(" ".join([*row.twijfel, *sentences, *quotes]), Markup("").join(drawn))

    return Tabel.each(
        "Weging per maatregel",
        found.itertuples(),
        {
            "Maatregel": dossier_of(view),
            Column("Titel", where=Where.FILE): "titel",
            "Instrument (afgeleid)": "instrument",
            DERIVED_IN_SHORT: "plan",
            "Traject (afgeleid)": "traject",
            "Schil (afgeleid)": lambda row: or_else(row.schil, "geen"),
            "AMvB (afgeleid)": lambda row: list(row.amvb) or "geen bij dit instrument",
            "Twijfel, en wat de publicatie erbij zegt": bears_on,
            "Momenten": "momenten",
            "Spoor (afgeleid)": "spoor",
            Column("borgingsregels", numeric=True): "regels",
        },
        notes=(
            INSTRUMENTS_CAN_BE_CONSIDERED,
            "Instrument, plan, traject, schil, AMvB en spoor zijn afgeleid, en bij meer regels of "
            "momenten in één stap ook welk moment bij welke regel hoort; het dossier zegt hoe.",
        ),
        caption=f"Instrumenten van de borging: {codes_in_words(lines(view.rows))}",
    )
