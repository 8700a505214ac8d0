import type { Database } from "../database/database.js";
import type { JobAttempt, JobHandlers } from "../jobs/jobs.js";
import type { ServiceContext } from "../subgraph/subgraph.js";
import { eventNames, producerOf, type DomainEvent, type EventName } from "./event-catalog.js";
import { deliverTask, EventDeliveries, type Consumer, type Delivery, type DeliveryPlace } from "./event-deliveries.js";
import { publishTask } from "./event-triggers.js";
import { JobSlots } from "../jobs/job-slots.js";
import type { EventHandler } from "./on.js";
import { webhookFeed, type WebhookFeed } from "./webhook-feed.js";

/** The consumer that hands events to notifications, which sends them to webhooks. */
const webhookConsumer: Consumer = { name: "webhooks", maxAttempts: 25 };
/** The pause before another look for a free slot, in milliseconds. */
const noSlotPauseMs = 1000;

export interface EventJobsDependencies {
  readonly database: Database;
  readonly serviceContext: Pick<
    ServiceContext,
    "clock" | "eventHandlers" | "logger" | "peer" | "serviceTokens" | "crashPoint"
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
  const { clock, logger, eventHandlers = [], crashPoint = () => undefined } = serviceContext;
  const deliveries = new EventDeliveries(database);
  const consumers = new Consumers(subgraph, eventHandlers, webhookFeed(subgraph, serviceContext));
  const slots = new JobSlots();

  return {
    [publishTask]: async (event: DomainEvent): Promise<void> => {
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
        const run = (): Promise<true> => deliver(consumer, delivery, place).then(() => true);
        const isDone = consumer.handler ? await slots.run(consumer.name, run) : await run();
        if (!isDone) {
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

  async function deliver({ handler, send }: RunningConsumer, { event }: Delivery, place: DeliveryPlace): Promise<void> {
    if (!handler) return send(event);
    const signal = AbortSignal.timeout(handler.timeoutMs);
    const ended = Promise.withResolvers<never>();
    const onTimeout = (): void =>
      ended.reject(new Error(`the handler did not end within ${handler.timeoutMs} milliseconds`));
    signal.addEventListener("abort", onTimeout, { once: true });
    const handlerLogger = logger.child({ handler: place.consumer, event: event.name, eventId: event.id });
    const idempotencyKey = `${event.id}:${place.consumer}`;
    try {
      await Promise.race([handler.handle({ event, idempotencyKey, logger: handlerLogger, signal }), ended.promise]);
    } finally {
      signal.removeEventListener("abort", onTimeout);
    }
  }
}

/** The message names the handler and the event, because an admin sees only the message of a failed job. */
function failureOf({ event }: Delivery, { consumer }: DeliveryPlace, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`${consumer}, ${event.name} ${event.id}: ${reason}`, { cause: error });
}

interface RunningConsumer extends Consumer {
  /** Undefined for the webhooks. */
  readonly handler?: EventHandler;
  readonly send: (event: DomainEvent) => Promise<void>;
}

/** The consumers of a subgraph's events in this process. */
class Consumers {
  private readonly names: readonly EventName[];
  private readonly handlers: ReadonlyMap<string, EventHandler>;
  private readonly webhooks: RunningConsumer;

  constructor(
    subgraph: string,
    handlers: readonly EventHandler[],
    private readonly feed: WebhookFeed,
  ) {
    this.names = eventNames.filter((name) => producerOf(name) === subgraph);
    this.handlers = byName(handlers);
    this.webhooks = { ...webhookConsumer, send: (event) => feed.send(event) };
  }

  /** Returns the events that have a consumer, and their consumers. */
  async now(): Promise<{ names: readonly EventName[]; of: (name: EventName) => readonly Consumer[] }> {
    const wanted = await this.feed.wanted();
    // while the webhooks are unknown, their events wait
    const isWanted = (name: EventName): boolean => wanted?.has(name) ?? true;
    const of = (name: EventName): readonly Consumer[] => [
      ...[...this.handlers.values()].filter(({ events }) => events.includes(name)),
      ...(isWanted(name) ? [webhookConsumer] : []),
    ];
    return { names: this.names.filter((name) => of(name).length > 0), of };
  }

  find(name: string): RunningConsumer | null {
    if (name === this.webhooks.name) return this.webhooks;
    const handler = this.handlers.get(name);
    return handler ? { ...handler, handler, send: this.webhooks.send } : null;
  }
}

function byName(handlers: readonly EventHandler[]): ReadonlyMap<string, EventHandler> {
  const named = new Map(handlers.map((handler) => [handler.name, handler]));
  for (const { name } of handlers) {
    if (name === webhookConsumer.name) throw new RangeError(`an event handler cannot have the name ${name}`);
    if (handlers.filter((other) => other.name === name).length > 1)
      throw new RangeError(`two event handlers have the name ${name}; give one of them another name`);
  }
  return named;
}
