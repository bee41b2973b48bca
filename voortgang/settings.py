"""The settings of the progress log."""

from loaders.settings import Setting

DATABASE_URL = Setting(
    "BORGING_DATABASE_URL",
    "sqlite:///var/voortgang.sqlite",
    "Where the progress log stands, as a SQLAlchemy URL of SQLite or PostgreSQL; a relative path "
    "counts from the folder of dashboard.py.",
)
ROLLEN = Setting(
    "BORGING_ROLLEN",
    "",
    "YAML file that says who may record for which overheidslaag; once set, nobody records without "
    "signing in.",
)
