"""The filter bar in a real browser: what is chosen, the URL, the chart, the table, the counts."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.page_checks import (
    HEAR,
    assert_well,
    axe_violations,
    choose,
    field,
    open_screen,
    wait_until_drawn,
)
from tests.browser.server import Server, free_port, running_server

BOTH_SCREENS = pytest.mark.parametrize("path", ["", "kalender"], ids=["Overzicht", "Kalender"])
PEILDATUM = "peildatum=2026-11-24"


def counts(page: Page) -> tuple[int, int, int]:
    """Maatregelen in view, rows in view, rows in all, as said under the bar."""
    said = page.locator(".st-key-in_beeld").inner_text()
    (maatregelen,) = re.findall(r"([0-9]+) van 54 maatregelen", said)
    ((rows, of_all),) = re.findall(r"([0-9]+) van ([0-9]+) regels in beeld", said)
    return int(maatregelen), int(rows), int(of_all)


def bars(page: Page) -> set[str]:
    """The sleutels of the bars that the chart has drawn, once it shows what the bar counts."""
    drawn = """() => document.querySelector('.js-plotly-plot')?._fullData
        ?.flatMap((trace) => trace.type === 'bar' && trace.customdata || [])"""
    page.wait_for_function(f"(wanted) => ({drawn})()?.length === wanted", arg=counts(page)[1])
    found = page.evaluate(drawn)
    assert len(found) == len(set(found))
    return set(found)


def rows(page: Page) -> Locator:
    return page.locator("table tbody tr")


def search(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Zoek").fill(words)
    page.keyboard.press("Enter")


def address(server: Server, path: str, *parameters: str) -> str:
    return f"{server.url}/{path}?{'&'.join(parameters)}"


def test_overheidslaag_changes_chart_table_and_counts_alike(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender?vorm=detail")
    _, whole, of_all = counts(page)
    assert whole == of_all
    assert len(bars(page)) == rows(page).count() == whole

    choose(page, "Overheid", "waterschap")
    page.wait_for_url("**/kalender?laag=waterschap&rol=alle&vorm=detail")
    wait_until_drawn(page)
    expect(rows(page)).not_to_have_count(whole)
    _, fewer, _ = counts(page)
    assert 0 < fewer < whole
    assert rows(page).count() == fewer
    for row in rows(page).all():
        assert "waterschap" in row.inner_text()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    assert len(bars(page)) == fewer

    choose(page, "Overheid", "niet genoemd")
    page.wait_for_url("**/kalender?laag=waterschap&laag=niet-genoemd&rol=alle&vorm=detail")
    wait_until_drawn(page)
    expect(rows(page)).not_to_have_count(fewer)
    assert counts(page)[1] == rows(page).count() == len(bars(page))


def test_shared_link_opens_the_same_view(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender?vorm=detail")
    choose(page, "Thema", "Laagveengebieden")
    page.wait_for_url("**thema=laagveen**")
    search(page, "peil")
    page.wait_for_url("**zoek=peil**")
    page.get_by_label("Indeling").select_option("stap")
    page.wait_for_url("**indeling=stap**")
    wait_until_drawn(page)
    seen, shown = counts(page), bars(page)

    link = page.url
    # As somebody else, of whom nothing is known.
    page.evaluate("sessionStorage.clear()")
    page.context.clear_cookies()
    open_screen(page, link)
    assert page.url == link
    assert counts(page) == seen
    assert bars(page) == shown
    expect(page.get_by_role("textbox", name="Zoek")).to_have_value("peil")


def test_every_screen_keeps_the_selection_and_so_does_a_reload(page: Page, server: Server) -> None:
    open_screen(page, address(server, "kalender", PEILDATUM, "laag=gemeente", "van=2026-01-01"))
    seen, parameters = counts(page), page.url.partition("?")[2]
    page.get_by_role("link", name="Overzicht", exact=True).click()
    page.wait_for_url(f"{server.url}/?{parameters}")
    wait_until_drawn(page)
    assert counts(page) == seen
    page.reload()
    page.get_by_role("heading", level=1, name="Overzicht").wait_for()
    wait_until_drawn(page)
    assert page.url == f"{server.url}/?{parameters}"
    assert counts(page) == seen


def test_back_undoes_one_choice_at_a_time(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender")
    whole = counts(page)
    choose(page, "Plan", "plan B")
    page.wait_for_url("**/kalender?plan=B")
    wait_until_drawn(page)
    plan_b = counts(page)
    page.get_by_role("link", name="Overzicht", exact=True).click()
    page.wait_for_url("**/?plan=B")
    wait_until_drawn(page)

    page.go_back()
    page.wait_for_url("**/kalender?plan=B")
    page.get_by_role("heading", level=1, name="Kalender").wait_for()
    wait_until_drawn(page)
    assert counts(page) == plan_b
    page.go_back()
    page.wait_for_url("**/kalender")
    expect(page.locator(".st-key-in_beeld")).to_contain_text(f"{whole[1]} van {whole[2]} regels")
    page.go_forward()
    page.wait_for_url("**/kalender?plan=B")
    expect(page.locator(".st-key-in_beeld")).to_contain_text(f"{plan_b[1]} van {whole[2]} regels")


def test_two_quick_choices_are_both_kept(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender")
    choose(page, "Plan", "plan A", "plan B")
    page.wait_for_url("**/kalender?plan=A&plan=B")
    wait_until_drawn(page)
    assert page.url.endswith("?plan=A&plan=B")


def test_first_choice_after_a_restart_of_the_server_is_kept(page: Page, log_file: Path) -> None:
    port = free_port()
    with running_server(log_file, port) as before:
        open_screen(page, address(before, "kalender", "laag=rijk", "vorm=detail"))
        seen = counts(page)
    with running_server(log_file, port) as after:
        # Until it is connected again the page asks the server how it is, every second or so.
        with page.expect_websocket(lambda socket: socket.url.startswith("ws"), timeout=60_000):
            pass
        choose(page, "Plan", "plan B")
        page.wait_for_url(f"{after.url}/kalender?laag=rijk&plan=B&vorm=detail")
        wait_until_drawn(page)
        assert counts(page)[1] == rows(page).count() == len(bars(page)) < seen[1]


def test_one_press_clears_a_field_and_one_all(page: Page, server: Server) -> None:
    open_screen(
        page,
        address(server, "", "thema=bodem", "schil=1", "zoek=bodem", "peildatum=2025-01-01"),
    )
    field(page, "Thema: Bodem").wait_for()
    page.get_by_role("button", name="Thema: wissen").click()
    page.wait_for_url("**/?peildatum=2025-01-01&zoek=bodem&schil=1")
    expect(field(page, "Thema: alle")).to_be_focused()
    page.get_by_role("button", name="Wis alle filters").click()
    page.wait_for_url(f"{server.url}/")
    wait_until_drawn(page)
    _, seen, of_all = counts(page)
    assert seen == of_all


def test_a_number_on_overzicht_leads_to_its_rows(page: Page, server: Server) -> None:
    open_screen(page, address(server, "", PEILDATUM))
    number = page.get_by_role("link", name=re.compile("^[0-9]+ regels?: Bodem.*, verstreken$"))
    wanted = int(number.inner_text())
    number.click()
    page.get_by_role("heading", level=1, name="Kalender").wait_for()
    wait_until_drawn(page)
    page.wait_for_url("**thema=bodem&moment=verstreken**")
    expect(page.locator("table tbody tr")).to_have_count(wanted)
    assert counts(page)[1] == wanted
    page.go_back()
    page.get_by_role("heading", level=1, name="Overzicht").wait_for()


def test_what_a_link_gets_wrong_is_told_as_text(page: Page, server: Server) -> None:
    hostile = "<img src=x onerror=alert(1)>**vet** [x](javascript:alert(1))"
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_screen(
        page,
        address(
            server,
            "kalender",
            f"thema={quote(hostile)}",
            f"{quote(hostile)}=1",
            "laag=RIJK",
            "laag=koning",
            "peildatum=2026-02-30",
            f"zoek={'x' * 20_000}",
        ),
    )
    message = page.locator(".melding[data-zeg]")
    expect(message).to_contain_text("<img src=x onerror=alert(1)>**vet** [x](javascript:alert(1))")
    expect(message).to_contain_text("‘koning’ bestaat niet")
    assert message.locator("img, a, strong").count() == 0
    assert page.url == f"{server.url}/kalender?laag=rijk"
    assert page.get_by_test_id("stException").count() == 0
    assert len(message.inner_text()) < 2_000
    assert dialogs == []
    assert_well(page)


def test_empty_selection_offers_what_to_let_go(page: Page, server: Server) -> None:
    view = ("thema=bodem", "zoek=drinkwaternet", "vorm=detail")
    open_screen(page, address(server, "kalender", *view))
    assert page.locator(".js-plotly-plot").count() == 0
    assert axe_violations(page) == []
    page.get_by_role("link", name="zonder het filter Zoeken").click()
    # The address changes at once, before the server has drawn what it says.
    expect(page.get_by_text("Geen enkele regel past")).to_have_count(0)
    assert page.url.endswith("/kalender?thema=bodem&vorm=detail")
    wait_until_drawn(page)
    assert counts(page)[1] == rows(page).count() == len(bars(page))


@BOTH_SCREENS
def test_more_filters_are_accessible_and_dutch(page: Page, server: Server, path: str) -> None:
    open_screen(page, address(server, path, "laag=rijk", "moment=verstreken"))
    expect(field(page, "Moment: verstreken")).to_be_visible()
    field(page, r"Meer filters \(1\)").click()
    page.get_by_label("Periode vanaf").wait_for()
    assert_well(page)


def test_a_day_is_chosen_when_it_is_typed_whole(page: Page, server: Server) -> None:
    open_screen(page, address(server, "", "plan=B"))
    field(page, "Peildatum").click()
    box = page.get_by_role("dialog", name="Peildatum: kiezen")
    day = box.get_by_label("Peildatum", exact=True)
    expect(day).to_be_focused()
    assert_well(page)
    # As it is typed in the browser of these tests, which is American.
    page.keyboard.type("03042027")
    assert page.url.endswith("?plan=B")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?peildatum=2027-03-04&plan=B")
    expect(field(page, "Peildatum: 4 mrt 2027")).to_be_focused()
    page.get_by_role("button", name="Peildatum: wissen").click()
    page.wait_for_url("**/?plan=B")


def test_what_is_chosen_is_told_in_the_page_at_once_and_after_the_answer(
    page: Page, server: Server
) -> None:
    open_screen(page, address(server, "kalender", "laag=rijk"))
    page.evaluate(
        "() => { window.told = [];"
        " addEventListener('filterbalk', ({ detail }) => window.told.push(detail)); }"
    )
    choose(page, "Plan", "plan B")
    page.wait_for_url("**plan=B")
    wait_until_drawn(page)
    chosen = {"laag": ["rijk"], "plan": ["B"]}
    first, last = {"chosen": chosen, "waiting": True}, {"chosen": chosen, "waiting": False}
    assert page.evaluate("() => window.told") == [first, last]
    assert page.evaluate("() => window.filterbalkGekozen") == last


def test_filters_work_by_keyboard_alone(page: Page, server: Server) -> None:
    open_screen(page, address(server, "", PEILDATUM))
    opener = field(page, "Overheid")
    for _ in range(30):
        page.keyboard.press("Tab")
        if opener.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Overheid: kiezen")
    expect(box.get_by_role("checkbox", name="Rijk")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**laag=provincie&rol=alle")
    expect(box.get_by_role("radio", name="doorwerking, borging of in de stap")).to_be_checked()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert box.evaluate("box => box.contains(document.activeElement)")
    box.get_by_role("radio", name="borging", exact=True).check()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_accessible_name("Overheid: provincie (borging)")
    page.wait_for_url("**laag=provincie&rol=borging")
    while page.evaluate("document.activeElement.textContent") != "Wis":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server.url}/")


def test_the_bar_is_one_line_where_there_is_room(page: Page, server: Server) -> None:
    for chosen in ("", "thema=bodem&laag=waterschap&moment=verstreken&peildatum=2026-11-24"):
        open_screen(page, f"{server.url}/kalender?{chosen}")
        assert page.locator(".filterbalk").bounding_box()["height"] < 50
        assert page.locator(".velden_rij").evaluate("row => row.scrollWidth <= row.clientWidth")


def test_counts_are_said_once_when_a_filter_changes_them(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender")
    page.evaluate(HEAR)
    search(page, "grondwater")
    page.wait_for_function("() => window.heard.length > 0")
    wait_until_drawn(page)
    maatregelen, rows, of_all = counts(page)
    (said,) = page.evaluate("window.heard")
    assert said.startswith(f"{maatregelen} van 54 maatregelen, ")
    assert said.endswith(f"{rows} van {of_all} regels in beeld")


@BOTH_SCREENS
def test_filters_fold_up_on_a_telephone(page: Page, server: Server, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_screen(page, address(server, path, PEILDATUM))
    expect(page.get_by_role("textbox", name="Zoek")).not_to_be_visible()
    assert counts(page)[0] == 54
    page.get_by_role("button", name="Filters (1)").click()
    expect(page.get_by_role("textbox", name="Zoek")).to_be_visible()
    field(page, "Keuze").click()
    expect(page.get_by_role("dialog", name="Keuze: kiezen")).to_be_in_viewport(ratio=1)
    assert_well(page)


def test_chosen_bar_is_told_in_full_and_closed_again(page: Page, server: Server) -> None:
    open_screen(page, address(server, "kalender", "vorm=detail", "maatregel=1.1.1", PEILDATUM))
    bar = page.locator(".js-plotly-plot .bars .point path").last
    bar.wait_for()
    box = page.evaluate(
        """() => {
          const plans = document.querySelector('.js-plotly-plot')._fullData
            .filter((trace) => trace.type === 'bar' && trace.customdata);
          const nodes = [...document.querySelectorAll('.js-plotly-plot .bars .point path')];
          const last = nodes[nodes.length - 1].getBoundingClientRect();
          return [last.x + last.width / 2, last.y + last.height / 2,
                  plans[plans.length - 1].customdata.at(-1)];
        }"""
    )
    page.mouse.move(box[0] - 3, box[1])
    page.mouse.move(box[0], box[1], steps=5)
    page.locator(".grafiek_tip:visible").wait_for()
    page.mouse.click(box[0], box[1])
    panel = page.locator(".st-key-gekozen_staaf")
    panel.wait_for()
    for words in ("Stap", "Doorwerking", "Borging", "Agendering", "Blz."):
        expect(panel).to_contain_text(words)
    expect(panel).to_be_in_viewport(ratio=1)
    assert axe_violations(page) == []
    panel.get_by_role("button", name="Sluiten").click()
    expect(panel).to_have_count(0)


def test_bars_are_reached_and_chosen_by_keyboard(page: Page, server: Server) -> None:
    open_screen(page, address(server, "kalender", "vorm=detail", "thema=bodem", PEILDATUM))
    chart = page.get_by_role("listbox")
    expect(chart).to_have_attribute("aria-label", re.compile("32 regels.*pijltjes"))
    page.locator(".js-plotly-plot .bars .point").first.wait_for()
    chart.focus()
    ring, said = page.locator(".grafiek_rand"), page.locator(".grafiek_gezegd > :last-child")
    chart.press("End")
    expect(ring).to_be_in_viewport(ratio=1)
    last = said.text_content()
    chart.press("Home")
    first = said.text_content()
    for key in ("ArrowDown", "ArrowLeft", "PageDown", "PageUp"):
        chart.press(key)
    assert said.text_content() == first != last
    assert ". Agendering: " in first and "<" not in first
    # The ring stands around the very bar whose words are shown.
    words = page.locator(".grafiek_tip")
    expect(words).to_contain_text(first[:20])
    box = ring.bounding_box()
    bars = page.locator(".js-plotly-plot .bars .point path").evaluate_all(
        "paths => paths.map((path) => { const r = path.getBoundingClientRect();"
        " return [r.x, r.y, r.width, r.height]; })"
    )
    ours = [box["x"], box["y"], box["width"], box["height"]]
    assert min(max(abs(a - b) for a, b in zip(bar, ours, strict=True)) for bar in bars) < 2
    assert axe_violations(page) == []
    chart.press("Enter")
    panel = page.locator(".st-key-gekozen_staaf")
    expect(panel).to_be_in_viewport(ratio=1)
    expect(panel).to_be_focused()
    panel.press("Escape")
    expect(panel).to_have_count(0)
    expect(chart).to_be_focused()
    chart.press("Escape")
    expect(words).to_be_hidden()
    assert axe_violations(page) == []


def test_chart_that_cannot_be_drawn_says_so(page: Page, server: Server) -> None:
    page.route("**/plotly.min.*", lambda route: route.abort())
    open_screen(page, address(server, "kalender", "vorm=detail", "thema=bodem", PEILDATUM))
    expect(page.get_by_role("alert")).to_contain_text("De grafiek kan niet worden getekend")
    expect(page.locator(".tabel tbody tr")).to_have_count(32)
    page.unroute("**/plotly.min.*")
    choose(page, "Plan", "plan A")
    page.locator(".js-plotly-plot .bars .point").first.wait_for()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_chart_that_is_left_is_let_go_of(page: Page, server: Server) -> None:
    open_screen(page, address(server, "kalender", "vorm=detail", "thema=bodem", PEILDATUM))
    chart = page.locator(".js-plotly-plot").element_handle()
    chart.evaluate("chart => { window.left = chart; }")
    page.get_by_role("link", name="Bron", exact=True).click()
    page.get_by_role("heading", level=1, name="Bron").wait_for()
    page.wait_for_function("() => window.left.data === undefined")
