"""What a slide on the shared screen holds, and where one is among the slides."""

import re

from playwright.sync_api import Page

SHARED = {"width": 1920, "height": 1080}
LEAST_TYPE = 24
LEAST_BUTTON = 44

# Charts included, but for what is only seen, as its parts follow; what is hidden from the eye
# (captions for screen readers) is one pixel wide.
SMALL_TYPE = """least => [...document.querySelectorAll("body *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      && element.checkVisibility() && !element.closest(".st-key-dia_geheel, .dia_geheel")
      && element.getBoundingClientRect().width > 1
      && parseFloat(getComputedStyle(element).fontSize) < least
  ).map((element) => `${getComputedStyle(element).fontSize} ${element.textContent}`)"""
# What is drawn below the bar or beside the screen, and what of the slide stands in view.
CUT = """() => {
  const foot = document.querySelector(".st-key-presentatie").getBoundingClientRect().top + 1;
  return [...document.querySelectorAll(".st-key-dia :is(p, li, td, th, h1, h2, svg.main-svg)")]
    .filter((one) => one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().bottom > foot
      || one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.textContent.slice(0, 80));
}"""
READ = """() => [...document.querySelectorAll(".st-key-dia :is(p, li, tbody tr)")]
    .filter((one) => one.checkVisibility()).map((one) => one.textContent)"""
WHOLE = READ.replace(".filter((one) => one.checkVisibility())", "")
TOLD = "before => document.querySelector('.st-key-plaats p').innerText !== before"


def place(page: Page):
    return page.locator(".st-key-plaats")


def told(page: Page) -> str:
    return place(page).locator("p").first.inner_text()


def is_at_its_last_page(told: str) -> bool:
    found = re.search(r"blad ([0-9]+) van ([0-9]+)", told)
    return found is None or found[1] == found[2]
