import { eventNames, producerOf, type DomainEvent, type EventData, type EventName } from "../event-catalog.js";
import { on, type EventHandler } from "../on.js";

/** An event in the format of CloudEvents 1.0, in JSON (https://cloudevents.io). */
export interface CloudEvent {
  readonly specversion: "1.0";
  /** The event's id: the same in each delivery. */
  readonly id: string;
  /** The subgraph, such as `/souk/orders`. */
  readonly source: string;
  /** The name with the version, such as `souk.order.paid.v1`. */
  readonly type: string;
  /** The event's key. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: "application/json";
  readonly data: EventData<EventName>;
}

/** A broker that stores events for other systems. `describeEventSink` tests what each implementation must do. */
export interface EventSink {
  /** Names the sink among all sinks. Events wait under this name. */
  readonly name: string;
  /**
   * Stores the event under its own name. Resolves when the broker has stored it, and rejects when it may not have. An
   * event that is sent twice is stored once, if the broker can tell. `signal`: the time limit of the attempt.
   */
  send(name: EventName, event: CloudEvent, signal: AbortSignal): Promise<void>;
}

/** Sends events to a sink: at least once, in order for each key, and again while the broker is unavailable. */
export function sinkHandler(sink: EventSink, events: readonly EventName[] = eventNames): EventHandler {
  return on(events, ({ event, signal }) => sink.send(event.name, cloudEventOf(event), signal), {
    name: `sink.${sink.name}`,
    maxAttempts: 25,
  });
}

export function cloudEventOf({ id, name, version, time, key, data }: DomainEvent): CloudEvent {
  return {
    specversion: "1.0",
    id,
    source: `/souk/${producerOf(name)}`,
    type: `souk.${name}.v${version}`,
    subject: key,
    time,
    datacontenttype: "application/json",
    data,
  };
}
