"""`/gezond`: whether this process can do its work, for whoever watches over it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from loaders.errors import TableError


def answer(request: Request) -> Response:
    """200 when the calendar can be read, 503 with the reason when it cannot."""
    # Brings pandas along, which the server must not wait for when it starts.
    from screen.calendar_table import calendar_table

    try:
        rows = len(calendar_table())
    except TableError as problem:
        state = {"gezond": False, "kalender": str(problem)}
        return JSONResponse(state, status_code=503, headers={"Cache-Control": "no-store"})
    state = {"gezond": True, "kalender": f"{rows} regels gelezen"}
    return JSONResponse(state, headers={"Cache-Control": "no-store"})
