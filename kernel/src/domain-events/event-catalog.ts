import type { z } from "zod";
import type { SubgraphName } from "../config/subgraph-addresses.js";
import { catalogEvents } from "./catalog-events.js";
import type { EventDefinition } from "./event-definition.js";
import { orderEvents } from "./order-events.js";
import { peopleEvents } from "./people-events.js";
import { shipmentEvents } from "./shipment-events.js";

/** All domain events. `docs/events.md` is generated from it. */
export const eventCatalog = { ...orderEvents, ...shipmentEvents, ...catalogEvents, ...peopleEvents } as const;

export type EventName = keyof typeof eventCatalog;

export const eventNames = Object.keys(eventCatalog) as readonly EventName[];

export type EventData<Name extends EventName> = z.output<(typeof eventCatalog)[Name]["data"]>;

/** An event as handlers, webhooks and sinks receive it; a union over the names. */
export type DomainEvent<Name extends EventName = EventName> = {
  [Each in Name]: {
    /** Stable: each delivery of the event has the same id. */
    readonly id: string;
    readonly name: Each;
    readonly version: number;
    /** The time of the change, in UTC in ISO 8601 format. */
    readonly time: string;
    /** Events with the same key are delivered to a handler in order. */
    readonly key: string;
    readonly data: EventData<Each>;
  };
}[Name];

export function isEventName(text: string): text is EventName {
  return Object.hasOwn(eventCatalog, text);
}

export function eventDefinition(name: EventName): EventDefinition {
  return eventCatalog[name];
}

export function producerOf(name: EventName): SubgraphName {
  return eventCatalog[name].producer;
}

/** The subgraphs that produce events. */
export const eventProducers: readonly SubgraphName[] = [...new Set(eventNames.map(producerOf))];

/** Returns the example of an event as a whole event, for documentation and test events. */
export function exampleEvent(name: EventName, { id, time }: { id: string; time: string }): DomainEvent {
  const { version, key, example } = eventDefinition(name);
  const data = example as Record<string, unknown>;
  return { id, name, version, time, key: String(data[key]), data } as unknown as DomainEvent;
}
