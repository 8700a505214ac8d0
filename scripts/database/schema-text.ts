import { referencedFirst } from "../../shop/src/backup/database-contents.ts";

/** Runs a statement, and returns its rows. */
type Query = <Row>(sql: string) => Promise<readonly Row[]>;

/**
 * Reads the structure of a database's schema `public` as SQL that creates it again: extensions, sequences, tables with
 * their indexes, functions, views and triggers, without what the kernel creates. A function on which a table depends
 * precedes the tables. The connection must have the search path of a new one.
 */
export async function schemaText(query: Query): Promise<string> {
  const read = async (sql: string): Promise<string[]> =>
    (await query<{ text: string }>(sql)).map(({ text }) => readable(text));
  const functions = await query<FunctionRow>(functionsSql);
  const needed = neededByTables(functions);
  const tables = referencedFirst(await query<TableRow>(tablesSql));
  const parts = [
    await read(extensionsSql),
    await read(sequencesSql),
    functions.filter((each) => needed.has(each)).map(functionText),
    tables.map(tableText),
    await read(ownersSql),
    functions.filter((each) => !needed.has(each)).map(functionText),
    await read(viewsSql),
    [(await read(triggersSql)).join("\n")],
  ];
  return `${parts
    .flat()
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

interface FunctionRow {
  readonly head: string;
  readonly body: string;
  readonly name: string;
  /** Whether a default, a generated column, a constraint or an index of a table calls it. */
  readonly ofTables: boolean;
}

interface TableRow {
  readonly name: string;
  readonly columns: readonly string[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly refersTo: readonly string[];
}

/** The functions that tables call, and those that these call. */
function neededByTables(functions: readonly FunctionRow[]): ReadonlySet<FunctionRow> {
  const needed = new Set(functions.filter(({ ofTables }) => ofTables));
  // a set also visits what is added while it is visited
  for (const { body } of needed) for (const other of functions) if (body.includes(`${other.name}(`)) needed.add(other);
  return needed;
}

function tableText({ name, columns, constraints, indexes }: TableRow): string {
  const lines = [...columns, ...constraints].map((line) => `  ${readable(line)}`);
  return [`create table ${name} (\n${lines.join(",\n")}\n);`, ...indexes.map((index) => `${readable(index)};`)].join(
    "\n",
  );
}

/** The server's SQL as a person would write it: in lower case outside of quotes, and without casts that change nothing. */
function readable(sql: string): string {
  const lower = sql.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[^'"]+/g, (part) =>
    /^['"]/.test(part) ? part : part.toLowerCase(),
  );
  return lower
    .replaceAll(/('(?:[^']|'')*')::text\b(?!\[)/g, "$1")
    .replaceAll(/= any \(array\[((?:'(?:[^']|'')*'(?:, )?)+)\]\)/g, "in ($1)")
    .replaceAll(/\btimestamp(\(\d\))? with time zone/g, "timestamptz$1")
    .replaceAll(" using btree ", " ");
}

/** The body without the indentation of the code that created it, so that two ways to the same function look alike. */
function functionText({ head, body }: FunctionRow): string {
  const lines = body.split("\n").map((line) => line.trimEnd());
  const own = lines.slice(1).filter((line) => line !== "");
  const indent = Math.min(...own.map((line) => line.length - line.trimStart().length));
  const text = [lines[0]?.trim() ?? "", ...lines.slice(1).map((line) => line.slice(indent))].join("\n").trim();
  return `create function ${readable(head)} as $$\n${text}\n$$;`;
}

/** Whether no extension created the object. */
const isOwn = (catalog: string, oid: string): string =>
  `not exists (select from pg_depend where classid = '${catalog}'::regclass and objid = ${oid} and deptype = 'e')`;

const extensionsSql = `
  select format('create extension if not exists %I;', extname) as text from pg_extension where extname <> 'plpgsql' order by 1`;

/** The sequences that are no identity, each with the column that owns it. */
const sequences = `
  pg_sequence join pg_class on pg_class.oid = seqrelid
  left join pg_depend on classid = 'pg_class'::regclass and objid = seqrelid and deptype in ('a', 'i')
  left join pg_attribute on attrelid = refobjid and attnum = refobjsubid
  where relnamespace = 'public'::regnamespace and deptype is distinct from 'i'
    and refobjid is distinct from to_regclass('public.migrations')`;
const sequencesSql = `
  select format('create sequence %I start %s;', relname, seqstart) as text from ${sequences} order by 1`;
const ownersSql = `
  select format('alter sequence %I owned by %s.%I;', relname, attrelid::regclass, attname) as text
  from ${sequences} and attname is not null order by 1`;

const functionsSql = `
  select format('%I(%s)%s language %s', proname, pg_get_function_arguments(pro.oid),
      case prokind when 'p' then '' else ' returns ' || pg_get_function_result(pro.oid) end, lanname)
    || case provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
    || case when proisstrict then ' strict' else '' end
    || case proparallel when 's' then ' parallel safe' when 'r' then ' parallel restricted' else '' end
    || case when prosecdef then ' security definer' else '' end
    || coalesce((select string_agg(format(' set %s', replace(setting, '=', ' = ')), '' order by setting)
         from unnest(proconfig) setting), '') as head,
    proname as name, prosrc as body,
    exists (select from pg_depend where refclassid = 'pg_proc'::regclass and refobjid = pro.oid
      and classid in ('pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_class'::regclass)
      and objid not in (select oid from pg_class where relkind = 'v')) as "ofTables"
  from pg_proc pro join pg_language language on language.oid = prolang
  where pronamespace = 'public'::regnamespace and prokind in ('f', 'p') and proname <> 'publish_event' and ${isOwn("pg_proc", "pro.oid")}
  order by proname, head`;

const tablesSql = `
  select quote_ident(relname) as name,
    array(select format('%I %s', attname, format_type(atttypid, atttypmod))
        || case when attcollation not in (0, typcollation) then ' collate ' || attcollation::regcollation else '' end
        || case
          when attidentity <> '' then format(' generated %s as identity', case attidentity when 'a' then 'always' else 'by default' end)
          when attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(adbin, adrelid, true))
          when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid, true)
          else '' end
        || case when attnotnull then ' not null' else '' end
      from pg_attribute join pg_type on pg_type.oid = atttypid left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = relation.oid and attnum > 0 and not attisdropped order by attnum) as columns,
    array(select format('constraint %I %s', conname, pg_get_constraintdef(oid, true)) from pg_constraint
      where conrelid = relation.oid and contype in ('p', 'u', 'c', 'f', 'x')
      order by position(contype in 'pufxc'), conname) as constraints,
    array(select pg_get_indexdef(indexrelid, 0, true) from pg_index
      where indrelid = relation.oid and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
      order by 1) as indexes,
    array(select distinct quote_ident(referenced.relname) from pg_constraint join pg_class referenced on referenced.oid = confrelid
      where conrelid = relation.oid and contype = 'f' and confrelid <> conrelid) as "refersTo"
  from pg_class relation
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p' and relname not in ('migrations', 'event_deliveries', 'heartbeats', 'seeds')
    and ${isOwn("pg_class", "relation.oid")}
  order by relname`;

const viewsSql = `
  select format(E'create view %I as\\n%s', relname, pg_get_viewdef(oid, true)) as text from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'v' and ${isOwn("pg_class", "pg_class.oid")} order by 1`;

const triggersSql = `
  select pg_get_triggerdef(pg_trigger.oid, true) || ';' as text from pg_trigger join pg_class on pg_class.oid = tgrelid
  where not tgisinternal and relnamespace = 'public'::regnamespace order by relname, tgname`;
