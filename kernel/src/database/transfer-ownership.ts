import type pg from "pg";

/**
 * Makes a role the owner of all objects in the client's database that belong to other roles, except the objects of
 * extensions. Does not use `reassign owned`, which PostgreSQL refuses for the superuser that initdb created. Call it in
 * a transaction.
 */
export async function transferOwnership(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(objectsOfOthers, [role]);
  for (const { statement } of rows) await client.query(statement);
}

/**
 * Schemas come first: to create or own an object in a schema, a role needs access to the schema. A table's indexes and
 * own sequences change owner with it.
 */
const objectsOfOthers = `
  with target as (select oid, rolname from pg_roles where rolname = $1),
  own_schema as (
    select oid, nspname, nspowner from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
  ),
  schemas as (select oid from own_schema union all select oid from pg_namespace where nspname = 'public'),
  of_extension as (select classid, objid from pg_depend where deptype = 'e'),
  object as (
    select 1 as step, format('alter schema %I owner to %I', nspname, rolname) as statement
    from own_schema, target where nspowner <> target.oid
    union all
    select 2, format('alter %s %s owner to %I',
      case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end,
      relation.oid::regclass, rolname)
    from pg_class relation, target
    where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and relowner <> target.oid and relnamespace in (select oid from schemas)
      and not exists (select from of_extension where classid = 'pg_class'::regclass and objid = relation.oid)
      and not exists (
        select from pg_depend
        where classid = 'pg_class'::regclass and objid = relation.oid and refclassid = 'pg_class'::regclass and deptype in ('a', 'i')
      )
    union all
    select 3, format('alter %s %s owner to %I',
      case prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, routine.oid::regprocedure, rolname)
    from pg_proc routine, target
    where proowner <> target.oid and pronamespace in (select oid from schemas)
      and not exists (select from of_extension where classid = 'pg_proc'::regclass and objid = routine.oid)
    union all
    select 4, format('alter type %s owner to %I', kind.oid::regtype, rolname)
    from pg_type kind left join pg_class relation on relation.oid = typrelid, target
    where typowner <> target.oid and typnamespace in (select oid from schemas)
      and (typtype in ('d', 'e', 'r') or (typtype = 'c' and relkind = 'c'))
      and not exists (select from of_extension where classid = 'pg_type'::regclass and objid = kind.oid)
  )
  select statement from object order by step`;
