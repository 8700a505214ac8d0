#!/bin/bash
# Run once by the postgres image on an empty volume: for each <SUBGRAPH>_DATABASE_PASSWORD the user souk_<subgraph> and a
# database of the same name, which no other user may connect to. For one that is added to a volume that is not empty:
#   docker compose exec postgres /docker-entrypoint-initdb.d/create-databases.sh
set -euo pipefail

run_sql() {
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres "$@"
}

for variable in $(compgen -e | grep '_DATABASE_PASSWORD$'); do
  subgraph=$(tr '[:upper:]' '[:lower:]' <<<"${variable%_DATABASE_PASSWORD}")
  name="souk_${subgraph}"
  if [ -n "$(run_sql --tuples-only --command="select 1 from pg_roles where rolname = '${name}'")" ]; then continue; fi
  # by standard input, so that no password is in the list of processes
  run_sql <<SQL
\getenv password ${variable}
create role "${name}" login password :'password';
create database "${name}" owner "${name}";
revoke connect on database "${name}" from public;
SQL
  echo "created the user and the database ${name}"
done

run_sql --command="revoke connect on database postgres from public"
