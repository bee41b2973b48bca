"""Besluiten, acties and agendas, numbered on with what was recorded before."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql, sqlite

revision = "0004"
down_revision = "0003"

TIME = sa.DateTime().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
TIME = TIME.with_variant(sqlite.DATETIME(), "sqlite")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")

LAST = """SELECT max((SELECT coalesce(max(id), 0) FROM bericht),
            (SELECT coalesce(max(id), 0) FROM vergaderstuk))"""
SQLITE = [
    *(
        f"""CREATE TRIGGER vergaderstuk_{action.lower()} BEFORE {action} ON vergaderstuk
        BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END"""
        for action in ("UPDATE", "DELETE")
    ),
    "DROP TRIGGER bericht_insert",
    *(
        f"""CREATE TRIGGER {table}_insert BEFORE INSERT ON {table}
    BEGIN
        SELECT RAISE(ABORT, 'het nummer is niet het volgende') WHERE NEW.id IS NOT ({LAST}) + 1;
        SELECT RAISE(ABORT, 'het tijdstip ligt voor dat van het vorige bericht')
        WHERE NEW.tijdstip < (SELECT tijdstip FROM bericht WHERE id = NEW.id - 1)
        OR NEW.tijdstip < (SELECT tijdstip FROM vergaderstuk WHERE id = NEW.id - 1);
    END"""
        for table in ("bericht", "vergaderstuk")
    ),
]
POSTGRESQL = [
    """CREATE TRIGGER vergaderstuk_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON vergaderstuk
    FOR EACH STATEMENT EXECUTE FUNCTION voortgang_alleen_aanvullen()""",
    """CREATE OR REPLACE FUNCTION voortgang_volgorde() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE vorige record;
    BEGIN
        SELECT id, tijdstip INTO vorige FROM (
            (SELECT id, tijdstip FROM bericht ORDER BY id DESC LIMIT 1)
            UNION ALL
            (SELECT id, tijdstip FROM vergaderstuk ORDER BY id DESC LIMIT 1)
        ) AS laatste ORDER BY id DESC LIMIT 1;
        IF NEW.id <> coalesce(vorige.id, 0) + 1 THEN
            RAISE EXCEPTION 'het nummer is niet het volgende';
        END IF;
        IF NEW.tijdstip < vorige.tijdstip THEN
            RAISE EXCEPTION 'het tijdstip ligt voor dat van het vorige bericht';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER vergaderstuk_volgorde BEFORE INSERT ON vergaderstuk
    FOR EACH ROW EXECUTE FUNCTION voortgang_volgorde()""",
]
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def upgrade() -> None:
    op.create_table(
        "vergaderstuk",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("tijdstip", TIME, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("inhoud", sa.Text, nullable=False),
        sa.Column("auteur", sa.Text, nullable=False),
        sa.Column("account", sa.Text),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("organisatie", sa.Text),
        sa.Column("laag", sa.Text),
        sa.Column("kalender", sa.Text, nullable=False),
        sa.Column("zegel", sa.String(64), nullable=False),
    )
    for statement in STATEMENTS[op.get_bind().dialect.name]:
        op.execute(statement)
