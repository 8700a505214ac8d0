import type { EntityManager } from "typeorm";
import type { Database } from "../database/database.js";
import { lockUntilCommit } from "../database/lock-until-commit.js";
import { enqueueAll, type NewJob } from "../jobs/outbox.js";
import type { DomainEvent, EventName } from "./event-catalog.js";
import { publishTask } from "./publish-event.js";

/** The name of the job that delivers one event to one consumer. */
export const deliverTask = "deliverEvent";

/** One event for one consumer. */
export interface DeliveryPlace {
  readonly consumer: string;
  readonly key: string;
  /** The id of the event's job in the outbox; a decimal number. */
  readonly position: string;
}

export interface Delivery {
  readonly event: DomainEvent;
  /** Whether its attempts are used up: later events of its key do not wait for it. */
  readonly isDead: boolean;
}

/** A consumer as the store of deliveries knows it. */
export interface Consumer {
  readonly name: string;
  readonly maxAttempts: number;
}

/** The largest number of events that one transaction hands over. */
const batchSize = 200;

/**
 * The events that wait for consumers. For each consumer and key, only the first event that is not dead has a job; the
 * end of a delivery starts the next one.
 */
export class EventDeliveries {
  constructor(private readonly database: Database) {}

  /**
   * Hands the waiting events with these names over to their consumers, in the order of the outbox, and removes their
   * jobs. Returns whether more events may wait.
   */
  handOver(names: readonly EventName[], consumersOf: (name: EventName) => readonly Consumer[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      // otherwise two transactions could hand over two events of one key in the wrong order
      await lockUntilCommit(manager, "event deliveries");
      const events = await takeWaiting(manager, names);
      const added = events.flatMap(({ position, event }) =>
        consumersOf(event.name).map((consumer) => ({
          consumer,
          place: placeOf(consumer.name, position, event),
          event,
        })),
      );
      if (added.length > 0) await addDeliveries(manager, added);
      return events.length === batchSize;
    });
  }

  async find({ consumer, key, position }: DeliveryPlace): Promise<Delivery | null> {
    const [row]: Delivery[] = await this.database.manager.query(
      `select event, is_dead as "isDead" from event_deliveries where consumer = $1 and key = $2 and position = $3`,
      [consumer, key, position],
    );
    return row ?? null;
  }

  /** Ends a delivery that succeeded, and starts the next one of its key. */
  end({ consumer, key, position }: DeliveryPlace, maxAttempts: number): Promise<void> {
    return this.database.transaction(async (manager) => {
      const [ended]: [{ isDead: boolean }[], number] = await manager.query(
        `delete from event_deliveries where consumer = $1 and key = $2 and position = $3 returning is_dead as "isDead"`,
        [consumer, key, position],
      );
      if (ended[0]?.isDead === false) await startNext(manager, { consumer, key }, maxAttempts);
    });
  }

  /**
   * Gives a delivery up, and starts the next one of its key. Its job gets no further attempt, and stays as a failed job
   * that an admin can retry.
   */
  giveUp({ consumer, key, position }: DeliveryPlace, jobId: string, maxAttempts: number): Promise<void> {
    return this.database.transaction(async (manager) => {
      const [, changed]: [unknown, number] = await manager.query(
        `update event_deliveries set is_dead = true
         where consumer = $1 and key = $2 and position = $3 and not is_dead`,
        [consumer, key, position],
      );
      if (changed === 0) return;
      await manager.query(`update graphile_worker._private_jobs set max_attempts = attempts where id = $1`, [jobId]);
      await startNext(manager, { consumer, key }, maxAttempts);
    });
  }

  /** Runs a delivery later, with the attempts that it has left. */
  async postpone(place: DeliveryPlace, { runAt, spent, maxAttempts }: PostponedDelivery): Promise<void> {
    await enqueueAll(this.database.manager, [deliveryJob(place, { runAt, spent, maxAttempts })]);
  }
}

export interface PostponedDelivery {
  readonly runAt: Date;
  /** The number of attempts that were made. */
  readonly spent: number;
  readonly maxAttempts: number;
}

