"""The tables of the log, as code uses them; `migrations/` makes them."""

import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects import postgresql, sqlite


class Moment(TypeDecorator):
    """A point in time in UTC, to the microsecond; always with its time zone in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.TIMESTAMP(timezone=True))
        # SQLite keeps it as text, which sorts as time does because it is always UTC.
        return dialect.type_descriptor(sqlite.DATETIME())

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        utc = value.astimezone(datetime.UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=datetime.UTC)
        return value.astimezone(datetime.UTC)


# SQLite numbers rows by itself only in a column that is plainly INTEGER.
Number = BigInteger().with_variant(Integer, "sqlite")
# Compared byte by byte, so that an index serves whatever language the database was set up in.
Key, Key200 = (
    String(longest).with_variant(postgresql.VARCHAR(longest, collation="C"), "postgresql")
    for longest in (100, 200)
)

metadata = MetaData()

rijtekst = Table(
    "rijtekst",
    metadata,
    Column("vingerafdruk", String(64), primary_key=True, doc="SHA-256 van de woorden"),
    Column("inhoud", Text, nullable=False, doc="de woorden van de rij, als JSON"),
)

bericht = Table(
    "bericht",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False, doc="1, 2, 3 ... zonder gat"),
    Column("tijdstip", Moment, nullable=False, doc="UTC; loopt nooit terug"),
    Column("sleutel", Key, nullable=False, doc="rij van de kalender"),
    Column("status", Text, nullable=False),
    Column("verwacht", Text, doc="nieuw verwacht moment, zoals gedrukt: Q1 2027"),
    Column("reden", Text, doc="waarom het moment anders wordt verwacht"),
    Column("oorzaak", Text),
    Column("gevolg", Text),
    Column("bijsturing", Text),
    Column("fase", Text, doc="stap van de AMvB"),
    Column("toelichting", Text),
    Column("bewijs", Text, doc="link of vindplaats"),
    Column("auteur", Text, nullable=False, doc="naam"),
    Column("account", Text, doc="waarmee is aangemeld; leeg op de eigen computer"),
    Column("via", Text, nullable=False, doc="deze computer, aanmelding of opdrachtregel"),
    Column("corrigeert", Number, ForeignKey("bericht.id"), doc="melding die deze verbetert"),
    Column("vingerafdruk", String(64), ForeignKey("rijtekst.vingerafdruk"), nullable=False),
    Column("kalender", Text, nullable=False, doc="versie van de kalender"),
    Column("plaats", Number, nullable=False, doc="eerste melding in de keten van correcties"),
    Column("geldt", Number, doc="melding die na deze melding de status van de rij geeft"),
    Column("verwacht_uit", Number, doc="melding die na deze melding het moment geeft"),
    Column("fase_uit", Number, doc="melding die na deze melding de fase geeft"),
    Column("zegel", String(64), nullable=False, doc="SHA-256 over het vorige zegel en dit"),
    Column("organisatie", Text, doc="voor wie is vastgelegd; leeg: niet genoemd"),
    Column("laag", Text, doc="overheidslaag van die organisatie"),
)
# Besluiten, acties and agendas: numbered and sealed in one chain with the records above.
vergaderstuk = Table(
    "vergaderstuk",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False, doc="doorgenummerd met bericht"),
    Column("tijdstip", Moment, nullable=False, doc="UTC; loopt nooit terug"),
    Column("soort", Text, nullable=False, doc="besluit, actie of agenda"),
    Column("inhoud", Text, nullable=False, doc="wat erin staat, als JSON"),
    Column("auteur", Text, nullable=False, doc="naam"),
    Column("account", Text, doc="waarmee is aangemeld; leeg op de eigen computer"),
    Column("via", Text, nullable=False, doc="deze computer, aanmelding of opdrachtregel"),
    Column("organisatie", Text, doc="voor wie is vastgelegd; leeg: niet genoemd"),
    Column("laag", Text, doc="overheidslaag van die organisatie"),
    Column("kalender", Text, nullable=False, doc="versie van de kalender"),
    Column("zegel", String(64), nullable=False, doc="SHA-256 over het vorige zegel en dit"),
)
# Where a meeting is: a row for each time that somebody moves it. Outside the numbering and the
# seals: it says nothing about what was decided, and a copy of the log goes without.
plaats = Table(
    "plaats",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False, doc="1, 2, 3 ..."),
    Column("tijdstip", Moment, nullable=False, doc="UTC"),
    Column("vergadering", Key200, nullable=False, doc="het overleg, zoals in het adres"),
    Column("toon", Text, nullable=False, doc="wat in beeld is, zoals in het adres"),
    Column("auteur", Text, nullable=False, doc="naam"),
    Column("account", Text, doc="waarmee is aangemeld; leeg op de eigen computer"),
    Column("via", Text, nullable=False, doc="deze computer of aanmelding"),
)
Index("plaats_per_vergadering", plaats.c.vergadering, plaats.c.id)
# The last record of a row up to an id, and the last id up to a time: each one step in an index.
Index("bericht_per_rij", bericht.c.sleutel, bericht.c.id)
Index("bericht_per_rij_en_organisatie", bericht.c.sleutel, bericht.c.organisatie, bericht.c.id)
Index("bericht_per_tijdstip", bericht.c.tijdstip, bericht.c.id)
# Who recorded what, and by what a record was corrected: for an audit of the log.
Index(
    "bericht_per_organisatie",
    bericht.c.organisatie,
    bericht.c.id,
    sqlite_where=bericht.c.organisatie.is_not(None),
    postgresql_where=bericht.c.organisatie.is_not(None),
)
Index("bericht_per_auteur", bericht.c.auteur, bericht.c.id)
Index(
    "bericht_per_correctie",
    bericht.c.corrigeert,
    sqlite_where=bericht.c.corrigeert.is_not(None),
    postgresql_where=bericht.c.corrigeert.is_not(None),
)
