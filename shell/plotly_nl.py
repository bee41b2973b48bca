"""plotly.js's `config` for a chart in Dutch.

plotly.js knows English alone; `locale` by itself does nothing unless the words come with it.
"""

WORDS = {
    "Autoscale": "Alles in beeld",
    "Box Select": "Kiezen met een kader",
    "Compare data on hover": "Vergelijken bij aanwijzen",
    "Double-click on legend to isolate one trace": "Dubbelklik om alleen deze te tonen",
    "Double-click to zoom back out": "Dubbelklik om weer uit te zoomen",
    "Download plot": "Bewaren als afbeelding",
    "Download plot as a PNG": "Bewaren als afbeelding",
    "Image download succeeded": "De afbeelding is bewaard",
    "Lasso Select": "Kiezen met een lasso",
    "Pan": "Verschuiven",
    "Preparing image - this may take a few seconds": "De afbeelding wordt gemaakt",
    "Reset": "Terug naar het begin",
    "Reset axes": "Terug naar het begin",
    "Show closest data on hover": "Het dichtstbijzijnde tonen bij aanwijzen",
    "Sorry, there was a problem downloading your image!": "De afbeelding is niet bewaard",
    "Toggle Spike Lines": "Hulplijnen aan of uit",
    "Zoom": "Zoomen",
    "Zoom in": "Inzoomen",
    "Zoom out": "Uitzoomen",
}

FORMAT = {
    "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
    "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
    "months": [
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ],
    "shortMonths": [
        *("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    ],
    "decimal": ",",
    "thousands": ".",
    "grouping": [3],
    "currency": ["€ ", ""],
    "date": "%d-%m-%Y",
    "dateTime": "%a %-d %B %Y %H:%M:%S",
    "time": "%H:%M:%S",
    "year": "%Y",
    "month": "%b %Y",
    "dayMonth": "%-d %b",
    "dayMonthYear": "%-d %b %Y",
}

CONFIG = {
    "locale": "nl",
    "locales": {"nl": {"dictionary": WORDS, "format": FORMAT}},
    "displaylogo": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    # The page must scroll where the pointer happens to be over a chart.
    "scrollZoom": False,
}
