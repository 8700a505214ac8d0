import { bucketColumns } from "./usage-columns.js";

/** Under this name all operations and clients beyond the limits are counted. */
const other = "other";

const day = `($2::timestamptz at time zone 'UTC')::date`;

const givenOperations = `select * from jsonb_to_recordset($1::jsonb) as given (hash text, name text, kind text, document text,
  fields jsonb, "deprecatedFields" jsonb)`;

const texts = (column: string): string => `array(select jsonb_array_elements_text(${column}))`;

/** $1: the operations as JSON; $2: now; $3: the largest number of operations. */
export const recordOperations = `
  with given as (${givenOperations}),
  known as (
    update used_operations set name = given.name, fields = ${texts("given.fields")},
      deprecated_fields = ${texts(`given."deprecatedFields"`)}, last_seen_at = $2
    from given where used_operations.hash = given.hash returning used_operations.hash
  ),
  added as (
    select * from given where hash <> '${other}' and hash not in (select hash from known) order by hash
    limit greatest(0, $3::int - (select count(*)::int from used_operations))
  )
  insert into used_operations (hash, name, kind, document, fields, deprecated_fields, first_seen_at, last_seen_at)
  select hash, name, kind, document, ${texts("fields")}, ${texts(`"deprecatedFields"`)}, $2::timestamptz, $2 from added
  union all select '${other}', '', null, '', '{}', '{}', $2, $2
    where '${other}' not in (select hash from known)
  on conflict (hash) do update set last_seen_at = excluded.last_seen_at`;

const givenClients = `select * from jsonb_to_recordset($1::jsonb) as operation (hash text, clients jsonb),
  jsonb_to_recordset(clients) as client (name text, version text, count bigint, errors bigint, durations jsonb, "maxMs" int)`;

/** $1: the operations as JSON; $2: now; $3: the largest number of clients. */
export const recordClients = `
  with given as (select distinct name, version from (${givenClients}) as counts),
  known as (
    update usage_clients set last_seen_at = $2 from given
    where usage_clients.name = given.name and usage_clients.version = given.version
    returning usage_clients.name, usage_clients.version
  )
  insert into usage_clients (name, version, last_seen_at)
  select name, version, $2::timestamptz from given where (name, version) not in (select name, version from known)
  order by name, version limit greatest(0, $3::int - (select count(*)::int from usage_clients))
  on conflict do nothing`;

const buckets = bucketColumns.join(", ");
const bucketSums = bucketColumns.map((_column, index) => `sum((durations ->> ${index})::bigint)`).join(", ");
const addedBuckets = bucketColumns
  .map((column) => `${column} = operation_usage.${column} + excluded.${column}`)
  .join(", ");

/** $1: the operations as JSON; $2: now. */
export const recordCounts = `
  insert into operation_usage (day, operation_hash, client_name, client_version, count, errors, max_ms, last_seen_at, ${buckets})
  select ${day}, coalesce(known.hash, '${other}'), coalesce(client.name, '${other}'), coalesce(client.version, ''),
    sum(given.count), sum(given.errors), max(given."maxMs"), $2::timestamptz, ${bucketSums}
  from (${givenClients}) as given
  left join used_operations as known on known.hash = given.hash
  left join usage_clients as client on client.name = given.name and client.version = given.version
  group by 2, 3, 4
  on conflict (day, operation_hash, client_name, client_version) do update set
    count = operation_usage.count + excluded.count, errors = operation_usage.errors + excluded.errors,
    max_ms = greatest(operation_usage.max_ms, excluded.max_ms), last_seen_at = excluded.last_seen_at, ${addedBuckets}`;
