"""`/vergadering/…/stand`: tells who follows a meeting whether there is anything new to see.

`server/static/follow.js` asks it twice a second while a meeting is presented, and has the screen
drawn again only where the answer differs: to run the screen that often, or a fragment of it,
would cost a hundred times as much to say that nothing happened. It is asked of the database, so
that all replicas say the same, and holds nothing that a reader could not see.
"""

from functools import cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shell.presentation.follow_stand import ADDRESS, LONGEST, written

if TYPE_CHECKING:
    from voortgang.store import Store

NOT_KEPT = {"Cache-Control": "no-store"}


def route() -> Route:
    """The address."""
    return Route(f"/{ADDRESS.format('{vergadering}')}", _answer)


# Not async: the database may keep it waiting, the server not.
def _answer(request: Request) -> Response:
    # Brings pandas along, which the server must not wait for when it starts.
    from voortgang.failures import StoreAway
    from voortgang.settings import DATABASE_URL

    vergadering = request.path_params["vergadering"][:LONGEST]
    try:
        said = {"stand": written(*_store(DATABASE_URL.read()).plaats(vergadering))}
    except StoreAway as away:
        # No error of the server: each who follows would fill its log with them.
        said = {"weg": away.reason}
    return JSONResponse(said, headers=NOT_KEPT)


@cache
def _store(url: str) -> "Store":
    from voortgang.database import Database
    from voortgang.store import Store

    return Store(Database(url))
