"""The place in a meeting: which slide is in view, outside the numbering and the seals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql, sqlite

revision = "0005"
down_revision = "0004"

TIME = sa.DateTime().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
TIME = TIME.with_variant(sqlite.DATETIME(), "sqlite")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
KEY = sa.String(200).with_variant(postgresql.VARCHAR(200, collation="C"), "postgresql")

STATEMENTS = {
    "sqlite": [
        *(
            f"""CREATE TRIGGER plaats_{action.lower()} BEFORE {action} ON plaats
            BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END"""
            for action in ("UPDATE", "DELETE")
        ),
        """CREATE TRIGGER plaats_insert BEFORE INSERT ON plaats
        BEGIN SELECT RAISE(ABORT, 'het nummer is niet het volgende')
        WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) FROM plaats) + 1; END""",
    ],
    "postgresql": [
        """CREATE TRIGGER plaats_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON plaats
        FOR EACH STATEMENT EXECUTE FUNCTION voortgang_alleen_aanvullen()"""
    ],
}


def upgrade() -> None:
    op.create_table(
        "plaats",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("tijdstip", TIME, nullable=False),
        sa.Column("vergadering", KEY, nullable=False),
        sa.Column("toon", sa.Text, nullable=False),
        sa.Column("auteur", sa.Text, nullable=False),
        sa.Column("account", sa.Text),
        sa.Column("via", sa.Text, nullable=False),
    )
    op.create_index("plaats_per_vergadering", "plaats", ["vergadering", "id"])
    for statement in STATEMENTS[op.get_bind().dialect.name]:
        op.execute(statement)
