"""For which organisation something was recorded; of what stands already none is named."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("organisatie", "laag"):
        op.add_column("bericht", sa.Column(name, sa.Text))
    op.create_index("bericht_per_rij_en_organisatie", "bericht", ["sleutel", "organisatie", "id"])
    named = sa.text("organisatie IS NOT NULL")
    op.create_index(
        "bericht_per_organisatie",
        "bericht",
        ["organisatie", "id"],
        sqlite_where=named,
        postgresql_where=named,
    )
