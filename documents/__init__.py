"""Files that somebody takes along: a document in, bytes out, one writer a format.

`documents.formats` names the writers. One that holds the whole of it has `build(document)`, with a
`documents.document.Document`; one that holds rows alone has `build(rows, info)`, with the columns
of the data contract and a `documents.view_info.ViewInfo`. They are pure: no clock, no network, no
Streamlit; the moment of making is in the info.
"""
