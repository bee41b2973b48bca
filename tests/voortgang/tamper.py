"""Changes in a log behind its back."""

from voortgang.database import Database
from voortgang.tables import metadata


def tamper(database: Database, *statements: str) -> None:
    """Without the triggers, which are put back: what is left is what was changed."""
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            before = [f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in metadata.tables]
            after = [statement.replace("DISABLE", "ENABLE") for statement in before]
        else:
            triggers = connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).all()
            before = [f"DROP TRIGGER {name}" for name, _ in triggers]
            after = [sql for _, sql in triggers]
        for statement in (*before, *statements, *after):
            connection.exec_driver_sql(statement)
