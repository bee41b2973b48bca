"""What Roadmap shows beside its rows."""

from collections.abc import Iterator

from documents.tabel import Tabel
from loaders.side_tables import load_running_actions
from selections.caveats import MOMENT_CAN_COME_UP
from selections.kwartalen import is_dated
from selections.roadmap import milestones, tempo
from shell.filter_bar import View
from shell.progress import progress
from shell.table_columns import picked
from shell.table_notes import freshness_note
from voortgang.counts import class_label, classes, planned_and_recorded
from voortgang.rijen import with_state_if_recorded


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    without = int((~is_dated(view.rows)).sum())
    yield Tabel.of_frame(
        "Tempo per halfjaar",
        picked(
            tempo(view.rows),
            halfjaar="Halfjaar",
            gepland="Gepland",
            zonder_kwartaal="Waarvan een jaar of periode",
            cumulatief="Opgeteld",
        ),
        (f"{without} regels zonder datum staan er niet in.", MOMENT_CAN_COME_UP),
    )
    yield from _recorded_per_half_year(view)
    yield Tabel.of_frame(
        "Mijlpalen",
        picked(
            milestones(view.rows),
            agendering="Tijd",
            gebied="Gebied",
            mijlpaal="Mijlpaal",
            doelstelling="Doelstelling",
            verantwoordelijk="Verantwoordelijk",
            resultaat="Resultaat",
            maatregel="Maatregel",
            pagina="Blz.",
        ),
        ("In volgorde van tijd. Wie verantwoordelijk is, is onze lezing.",),
    )
    yield Tabel.of_frame(
        "Lopende acties",
        picked(
            load_running_actions(), naam="Actie", woorden="Woorden", moment="Moment", pagina="Blz."
        ),
        ("Acties die volgens hoofdstuk 3 al lopen, ongeacht de filters.",),
    )


def _recorded_per_half_year(view: View) -> Iterator[Tabel]:
    standing = progress(view)
    dated = with_state_if_recorded(view.rows[is_dated(view.rows)], standing.state)
    if dated is None:
        return
    found = planned_and_recorded(view.rows, standing.state)
    shown = {name: class_label(name) for name in classes() if found[name].any()}
    yield Tabel.of_frame(
        "Gepland en vastgelegd",
        picked(
            found,
            halfjaar="Halfjaar",
            gepland="Gepland",
            **shown,
            cumulatief="Opgeteld gepland",
            cumulatief_afgerond="Opgeteld afgerond",
        ),
        (
            freshness_note(view, dated),
            "Een regel telt in het halfjaar van de publicatie, ook waar een ander moment wordt "
            "verwacht.",
        ),
    )
