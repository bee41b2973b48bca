"""Sentences that more than one section says."""

from markupsafe import Markup

PARALLEL = "A en B worden parallel uitgewerkt."
BY_ORDER = "Twijfelachtig: rust op een koppeling van momenten en regels op volgorde."


def doubt_by_order(holds: bool) -> Markup:
    """Under what is said of a stap, whether it rests on a pairing by order."""
    return Markup("<br><em>{}</em>").format(BY_ORDER) if holds else Markup()


def asked_of_plan_b(asked: list[tuple[str, str]]) -> Markup:
    """What is asked about the plan B of a stap (`voortgang.ketens`), each with why."""
    return Markup("<br>").join(
        Markup("<b>{}</b>: {}.").format(signal[0].upper() + signal[1:], reason)
        for signal, reason in asked
    )
