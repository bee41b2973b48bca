"""Besluiten, acties and agendas as a test records them on the small calendar."""

from tests.voortgang.conftest import ADMINISTRATOR
from voortgang.recording import Office, record_stuk

BO = {"soort": "bestuurlijk overleg", "naam": "BO Water en Bodem", "datum": "2026-02-01"}
DO = {"soort": "directeurenoverleg", "naam": "DO Water en Bodem", "datum": "2026-01-15"}
BY = {"auteur": "S. de Groot"}


def besluit(soort: str = "akkoord", overleg: dict = BO, **more: object) -> dict[str, object]:
    return {**BY, "overleg": overleg, "soort": soort, **more}


def actie(**more: object) -> dict[str, object]:
    said = {"wat": "Plan", "organisatie": "Rijk A", "voor": "2026-06-30"}
    return {**BY, "overleg": BO, **said, **more}


def agenda(*punten: dict, **more: object) -> dict[str, object]:
    return {**BY, "overleg": BO, "punten": list(punten), **more}


def add(office: Office, soort: str, data: dict) -> int:
    return record_stuk(office, soort, data, ADMINISTRATOR).id


def decide(office: Office, *gevolgen: dict, **more: object) -> int:
    sleutels = [gevolg["sleutel"] for gevolg in gevolgen]
    data = besluit(sleutels=sleutels, gevolgen=list(gevolgen)) | more
    return add(office, "besluit", data)


def reverse(office: Office, number: int) -> int:
    return add(office, "besluit", besluit("niet akkoord", woorden="Toch niet.", herroept=number))
