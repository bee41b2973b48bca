"""Exports: the rows of a view as a file that somebody takes along.

Every format is a module of its own with `build(rows, info) -> bytes`: `rows` has the columns of
the data contract (as `loaders.table.read_table` gives them), `info` is an `documents.view_info.
ViewInfo`. Builders are pure: no clock, no network, no Streamlit; the moment of making is in
`info`. `documents.formats` names them all for the screen.
"""
