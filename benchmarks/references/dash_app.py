"""A bare Dash app: the marks by `go.Bar` of arrays, which is faster than `px.timeline`."""

import sys

import plotly.graph_objects as go
from dash import Dash, Input, Output, callback, dcc, html
from marks import PLANS, opacities, read_marks

MARKS = read_marks()

app = Dash()
app.layout = html.Div(
    [
        html.H1("Borgingskalender"),
        dcc.Checklist(PLANS, [], id="plans"),
        dcc.Graph(id="gantt", style={"height": "900px"}),
    ]
)


@callback(Output("gantt", "figure"), Input("plans", "value"))
def draw(plans: list[str]) -> go.Figure:
    return go.Figure(
        [
            go.Bar(
                orientation="h",
                name=plan,
                x=members["width"],
                base=members["x"],
                y=members["y"],
                width=members["height"],
                marker={"opacity": opacities(members, plans)},
            )
            for plan, members in MARKS.groupby("plan", sort=False)
        ],
        {"barmode": "overlay", "yaxis": {"autorange": "reversed"}},
    )


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]))
