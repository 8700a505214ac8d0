import type { Database } from "@souk/kernel/database/database";
import { keysetClauses, type KeysetOrder, type SortKey } from "@souk/kernel/database/keyset-clauses";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { usageBoundsMs } from "@souk/kernel/metrics/usage-durations";
import type { CursorValue, ListedRow, PageRequest } from "@souk/kernel/values/page";
import type {
  OperationClient,
  OperationUsage,
  UsageFilter,
  UsageLimits,
  UsageReport,
  UsageSort,
  UsageStore,
} from "../../domain/client-usage/usage-store.js";
import { recordOperations, recordClients, recordCounts } from "./usage-statements.js";
import { bucketColumns } from "./usage-columns.js";

/** A repeat of a report comes within minutes; the rest is reserve. */
const reportKnownDays = 7;

const sortKeys = {
  COUNT: { value: "count", type: "bigint" },
  ERRORS: { value: "errors", type: "bigint" },
  P99: { value: "p99_ms", type: "int" },
  NAME: { value: "lower(name)", type: "text" },
  LAST_SEEN: { value: "last_seen_at", type: "timestamptz" },
} as const satisfies Record<string, SortKey>;

/** Stores the use of the graph by clients in PostgreSQL. */
export class UsageRepository implements UsageStore {
  constructor(private readonly database: Database) {}

  async record({ id, operations }: UsageReport, now: Date, limits: UsageLimits): Promise<void> {
    await this.database.transaction(async (manager) => {
      // one report at a time: the limits are exact, and no two reports wait for each other's rows
      await manager.query(`select pg_advisory_xact_lock(hashtext('operation_usage'))`);
      const first: unknown[] = await manager.query(
        `insert into usage_reports (id, received_at) values ($1, $2) on conflict do nothing returning id`,
        [id, now],
      );
      if (first.length === 0 || operations.length === 0) return;
      const given = JSON.stringify(operations);
      await manager.query(recordOperations, [given, now, limits.operations]);
      await manager.query(recordClients, [given, now, limits.clients]);
      await manager.query(recordCounts, [given, now]);
    });
  }

  async list(
    filter: UsageFilter,
    sort: UsageSort,
    page: PageRequest,
    from: Date,
  ): Promise<readonly ListedRow<OperationUsage>[]> {
    const parameters = new SqlParameters();
    const used = usedSince(from, filter, parameters);
    const { start, order, key } = keysetClauses(orderOf(sort), page, parameters);
    const rows: (OperationUsage & { readonly sortKey: readonly CursorValue[] })[] = await this.database.manager.query(
      `with used as (${used})
       select hash, name, kind, document, fields, deprecated_fields as "deprecatedFields", count::float8, errors::float8,
         p99_ms as "p99Ms", first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", ${key} as "sortKey"
       from used where ${start} ${order}`,
      parameters.values,
    );
    return rows.map(({ sortKey, ...row }) => ({ row, key: sortKey }));
  }

  async count(filter: UsageFilter, from: Date): Promise<number> {
    const parameters = new SqlParameters();
    const [row]: { count: number }[] = await this.database.manager.query(
      `select count(*)::int as count from (${usedSince(from, filter, parameters)}) as used`,
      parameters.values,
    );
    return row?.count ?? 0;
  }

  clientsOf(hashes: readonly string[], from: Date, limit: number): Promise<readonly OperationClient[]> {
    return this.database.manager.query(
      `select hash, name, version, count::float8, errors::float8, last_seen_at as "lastSeenAt" from (
         select operation_hash as hash, client_name as name, client_version as version, sum(count) as count,
           sum(errors) as errors, max(last_seen_at) as last_seen_at,
           row_number() over (partition by operation_hash order by sum(count) desc, client_name, client_version) as place
         from operation_usage where operation_hash = any ($1) and day >= ${dateOf("$2")}
         group by operation_hash, client_name, client_version) as clients
       where place <= $3 order by hash, place`,
      [hashes, from, limit],
    );
  }

  async forgetUsage(before: Date): Promise<void> {
    await this.database.manager.query(`delete from operation_usage where day < ${dateOf("$1")}`, [before]);
    await this.database.manager.query(
      `delete from used_operations where last_seen_at < $1
         and not exists (select from operation_usage where operation_hash = used_operations.hash)`,
      [before],
    );
    await this.database.manager.query(`delete from usage_clients where last_seen_at < $1`, [before]);
    await this.database.manager.query(
      `delete from usage_reports where received_at < $1::timestamptz or received_at < now() - $2 * interval '1 day'`,
      [before, reportKnownDays],
    );
  }
}

function orderOf(sort: UsageSort): KeysetOrder {
  const descending = sort.endsWith("_DESC");
  const name = sort.replace(/_(?:ASC|DESC)$/, "") as keyof typeof sortKeys;
  return { keys: [sortKeys[name], { value: "hash", type: "text" }], descending };
}

function dateOf(placeholder: string): string {
  return `(${placeholder}::timestamptz at time zone 'UTC')::date`;
}

/** Returns the statement of the operations that match the filter, with their sums since a day. */
function usedSince(from: Date, filter: UsageFilter, parameters: SqlParameters): string {
  const sums = bucketColumns.map((column) => `sum(${column}) as ${column}`).join(", ");
  return `
    select hash, name, kind, document, fields, deprecated_fields, first_seen_at, sums.last_seen_at, count, errors,
      ${percentile99} as p99_ms
    from used_operations join (
      select operation_hash, sum(count)::bigint as count, sum(errors)::bigint as errors, max(max_ms) as max_ms,
        max(last_seen_at) as last_seen_at, ${sums}
      from operation_usage where day >= ${dateOf(parameters.add(from))} group by operation_hash
    ) as sums on operation_hash = hash
    where ${filterConditions(filter, parameters).join(" and ")}`;
}

/** The upper bound of the first bucket at which 99 of 100 answers are counted, and never more than the longest time. */
const percentile99 = `least(max_ms, case ${usageBoundsMs
  .map((boundMs, index) => `when ${bucketColumns.slice(0, index + 1).join(" + ")} >= 0.99 * count then ${boundMs}`)
  .join(" ")} else max_ms end)`;

function filterConditions({ search, field, deprecated }: UsageFilter, parameters: SqlParameters): string[] {
  const conditions = ["true"];
  const text = search?.trim().toLowerCase();
  if (text) {
    const part = parameters.add(text);
    conditions.push(`(strpos(lower(name), ${part}) > 0 or starts_with(hash, ${part})
      or exists (select from unnest(fields) as field where strpos(lower(field), ${part}) > 0)
      or exists (select from operation_usage where operation_hash = hash and strpos(lower(client_name), ${part}) > 0))`);
  }
  if (field != null) conditions.push(`fields @> array[${parameters.add(field)}::text]`);
  if (deprecated === true) conditions.push(`cardinality(deprecated_fields) > 0`);
  if (deprecated === false) conditions.push(`cardinality(deprecated_fields) = 0`);
  return conditions;
}
