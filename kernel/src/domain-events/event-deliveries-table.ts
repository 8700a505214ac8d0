import type pg from "pg";

/**
 * Creates the table of events that wait for a consumer. `position` is the id of the event's job in the outbox, which
 * orders the events of a key. A dead delivery no longer holds up later events of its key.
 */
export async function createEventDeliveries(database: pg.Pool): Promise<void> {
  await database.query(`
    create table if not exists event_deliveries (
      consumer text not null,
      key text not null,
      position bigint not null,
      event jsonb not null,
      is_dead boolean not null default false,
      primary key (consumer, key, position)
    )`);
}
