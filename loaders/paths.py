"""Where the calendar's files stand."""

from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
KALENDER = DATA / "kalender"
TABLE = DATA / "borgingskalender.parquet"
DATAPACKAGE = DATA / "datapackage.yaml"
INSTRUMENTEN = DATA / "instrumenten.yaml"
PARTIJEN = DATA / "partijen.yaml"
LAGEN_IN_STAP = DATA / "lagen_in_stap.yaml"
VERWIJZINGEN = DATA / "verwijzingen.yaml"
SAMENVATTINGSTABEL = DATA / "samenvattingstabel.yaml"
PUBLICATIE = DATA / "publicatie.yaml"
BEGRIPPEN = DATA / "begrippen.yaml"
GEMELD = DATA / "gemeld.yaml"
FINGERPRINTS = DATA / "vingerafdrukken.csv"
VERSIES = DATA / "versies.csv"
