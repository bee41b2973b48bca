"""The server around the screens: routes, middleware, and what happens at start-up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware
from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """The addresses of our own, beside those of Streamlit."""
    return []


def middleware(page_paths: list[str]) -> list[Middleware]:
    """What every answer passes through, outermost first."""
    return []


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    yield
