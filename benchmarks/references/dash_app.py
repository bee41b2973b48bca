"""A bare Dash app: the bars by `go.Bar` of arrays, which is faster than `px.timeline`."""

import sys

import pandas as pd
import plotly.graph_objects as go
from bars import PLANS, read_bars
from dash import Dash, Input, Output, callback, dcc, html

BARS = read_bars()
BARS["days"] = (pd.to_datetime(BARS["tot"]) - pd.to_datetime(BARS["van"])).dt.days + 1
BARS["base"] = (pd.to_datetime(BARS["van"]) - pd.Timestamp("2020-01-01")).dt.days

app = Dash()
app.layout = html.Div(
    [
        html.H1("Borgingskalender"),
        dcc.Checklist(PLANS, [], id="plans"),
        dcc.Graph(id="gantt"),
    ]
)


@callback(Output("gantt", "figure"), Input("plans", "value"))
def draw(plans: list[str]) -> go.Figure:
    rows = BARS[BARS["plan"].isin(plans)] if plans else BARS
    return go.Figure(
        [
            go.Bar(
                orientation="h",
                name=plan,
                y=members["maatregel"],
                base=members["base"],
                x=members["days"],
            )
            for plan, members in rows.groupby("plan", sort=False)
        ],
        {"barmode": "overlay"},
    )


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]))
