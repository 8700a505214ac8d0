import { eventNames, producerOf, type DomainEvent, type EventName } from "./event-catalog.js";
import type { Consumer } from "./event-deliveries.js";
import type { EventHandler } from "./on.js";
import type { WebhookFeed } from "./webhook-feed.js";

/** The consumer that hands events to notifications, which sends them to webhooks. */
export const webhookConsumer: Consumer = { name: "webhooks", maxAttempts: 25 };

/** A consumer that runs in this process. */
export interface RunningConsumer extends Consumer {
  /** Undefined for the webhooks. */
  readonly handler?: EventHandler;
  readonly send: (event: DomainEvent) => Promise<void>;
}

/** The consumers of a subgraph's events in this process. */
export class EventConsumers {
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
    const requestedEvents = await this.feed.requestedEvents();
    // while the webhooks are unknown, their events wait
    const isRequested = (name: EventName): boolean => requestedEvents?.has(name) ?? true;
    const of = (name: EventName): readonly Consumer[] => [
      ...[...this.handlers.values()].filter(({ events }) => events.includes(name)),
      ...(isRequested(name) ? [webhookConsumer] : []),
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
