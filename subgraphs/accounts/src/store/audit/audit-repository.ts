import type { Database } from "@souk/kernel/database/database";
import { keysetClauses, type KeysetOrder } from "@souk/kernel/database/keyset-clauses";
import type { CursorValue, ListedRow, PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { AuditFilter, AuditLog, AuditSort, RecordedAction } from "../../domain/audit/audit-log.js";

const columns = `id, at, service, act as action, target_type as "targetType", target_id as "targetId", before, after,
  client_address as "clientAddress", user_agent as "userAgent", correlation_id as "correlationId",
  json_build_object('userId', actor_id, 'username', actor_username, 'role', actor_role, 'apiKeyId', api_key_id) as actor`;

const byTime = [
  { value: "at", type: "timestamptz" },
  { value: "id", type: "uuid" },
] as const;
const byActor = [{ value: "lower(actor_username)", type: "text" }, ...byTime] as const;
const byAction = [{ value: "act", type: "text" }, ...byTime] as const;
const orders: Readonly<Record<AuditSort, KeysetOrder>> = {
  NEWEST: { keys: byTime, descending: true },
  OLDEST: { keys: byTime, descending: false },
  ACTOR_ASC: { keys: byActor, descending: false },
  ACTOR_DESC: { keys: byActor, descending: true },
  ACTION_ASC: { keys: byAction, descending: false },
  ACTION_DESC: { keys: byAction, descending: true },
};

type ListedAction = RecordedAction & { readonly sortKey: readonly CursorValue[] };

/** Stores the audit log in PostgreSQL; a trigger refuses changes and deletions. */
export class AuditRepository implements AuditLog {
  constructor(private readonly database: Database) {}

  async record({ actor, before, after, ...entry }: RecordedAction): Promise<void> {
    await this.database.manager.query(
      `insert into audit_log (id, at, service, act, actor_id, actor_username, actor_role, api_key_id, target_type, target_id,
         before, after, client_address, user_agent, correlation_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (id) do nothing`,
      [
        entry.id,
        entry.at,
        entry.service,
        entry.action,
        actor.userId,
        actor.username,
        actor.role,
        actor.apiKeyId,
        entry.targetType,
        entry.targetId,
        before && JSON.stringify(before),
        after && JSON.stringify(after),
        entry.clientAddress,
        entry.userAgent,
        entry.correlationId,
      ],
    );
  }

  async list(filter: AuditFilter, sort: AuditSort, page: PageRequest): Promise<readonly ListedRow<RecordedAction>[]> {
    const parameters = new SqlParameters();
    const conditions = filterConditions(filter, parameters);
    const { start, order, key } = keysetClauses(orders[sort], page, parameters);
    const rows: ListedAction[] = await this.database.lists.query(
      `select ${columns}, ${key} as "sortKey" from audit_log where ${[...conditions, start].join(" and ")} ${order}`,
      parameters.values,
    );
    return rows.map(({ sortKey, ...row }) => ({ row, key: sortKey }));
  }

  async count(filter: AuditFilter): Promise<number> {
    const parameters = new SqlParameters();
    const sql = `select count(*)::int as count from audit_log where ${filterConditions(filter, parameters).join(" and ")}`;
    const [row]: { count: number }[] = await this.database.lists.query(sql, parameters.values);
    return row?.count ?? 0;
  }
}

function filterConditions(filter: AuditFilter, parameters: SqlParameters): string[] {
  const { actorId, action, targetType, targetId, from, to } = filter;
  const conditions = ["true"];
  if (actorId != null) conditions.push(`actor_id = ${parameters.add(actorId)}`);
  if (action != null) conditions.push(`act = ${parameters.add(action)}`);
  if (targetType != null) conditions.push(`target_type = ${parameters.add(targetType)}`);
  if (targetId != null) conditions.push(`target_id = ${parameters.add(targetId)}`);
  if (from != null) conditions.push(`at >= ${parameters.add(from)}`);
  if (to != null) conditions.push(`at < ${parameters.add(to)}`);
  return conditions;
}
