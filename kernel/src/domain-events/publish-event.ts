import type pg from "pg";

/** The name of the job that hands an event to its consumers. */
export const publishTask = "publishEvent";

/** The setting of a transaction or a connection that writes no events: the demo's data and imports. */
export const eventsSetting = "souk.events";

/**
 * Creates the function by which the triggers of a subgraph add an event to the outbox. The tables are internal to
 * graphile-worker, so its version is pinned.
 */
export async function createPublishEvent(database: pg.Pool): Promise<void> {
  const { rowCount } = await database.query(`select where to_regproc('publish_event') is not null`);
  if (rowCount) return;
  await database.query(`
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
    end $$`);
}
