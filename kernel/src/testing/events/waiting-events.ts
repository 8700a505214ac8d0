import { eventDefinition, type DomainEvent } from "../../domain-events/event-catalog.js";
import { publishTask } from "../../domain-events/publish-event.js";

interface Statements {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/**
 * Returns the events in the outbox of a database without a worker, in order. Throws when an event breaks the schema of
 * its name, or has another field.
 */
export async function waitingEvents(manager: Statements): Promise<readonly DomainEvent[]> {
  const rows = (await manager.query(
    `select job.payload -> 'data' as event from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id and task.identifier = $1 order by job.id`,
    [publishTask],
  )) as { event: DomainEvent }[];
  for (const { event } of rows) checkEvent(event);
  return rows.map(({ event }) => event);
}

function checkEvent({ name, version, key, data }: DomainEvent): void {
  const definition = eventDefinition(name);
  const parsed = definition.data.parse(data);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(data)))
    throw new Error(`${name} has other fields than its schema`);
  if (version !== definition.version) throw new Error(`${name} has version ${version}`);
  if (key !== (data as Record<string, unknown>)[definition.key]) throw new Error(`${name} has the key ${key}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]): [string, unknown] => [name, sorted(each)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
