"""The log: two tables that are only added to, which the database itself enforces.

A migration is never changed once released, so names and types are written out here and not taken
from `voortgang.tables`; a test holds the two against each other.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql, sqlite

revision = "0001"
down_revision = None

TIME = sa.DateTime().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
TIME = TIME.with_variant(sqlite.DATETIME(), "sqlite")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
KEY = sa.String(100).with_variant(postgresql.VARCHAR(100, collation="C"), "postgresql")

SQLITE = [
    *(
        f"""CREATE TRIGGER {table}_{action.lower()} BEFORE {action} ON {table}
        BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END"""
        for table in ("bericht", "rijtekst")
        for action in ("UPDATE", "DELETE")
    ),
    # Also refuses INSERT OR REPLACE, which would delete without the trigger on DELETE.
    """CREATE TRIGGER bericht_insert BEFORE INSERT ON bericht
    BEGIN
        SELECT RAISE(ABORT, 'het nummer is niet het volgende')
        WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM bericht);
        SELECT RAISE(ABORT, 'het tijdstip ligt voor dat van het vorige bericht')
        WHERE NEW.tijdstip < (SELECT tijdstip FROM bericht WHERE id = NEW.id - 1);
    END""",
    """CREATE TRIGGER rijtekst_insert BEFORE INSERT ON rijtekst
    WHEN EXISTS (SELECT 1 FROM rijtekst WHERE vingerafdruk = NEW.vingerafdruk)
    BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION voortgang_alleen_aanvullen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'het logboek wordt alleen aangevuld (% op %)', TG_OP, TG_TABLE_NAME;
    END $$""",
    *(
        f"""CREATE TRIGGER {table}_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION voortgang_alleen_aanvullen()"""
        for table in ("bericht", "rijtekst")
    ),
    """CREATE FUNCTION voortgang_volgorde() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE vorige record;
    BEGIN
        SELECT id, tijdstip INTO vorige FROM bericht ORDER BY id DESC LIMIT 1;
        IF NEW.id <> coalesce(vorige.id, 0) + 1 THEN
            RAISE EXCEPTION 'het nummer is niet het volgende';
        END IF;
        IF NEW.tijdstip < vorige.tijdstip THEN
            RAISE EXCEPTION 'het tijdstip ligt voor dat van het vorige bericht';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER bericht_volgorde BEFORE INSERT ON bericht
    FOR EACH ROW EXECUTE FUNCTION voortgang_volgorde()""",
]
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def upgrade() -> None:
    op.create_table(
        "rijtekst",
        sa.Column("vingerafdruk", sa.String(64), primary_key=True),
        sa.Column("inhoud", sa.Text, nullable=False),
    )
    op.create_table(
        "bericht",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("tijdstip", TIME, nullable=False),
        sa.Column("sleutel", KEY, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("verwacht", sa.Text),
        sa.Column("reden", sa.Text),
        sa.Column("oorzaak", sa.Text),
        sa.Column("gevolg", sa.Text),
        sa.Column("bijsturing", sa.Text),
        sa.Column("fase", sa.Text),
        sa.Column("toelichting", sa.Text),
        sa.Column("bewijs", sa.Text),
        sa.Column("auteur", sa.Text, nullable=False),
        sa.Column("account", sa.Text),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("corrigeert", NUMBER, sa.ForeignKey("bericht.id")),
        sa.Column(
            "vingerafdruk", sa.String(64), sa.ForeignKey("rijtekst.vingerafdruk"), nullable=False
        ),
        sa.Column("kalender", sa.Text, nullable=False),
        sa.Column("plaats", NUMBER, nullable=False),
        sa.Column("geldt", NUMBER),
        sa.Column("verwacht_uit", NUMBER),
        sa.Column("fase_uit", NUMBER),
        sa.Column("zegel", sa.String(64), nullable=False),
    )
    op.create_index("bericht_per_rij", "bericht", ["sleutel", "id"])
    op.create_index("bericht_per_tijdstip", "bericht", ["tijdstip", "id"])
    for statement in STATEMENTS[op.get_bind().dialect.name]:
        op.execute(statement)
