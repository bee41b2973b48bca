#!/bin/sh
# Run once by the image of PostgreSQL, when the database is made: an owner for the tables, and an
# account for the dashboard that the owner lets read and add (`python -m voortgang tabellen`).
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set owner="$OWNER_PASSWORD" --set dashboard="$DASHBOARD_PASSWORD" <<'SQL'
CREATE ROLE borging_eigenaar LOGIN PASSWORD :'owner';
CREATE ROLE borging_dashboard LOGIN PASSWORD :'dashboard';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO borging_eigenaar;
SQL
