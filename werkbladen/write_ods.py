"""OpenDocument workbook to fill in: sheets, locks and drop-downs as in `werkbladen.write_xlsx`."""

from datetime import UTC
from xml.sax.saxutils import quoteattr

from documents import sheet
from documents.opendocument import odf
from documents.opendocument.ods_parts import Sizes, filtered, frozen, paragraphs, template
from werkbladen.sheets import DETAILS, EXPLANATION, SHEET, FillIn

EXTENSION = "ods"
MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
_FORMULA = "urn:oasis:names:tc:opendocument:xmlns:of:1.2"
_EDGE = (
    'fo:border="0.5pt solid #8a8f94" fo:wrap-option="wrap" style:vertical-align="top"'
    ' style:repeat-content="false"'
)
# "invul" is text, whatever is typed: a "=" starts no formula and "Q1 2027" is no date.
_STYLES = f"""
<number:text-style xmlns:number="{_NUMBER}" style:name="tekst"><number:text-content/>
</number:text-style>
<style:style style:family="table" style:name="verborgen">
<style:table-properties table:display="false"/></style:style>
<style:style style:family="table-cell" style:name="vast" style:parent-style-name="cel">
<style:table-cell-properties fo:background-color="#edeff2" {_EDGE}/></style:style>
<style:style style:family="table-cell" style:name="invul" style:parent-style-name="cel"
 style:data-style-name="tekst">
<style:table-cell-properties style:cell-protect="none" {_EDGE}/></style:style>
<style:style style:family="table-cell" style:name="fout" style:parent-style-name="cel"
 style:data-style-name="tekst">
<style:table-cell-properties style:cell-protect="none" fo:background-color="#fbe3df"
 {_EDGE.replace("0.5pt solid #8a8f94", "1.5pt solid #9b1c0c")}/></style:style>
"""


def build(form: FillIn) -> bytes:
    """The workbook; the same bytes for the same form."""
    sizes, help_ = Sizes(), _Help()
    tables = _form(form, sizes, help_) + _explanation(form, sizes) + _details(form)
    ranges = filtered(SHEET, SHEET, len(form.fields), len(form.rows))
    content = template("ods_content.xml").format(
        styles=_STYLES + "".join(sizes.styles), tables=help_.xml + tables, ranges=ranges
    )
    made = form.made.astimezone(UTC).replace(tzinfo=None)
    package = odf.package("spreadsheet", form.title, made, "ods_styles.xml", header=form.title)
    tables = frozen(SHEET, first_column=True)
    settings = template("ods_settings.xml").format(first=SHEET, tables=tables)
    package.set_part("settings.xml", settings.encode())
    return odf.saved(package, content)


class _Help:
    """The drop-downs and hints of cells, made once for each that differs."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, form: FillIn, line: int, place: int) -> str:
        """The name of the help with this cell; empty where it needs none."""
        field = form.fields[place]
        choices = form.choices[place][line] if place in form.choices else ()
        if not field.hint and not choices:
            return ""
        allowed = ";".join('"' + choice.replace('"', '""') + '"' for choice in choices)
        condition = f"of:cell-content-is-in-list({allowed})" if choices else "of:is-true-formula(1)"
        kind = "stop" if field.strict else "information"
        title = quoteattr(field.title)
        words = paragraphs(field.hint)
        rest = (
            f" table:condition={quoteattr(condition)} table:allow-empty-cell="
            f'"true" table:display-list="unsorted"><table:help-message table:title={title}'
            f' table:display="true">{words}</table:help-message><table:error-message'
            f' table:title={title} table:message-type="{kind}" table:display="true">{words}'
            "</table:error-message></table:content-validation>"
        )
        return self._names.setdefault(rest, f"hulp{len(self._names) + 1}")

    @property
    def xml(self) -> str:
        """What has been asked for."""
        made = "".join(
            f'<table:content-validation table:name="{name}"{rest}'
            for rest, name in self._names.items()
        )
        start = f'<table:content-validations xmlns:of="{_FORMULA}">'
        return f"{start}{made}</table:content-validations>" if made else ""


def _form(form: FillIn, sizes: Sizes, help_: _Help) -> str:
    titles = "".join(_cell(field.title, "kop") for field in form.fields)
    header = sizes.row(sheet.HEADER_LINES, titles)
    rows = []
    for line, (row, count) in enumerate(zip(form.rows, form.lines(), strict=True)):
        cells = [
            _cell(
                text,
                "fout" if (line, place) in form.wrong else "invul",
                help_.of(form, line, place),
            )
            if form.is_open(line, place)
            else _cell(text, "vast")
            for place, text in enumerate(row)
        ]
        rows.append(sizes.row(count, "".join(cells)))
    columns = "".join(sizes.column(field.width) for field in form.fields)
    return (
        f'<table:table table:name="{SHEET}" table:protected="true">{columns}'
        f"<table:table-header-rows>{header}</table:table-header-rows>{''.join(rows)}</table:table>"
    )


def _explanation(form: FillIn, sizes: Sizes) -> str:
    columns = sizes.column(sheet.LABEL_WIDTH) + sizes.column(sheet.CONTENT_WIDTH)
    rows = "".join(
        f"<table:table-row>{_cell(label, 'kop')}"
        f"{_cell(words, 'invul' if label in form.to_answer else 'cel')}</table:table-row>"
        for label, words in form.explanation
    )
    start = f'<table:table table:name="{EXPLANATION}" table:protected="true">'
    return f"{start}{columns}{rows}</table:table>"


def _details(form: FillIn) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(_cell(text, 'cel') for text in row)}</table:table-row>"
        for row in form.details
    )
    return (
        f'<table:table table:name="{DETAILS}" table:style-name="verborgen" table:protected="true">'
        f"<table:table-column/>{rows}</table:table>"
    )


def _cell(text: str, style: str, help_: str = "") -> str:
    helped = f' table:content-validation-name="{help_}"' if help_ else ""
    start = f'<table:table-cell table:style-name="{style}"{helped}'
    if not text:
        return f"{start}/>"
    return f'{start} office:value-type="string">{paragraphs(text)}</table:table-cell>'
