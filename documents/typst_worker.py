"""The process that compiles one typst document; started by `documents.typesetting` alone.

Reads a request as JSON from standard input and writes the document to standard output. Imports
nothing of ours. Where typst refuses the document, its diagnostic goes to standard error, exit 1.
"""

import json
import sys

import typst


def main() -> None:
    """Compile the request: template, root, fonts, inputs, format, standards, timestamp."""
    request = json.load(sys.stdin)
    compiler = typst.Compiler(
        input=request["template"],
        root=request["root"],
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[request["fonts"]],
        ),
        sys_inputs=request["inputs"],
    )
    try:
        document = compiler.compile(
            format=request["format"],
            pdf_standards=request["standards"],
            timestamp=request["timestamp"],
        )
    except typst.TypstError as error:
        sys.exit(error.diagnostic)
    sys.stdout.buffer.write(document)


if __name__ == "__main__":
    main()
