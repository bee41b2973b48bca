"""What Alembic runs; `voortgang.database` calls it inside a transaction that it has locked."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
