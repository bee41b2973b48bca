"""Excel workbook to fill in: locked cells, drop-downs, an explanation; see `werkbladen.sheets`.

The lock has no password: it keeps hands off by mistake, not on purpose. What comes back is checked
whatever was locked.
"""

import io
from datetime import UTC

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents import sheet
from documents.columns import printable
from werkbladen.sheets import DETAILS, EXPLANATION, SHEET, FillIn

EXTENSION = "xlsx"
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A4 = 9
_BORDER = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#8A8F94"}
_LOCKED = _BORDER | {"bg_color": "#EDEFF2"}
# As text, whatever is typed: a "=" starts no formula and "Q1 2027" is no date.
_OPEN = _BORDER | {"locked": False, "num_format": "@"}
_WRONG = _OPEN | {"bg_color": "#FBE3DF", "border": 2, "border_color": "#9B1C0C"}
_HEADER = _BORDER | {"bold": True, "bg_color": "#E5ECF3"}
_ALLOWED = dict.fromkeys(("format_columns", "format_rows", "autofilter", "sort"), True)


def build(form: FillIn) -> bytes:
    """The workbook; the same bytes for the same form."""
    file = io.BytesIO()
    # Everything in memory: a temporary file would leave what was recorded on the server's disk.
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    created = form.made.astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties({"title": form.title, "created": created})
    _write_form(workbook, form)
    _write_explanation(workbook, form)
    _write_details(workbook, form)
    workbook.close()
    return file.getvalue()


def _write_form(workbook: xlsxwriter.Workbook, form: FillIn) -> None:
    page = workbook.add_worksheet(SHEET)
    kinds = (_HEADER, _LOCKED, _OPEN, _WRONG)
    header, locked, to_fill_in, wrong = map(workbook.add_format, kinds)
    for place, field in enumerate(form.fields):
        page.set_column(place, place, field.width)
        page.write_string(0, place, field.title, header)
    page.set_row(0, sheet.points(sheet.HEADER_LINES))
    for line, (row, count) in enumerate(zip(form.rows, form.lines(), strict=True)):
        page.set_row(line + 1, sheet.points(count))
        for place, text in enumerate(row):
            if form.is_open(line, place):
                style = wrong if (line, place) in form.wrong else to_fill_in
                _write_text(page, line + 1, place, text, style)
                _help_with(page, form, line, place)
            else:
                _write_text(page, line + 1, place, text, locked)
    page.autofilter(0, 0, max(len(form.rows), 1), len(form.fields) - 1)
    page.freeze_panes(1, 2)
    page.set_header(f"&L{form.title.replace('&', '&&')[:200]}")
    _lay_out(page)
    page.repeat_rows(0)


def _lay_out(page: Worksheet) -> None:
    page.protect(options=_ALLOWED)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _help_with(page: Worksheet, form: FillIn, line: int, place: int) -> None:
    field = form.fields[place]
    rule: dict[str, object] = {"validate": "any"}
    if place in form.choices and form.choices[place][line]:
        rule = {
            "validate": "list",
            "source": list(form.choices[place][line]),
            "error_type": "stop" if field.strict else "information",
            "error_title": field.title,
            "error_message": field.hint,
        }
    if field.hint:
        rule |= {"input_title": field.title, "input_message": field.hint}
    if len(rule) > 1 and page.data_validation(line + 1, place, line + 1, place, rule) != 0:
        raise ValueError(f"the help with {field.title!r} does not fit in a workbook")


def _write_explanation(workbook: xlsxwriter.Workbook, form: FillIn) -> None:
    page = workbook.add_worksheet(EXPLANATION)
    page.set_column(0, 0, sheet.LABEL_WIDTH)
    page.set_column(1, 1, sheet.CONTENT_WIDTH)
    bold = workbook.add_format(_BORDER | {"bold": True})
    plain = workbook.add_format(_BORDER)
    to_fill_in = workbook.add_format(_OPEN)
    for line, (label, words) in enumerate(form.explanation):
        widths = (sheet.LABEL_WIDTH, sheet.CONTENT_WIDTH)
        page.set_row(line, sheet.points(sheet.text_lines((label, words), widths)))
        _write_text(page, line, 0, label, bold)
        _write_text(page, line, 1, words, to_fill_in if label in form.to_answer else plain)
        if answers := form.to_answer.get(label):
            page.data_validation(line, 1, line, 1, {"validate": "list", "source": list(answers)})
    _lay_out(page)


def _write_details(workbook: xlsxwriter.Workbook, form: FillIn) -> None:
    page = workbook.add_worksheet(DETAILS)
    plain = workbook.add_format()
    for line, row in enumerate(form.details):
        for place, text in enumerate(row):
            _write_text(page, line, place, text, plain)
    page.protect()
    page.hide()


def _write_text(page: Worksheet, line: int, place: int, text: str, style: Format) -> None:
    if text:
        page.write_string(line, place, sheet.shortened(printable(text)), style)
    else:
        page.write_blank(line, place, None, style)
