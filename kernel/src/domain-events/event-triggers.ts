import type { EventName } from "./event-catalog.js";
import { eventCatalog } from "./event-catalog.js";

/** The name of the job that hands an event to its consumers. */
export const publishTask = "publishEvent";

/** The setting of a transaction or a connection that writes no events: the demo's data and imports. */
export const eventsSetting = "souk.events";

/**
 * Adds an event to the outbox. The tables are internal to graphile-worker, so its version is pinned. They are created
 * after the migrations of a new database, and before anything writes to it.
 */
const publishFunction = `
  create function publish_event(event_name text, event_version int, event_key text, event_data json) returns void
  language plpgsql as $$
  declare
    publishing int;
  begin
    if current_setting('${eventsSetting}', true) = 'off' then return; end if;
    select task.id into publishing from graphile_worker._private_tasks task where task.identifier = '${publishTask}';
    if publishing is null then
      insert into graphile_worker._private_tasks (identifier) values ('${publishTask}')
      on conflict (identifier) do update set identifier = excluded.identifier returning id into publishing;
    end if;
    insert into graphile_worker._private_jobs (task_id, max_attempts, payload)
    values (publishing, 25, json_build_object('data', json_build_object(
      'id', gen_random_uuid(), 'name', event_name, 'version', event_version,
      'time', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'key', event_key, 'data', event_data)));
    perform pg_notify('jobs:insert', json_build_object('r', random(), 'count', 1)::text);
  end $$`;

/** Writes one event for each changed row of a table. */
export interface EventTrigger {
  readonly event: EventName;
  readonly table: string;
  /** The changes of the row, such as `insert` or `update of status`. */
  readonly after: string;
  /** An SQL condition on `old` and `new`. */
  readonly when?: string;
  /** An SQL expression of type JSON. */
  readonly data: string;
}

interface Statements {
  query(sql: string): Promise<unknown>;
}

/**
 * Creates the triggers of a subgraph's events; part of a migration. The change and its events are then one transaction,
 * and no statement of the subgraph can forget an event.
 */
export async function createEventTriggers(runner: Statements, triggers: readonly EventTrigger[]): Promise<void> {
  await runner.query(publishFunction);
  for (const { event, table, after, when, data } of triggers) {
    const name = triggerName(event);
    const { version, key } = eventCatalog[event];
    await runner.query(`
      create function ${name}() returns trigger language plpgsql as $$
      declare
        event_data json := ${data};
      begin
        perform publish_event('${event}', ${version}, event_data ->> '${key}', event_data);
        return null;
      end $$`);
    await runner.query(`
      create trigger ${name} after ${after} on ${table} for each row ${when === undefined ? "" : `when (${when})`}
      execute function ${name}()`);
  }
}

export async function dropEventTriggers(runner: Statements, triggers: readonly EventTrigger[]): Promise<void> {
  for (const { event, table } of triggers) {
    await runner.query(`drop trigger ${triggerName(event)} on ${table}`);
    await runner.query(`drop function ${triggerName(event)}`);
  }
  await runner.query(`drop function publish_event`);
}

function triggerName(event: EventName): string {
  return `event_${event.replace(".", "_")}`;
}