/**
 * Removes the jobs of waiting events, also jobs that a worker has taken: they then find nothing to do. Jobs of other
 * names are not locked, because a worker may be completing them.
 */
async function takeWaiting(
  manager: EntityManager,
  names: readonly EventName[],
): Promise<readonly { readonly position: string; readonly event: DomainEvent }[]> {
  const [jobs]: [{ id: string; event: DomainEvent }[], number] = await manager.query(
    `delete from graphile_worker._private_jobs job using (
       select waiting.id from graphile_worker._private_jobs waiting
       join graphile_worker._private_tasks task on task.id = waiting.task_id and task.identifier = $1
       where waiting.payload -> 'data' ->> 'name' = any($2)
       order by waiting.id limit $3 for update of waiting
     ) taken
     where job.id = taken.id returning job.id::text as id, job.payload -> 'data' as event`,
    [publishTask, names, batchSize],
  );
  return jobs
    .map(({ id, event }) => ({ position: id, event }))
    .toSorted((one, other) => Number(BigInt(one.position) - BigInt(other.position)));
}

interface NewDelivery {
  readonly consumer: Consumer;
  readonly place: DeliveryPlace;
  readonly event: DomainEvent;
}

async function addDeliveries(manager: EntityManager, added: readonly NewDelivery[]): Promise<void> {
  const lines = JSON.stringify(added.map(({ place, event }) => ({ ...place, event })));
  // the end of a delivery that has these locks is visible to the next statement, or waits for this transaction
  await manager.query(
    `select from event_deliveries delivery
     where (consumer, key) in (select consumer, key from json_to_recordset($1::json) as line(consumer text, key text))
     order by consumer, key, position for update`,
    [lines],
  );
  const first: DeliveryOfOrder[] = await manager.query(
    `with line as (
       select * from json_to_recordset($1::json) as line(consumer text, key text, position bigint, event jsonb)
     ),
     added as (
       insert into event_deliveries (consumer, key, position, event) select consumer, key, position, event from line
       on conflict do nothing returning *
     )
     select distinct on (consumer, key) consumer, key, position::text as position, ${orderIdOfEvent} from added
     where not exists (
       select from event_deliveries earlier
       where earlier.consumer = added.consumer and earlier.key = added.key and not earlier.is_dead)
     order by consumer, key, added.position`,
    [lines],
  );
  const attemptsOf = new Map(added.map(({ consumer }) => [consumer.name, consumer.maxAttempts]));
  await enqueueAll(
    manager,
    first.map((place) => deliveryJob(place, { maxAttempts: attemptsOf.get(place.consumer) ?? 1 })),
  );
}

async function startNext(
  manager: EntityManager,
  { consumer, key }: Pick<DeliveryPlace, "consumer" | "key">,
  maxAttempts: number,
): Promise<void> {
  const [next]: DeliveryOfOrder[] = await manager.query(
    `select consumer, key, position::text as position, ${orderIdOfEvent} from event_deliveries delivery
     where consumer = $1 and key = $2 and not is_dead order by delivery.position limit 1`,
    [consumer, key],
  );
  if (next) await enqueueAll(manager, [deliveryJob(next, { maxAttempts })]);
}

/** A failed job shows its order. */
const orderIdOfEvent = `event -> 'data' ->> 'orderId' as "orderId"`;

interface DeliveryOfOrder extends DeliveryPlace {
  readonly orderId?: string | null;
}

/** One more attempt than the consumer has: it gives up a delivery whose process died during the last attempt. */
function deliveryJob(
  place: DeliveryOfOrder,
  { maxAttempts, spent = 0, runAt }: Partial<PostponedDelivery> & { readonly maxAttempts: number },
): NewJob {
  return {
    task: deliverTask,
    data: { ...place, spent },
    options: { maxAttempts: maxAttempts - spent + 1, ...(runAt === undefined ? {} : { runAt }) },
  };
}

function placeOf(consumer: string, position: string, { key }: DomainEvent): DeliveryPlace {
  return { consumer, key, position };
}
