#!/bin/bash
# Run once by the postgres image on an empty volume. Each <SUBGRAPH>_DATABASE_PASSWORD, of the environment or of the file that
# `souk keys containers` writes, makes the user souk_<subgraph> and a database of the same name, which no other user may connect
# to but souk_audit, which reads and cannot write. Repeating it is harmless.
# For a database that is added to a volume that is not empty:
#   docker compose exec postgres /docker-entrypoint-initdb.d/create-databases.sh
set -euo pipefail

if [ -f /run/souk/settings.env ]; then
  set -a
  . /run/souk/settings.env
  set +a
fi

run_sql() {
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" "$@"
}

# create_role NAME VARIABLE; the password goes by standard input, so that it is not in the list of processes
create_role() {
  if [ -n "$(run_sql --dbname=postgres --tuples-only --command="select 1 from pg_roles where rolname = '$1'")" ]; then return; fi
  run_sql --dbname=postgres <<SQL
\getenv password $2
create role "$1" login password :'password';
SQL
  echo "created the user $1"
}

create_role souk_audit AUDIT_DATABASE_PASSWORD
run_sql --dbname=postgres --command="alter role souk_audit set default_transaction_read_only = on"

for variable in $(compgen -e | grep '_DATABASE_PASSWORD$' | grep -v '^AUDIT_'); do
  subgraph=$(tr '[:upper:]' '[:lower:]' <<<"${variable%_DATABASE_PASSWORD}")
  name="souk_${subgraph}"
  create_role "${name}" "${variable}"
  if [ -z "$(run_sql --dbname=postgres --tuples-only --command="select 1 from pg_database where datname = '${name}'")" ]; then
    run_sql --dbname=postgres --command="create database \"${name}\" owner \"${name}\""
    echo "created the database ${name}"
  fi
  run_sql --dbname="${name}" <<SQL
revoke connect, temporary on database "${name}" from public;
grant connect on database "${name}" to souk_audit;
alter default privileges for role "${name}" grant usage on schemas to souk_audit;
alter default privileges for role "${name}" grant select on tables to souk_audit;
select format('grant usage on schema %I to souk_audit; grant select on all tables in schema %I to souk_audit', nspname, nspname)
  from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' \gexec
SQL
done

run_sql --dbname=postgres --command="revoke connect on database postgres from public"
