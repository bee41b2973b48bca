"""Where the calendar's files stand."""

from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
KALENDER = DATA / "kalender"
TABLE = DATA / "borgingskalender.parquet"
DATAPACKAGE = DATA / "datapackage.yaml"
INSTRUMENTEN = DATA / "instrumenten.yaml"
PARTIJEN = DATA / "partijen.yaml"
VERWIJZINGEN = DATA / "verwijzingen.yaml"
SAMENVATTINGSTABEL = DATA / "samenvattingstabel.yaml"
FINGERPRINTS = DATA / "vingerafdrukken.csv"
