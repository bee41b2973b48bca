"""To search the log: by who recorded, and by what a record was corrected with."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index("bericht_per_auteur", "bericht", ["auteur", "id"])
    made = sa.text("corrigeert IS NOT NULL")
    op.create_index(
        "bericht_per_correctie",
        "bericht",
        ["corrigeert"],
        sqlite_where=made,
        postgresql_where=made,
    )
