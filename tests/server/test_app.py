"""The server around the screens, without Streamlit behind it."""

import gzip
import threading
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from server import uploads
from server.app import middleware, routes
from server.compression import StreamlitFile, streamlit_files
from server.document import PLOTLY, assets


def _address_of_streamlits_plotly() -> str:
    return next(path for path in streamlit_files() if "/PlotlyChart." in path)


async def _fallback(request) -> Response:
    return FileResponse(next(iter(streamlit_files().values())).file, media_type="text/html")


async def _plain(request) -> Response:
    return PlainTextResponse("tekst")


@pytest.fixture
def client() -> TestClient:
    behind = [Route("/tekst", _plain), Route("/{path:path}", _fallback)]
    app = Starlette(
        routes=[*routes({"": "Overzicht", "kalender": "Kalender"}), *behind],
        middleware=middleware(),
    )
    return TestClient(app)


def test_no_file_is_received_of_whom_no_screen_asks_one(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/_stcore/upload_file/sessie/bestand"
    refused = client.put(address, content=b"x" * 6_000_000)
    assert refused.status_code == 403
    assert "alleen wie mag vastleggen" in refused.text
    monkeypatch.setattr(uploads, "_allowed", {"sessie"})
    # Past it stands Streamlit, which is not here.
    assert client.put(address).status_code == 405


@pytest.mark.parametrize("path", ["/", "/kalender", "/tekst", "/bestaat-niet", "/gezond"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert "Strict-Transport-Security" not in headers


def test_https_is_kept_once_used(client: TestClient) -> None:
    answer = client.get("https://dashboard.test/")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize(("trusted", "kept"), [("testclient", True), ("192.0.2.1", False)])
def test_https_ends_at_a_proxy_that_is_trusted(trusted: str, kept: bool) -> None:
    app = Starlette(routes=routes({"": "Overzicht"}), middleware=middleware())
    # As uvicorn puts it around the app; FORWARDED_ALLOW_IPS says whom it trusts.
    client = TestClient(ProxyHeadersMiddleware(app, trusted_hosts=trusted))
    headers = client.get("/", headers={"X-Forwarded-Proto": "https"}).headers
    assert ("Strict-Transport-Security" in headers) == kept


def test_framing_can_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORGING_FRAME_ANCESTORS", "https://intranet.test")
    app = Starlette(routes=routes({"": "Overzicht"}), middleware=middleware())
    headers = TestClient(app).get("/").headers
    assert "frame-ancestors https://intranet.test" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers


def test_screens_are_our_page_and_never_kept(client: TestClient) -> None:
    for path in ("/", "/kalender"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert '<html lang="nl">' in answer.text
        assert answer.headers["Cache-Control"] == "no-cache"


def test_an_address_that_is_no_screen_is_not_found(client: TestClient) -> None:
    answer = client.get("/bestaat-niet?x=<script>")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text
    assert "<script>" not in answer.text


def test_what_cannot_be_answered_is_told_in_dutch() -> None:
    async def answer(request) -> Response:
        found = {"/onbegrepen": ("Bad Request", 400), "/weg": ("File not found", 404)}
        return PlainTextResponse(*found[request.url.path])

    app = Starlette(
        routes=[*routes({"": "Overzicht"}), Route("/{path:path}", answer)], middleware=middleware()
    )
    client = TestClient(app, raise_server_exceptions=False)
    said = {
        400: "Dit verzoek is niet te begrijpen",
        404: "Dit bestand is er niet meer",
        500: "Er ging iets mis in het dashboard",
    }
    for path, status in (("/onbegrepen", 400), ("/weg", 404), ("/stuk", 500)):
        found = client.get(path)
        assert (found.status_code, said[status] in found.text) == (status, True)
    refused = client.post("/open-data/agenda.ics")
    assert (refused.status_code, "op deze manier" in refused.text) == (405, True)
    assert "GET" in refused.headers["Allow"]


def test_under_a_path_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda name: "wbs")
    with pytest.raises(SystemExit, match="kan niet onder een pad staan"):
        routes({"": "Overzicht"})


def test_other_answers_pass_as_they_are(client: TestClient) -> None:
    answer = client.get("/tekst")
    assert (answer.status_code, answer.text) == (200, "tekst")


@pytest.mark.parametrize("path", [assets()[PLOTLY].address, _address_of_streamlits_plotly()])
def test_what_draws_charts_is_sent_compressed_once_the_server_has_started(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    started = threading.Event()
    monkeypatch.setattr("server.compression.has_started", started)
    first = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in first.headers
    started.set()
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.content == plain.content == first.content
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 3
    assert "immutable" in packed.headers["Cache-Control"]


def test_a_part_of_a_file_is_left_to_streamlit(client: TestClient) -> None:
    # Past it stands Streamlit, which is not here.
    path = _address_of_streamlits_plotly()
    assert client.get(path, headers={"Range": "bytes=0-9"}).status_code == 404


def test_compression_stays_within_streamlits_files(client: TestClient) -> None:
    answer = client.get("/static/../../../etc/passwd", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 404


def test_our_files_are_served_and_kept(client: TestClient) -> None:
    html = client.get("/").text
    start = html.index("vormgeving/dashboard.")
    path = html[start : html.index('"', start)]
    answer = client.get(f"/{path}")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.get("/vormgeving/nl.000000000000.js").status_code == 404


def test_health_says_what_is_read(client: TestClient) -> None:
    answer = client.get("/gezond")
    assert answer.status_code == 200
    assert answer.json()["gezond"] is True
    assert answer.json()["kalender"].endswith("regels gelezen")


def test_health_fails_without_a_calendar(client: TestClient, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("BORGING_TABLE", str(tmp_path / "weg.parquet"))
    answer = client.get("/gezond")
    assert answer.status_code == 503
    assert answer.json()["gezond"] is False


def test_gzip_of_the_same_file_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    file = next(iter(streamlit_files().values()))
    assert gzip.decompress(file.compressed) == file.content
    monkeypatch.setattr(time, "time", lambda: 0)
    assert StreamlitFile(file.file).compressed == file.compressed


async def _sign_in(request) -> Response:
    answer = Response(
        "Authentication error", status_code=400 if "kapot" in request.url.query else 302
    )
    answer.set_cookie("_streamlit_user", "x", httponly=True)
    answer.set_cookie("veilig", "x", secure=True)
    return answer


@pytest.fixture
def sign_in() -> TestClient:
    app = Starlette(routes=[Route("/auth/login", _sign_in)], middleware=middleware())
    return TestClient(app, follow_redirects=False)


def test_over_https_a_cookie_stays_on_https(sign_in: TestClient) -> None:
    there, here = (
        sign_in.get(f"{scheme}://dashboard.test/auth/login").headers.get_list("set-cookie")
        for scheme in ("https", "http")
    )
    assert [cookie.lower().count("; secure") for cookie in there] == [1, 1]
    assert [cookie.lower().count("; secure") for cookie in here] == [0, 1]


def test_a_provider_that_does_not_answer_is_told_in_dutch(sign_in: TestClient) -> None:
    answer = sign_in.get("/auth/login?kapot")
    assert answer.status_code == 503
    assert "Aanmelden lukt nu niet" in answer.text
    assert "Authentication error" not in answer.text
    assert sign_in.get("/auth/login").status_code == 302
