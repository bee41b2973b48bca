"""The stappen of one maatregel on a timeline, as its dossier and its slide draw them."""

import pandas as pd

from figures.kalender import kalender_alt, kalender_figure
from loaders.side_tables import amvb_lead
from shell.chart import show_chart
from shell.log import for_figure
from shell.view import View


def show_timeline(
    view: View, stappen: pd.DataFrame, standing: pd.DataFrame | None, key: str, font_size: int
) -> None:
    """Draw it; standing: the same rows with their state, None where nothing is recorded of any."""
    recorded = None if standing is None else for_figure(standing)
    figure = kalender_figure(
        stappen,
        view.peildatum,
        group_by="stap",
        preparation=amvb_lead(),
        font_size=font_size,
        narrow=view.narrow,
        sentences=view.calendar.sentences,
        recorded=recorded,
    )
    show_chart(figure, key, kalender_alt(stappen, view.peildatum, recorded))
