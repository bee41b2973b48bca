"""What the command line itself says, in Dutch: argparse knows English alone."""

import argparse

_DUTCH = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat erbij moet",
    "options": "wat erbij kan",
    "show this help message and exit": "toon deze uitleg",
    "%(prog)s: error: %(message)s\n": "%(prog)s: niet uitgevoerd: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "onbekend: %s",
    "the following arguments are required: %s": "nodig is ook: %s",
    "one of the arguments %s is required": "nodig is een van: %s",
    "not allowed with argument %s": "kan niet samen met %s",
    "ignored explicit argument %r": "hier hoort geen waarde bij: %r",
    "expected one argument": "hier hoort één waarde bij",
    "expected at most one argument": "hier hoort ten hoogste één waarde bij",
    "expected at least one argument": "hier hoort een waarde bij",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r kan niet; kies uit %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r kan niet",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s is niet duidelijk: bedoelt u %(matches)s?"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "%(parser_name)r kan niet; kies uit %(choices)s"
    ),
}


def dutch_parser(prog: str, description: str | None) -> argparse.ArgumentParser:
    """A parser that says in Dutch what is wrong and what can be asked."""
    # The name by which argparse asks for a translation; gettext itself wants a compiled file.
    argparse._ = lambda text: _DUTCH.get(text, text)
    return argparse.ArgumentParser(prog=prog, description=description)
