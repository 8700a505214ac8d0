import type { Database } from "../database/database.js";
import type { JobAttempt, JobHandlers } from "../jobs/jobs.js";
import type { ServiceContext } from "../subgraph/subgraph.js";
import type { Logger } from "../logging/logger.js";
import { isEventName, type DomainEvent } from "./event-catalog.js";
import { EventConsumers, webhookConsumer, type RunningConsumer } from "./event-consumers.js";
import { deliverTask, EventDeliveries, type Delivery, type DeliveryPlace } from "./event-deliveries.js";
import { publishTask } from "./publish-event.js";
import { JobSlots } from "../jobs/job-slots.js";
import type { EventHandler } from "./on.js";
import { webhookFeed } from "./webhook-feed.js";

/** The pause before another look for a free slot, in milliseconds. */
const noSlotPauseMs = 1000;

export interface EventJobsDependencies {
  readonly database: Database;
  readonly serviceContext: Pick<
    ServiceContext,
    "clock" | "project" | "logger" | "peer" | "serviceTokens" | "crashPoint"
  >;
}

interface DeliveryData extends DeliveryPlace {
  /** The attempts of earlier jobs of this delivery. */
  readonly spent: number;
}

/**
 * The job handlers of every subgraph that produces events: they hand each event over to the handlers and to the
 * webhooks. Throws RangeError when two handlers have one name.
 */
export function eventJobHandlers(subgraph: string, { database, serviceContext }: EventJobsDependencies): JobHandlers {
  const { clock, logger, project, crashPoint = () => undefined } = serviceContext;
  const deliveries = new EventDeliveries(database);
  const consumers = new EventConsumers(subgraph, project.eventHandlers, webhookFeed(subgraph, serviceContext));
  const slots = new JobSlots();

  return {
    [publishTask]: async (event: DomainEvent): Promise<void> => {
      // a newer release writes it while this one still runs; its replicas take the retry
      if (!isEventName(event.name)) throw new Error(`this release does not know the event ${String(event.name)}`);
      const { names, of } = await consumers.now();
      if (!names.includes(event.name)) return;
      while (await deliveries.handOver(names, of));
      crashPoint("event.handedOver");
    },
    [deliverTask]: async ({ spent, ...place }: DeliveryData, job: JobAttempt): Promise<void> => {
      const delivery = await deliveries.find(place);
      if (!delivery) return;
      const consumer = consumers.find(place.consumer);
      const attempt = spent + job.attempt;
      const maxAttempts = consumer?.maxAttempts ?? webhookConsumer.maxAttempts;
      const isLast = attempt >= maxAttempts;
      try {
        if (attempt > maxAttempts && !delivery.isDead) throw new Error("the process ended during the last attempt");
        if (!consumer) throw new Error("this process has no handler with this name");
        if (!(await deliver(consumer, delivery))) {
          const runAt = new Date(clock.now().getTime() + noSlotPauseMs);
          await deliveries.postpone(place, { runAt, spent: attempt - 1, maxAttempts });
          return;
        }
      } catch (error) {
        if (isLast) await deliveries.giveUp(place, job.jobId, maxAttempts);
        throw failureOf(delivery, place, error);
      }
      crashPoint("event.delivered");
      await deliveries.end(place, maxAttempts);
    },
  };

  /** Returns null when the handler has no free slot. */
  async function deliver({ handler, send }: RunningConsumer, { event }: Delivery): Promise<true | null> {
    const run = (): Promise<void> => (handler ? runHandler(handler, event, logger) : send(event));
    const runOnce = (): Promise<true> => run().then(() => true);
    return handler ? slots.run(handler.name, runOnce) : runOnce();
  }
}

/** Runs a handler once, within its time limit. */
async function runHandler(
  { handle, name, timeoutMs }: EventHandler,
  event: DomainEvent,
  logger: Logger,
): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  const ended = Promise.withResolvers<never>();
  const onTimeout = (): void => ended.reject(new Error(`the handler did not end within ${timeoutMs} milliseconds`));
  signal.addEventListener("abort", onTimeout, { once: true });
  const handlerLogger = logger.child({ handler: name, event: event.name, eventId: event.id });
  const idempotencyKey = `${event.id}:${name}`;
  try {
    await Promise.race([handle({ event, idempotencyKey, logger: handlerLogger, signal }), ended.promise]);
  } finally {
    signal.removeEventListener("abort", onTimeout);
  }
}

/** The message names the handler and the event, because an admin sees only the message of a failed job. */
function failureOf({ event }: Delivery, { consumer }: DeliveryPlace, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`${consumer}, ${event.name} ${event.id}: ${reason}`, { cause: error });
}
