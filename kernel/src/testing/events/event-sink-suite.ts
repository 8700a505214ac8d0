import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { eventNames, exampleEvent, type EventName } from "../../domain-events/event-catalog.js";
import { cloudEventOf, type CloudEvent, type EventSink } from "../../domain-events/sinks/event-sink.js";
import { eventually } from "../eventually.js";

/** A sink with a broker of its own. */
export interface TestSink extends AsyncDisposable {
  readonly sink: EventSink;
  /** Returns the events that the broker has stored, in order. */
  stored(): Promise<readonly CloudEvent[]>;
  stop(): Promise<void>;
}

/** A broker that recognizes a repeat, and has its data after a restart. */
interface RestartableSink extends TestSink {
  start(): Promise<void>;
}

function eventOf(name: EventName, key = "a"): CloudEvent {
  return { ...cloudEventOf(exampleEvent(name, { id: randomUUID(), time: "2026-01-01T10:10:00.000Z" })), subject: key };
}

async function send({ sink }: TestSink, name: EventName, event: CloudEvent): Promise<CloudEvent> {
  await sink.send(name, event, AbortSignal.timeout(10_000));
  return event;
}

/** The tests that each implementation of `EventSink` must pass. */
export function describeEventSink(what: string, open: () => Promise<TestSink>): void {
  describe(`the sink for ${what}`, () => {
    test("stores each event of the catalog as a CloudEvent, in order", async () => {
      await using broker = await open();
      const sent: CloudEvent[] = [];
      for (const name of eventNames) sent.push(await send(broker, name, eventOf(name)));
      expect(await broker.stored()).toEqual(sent);
      for (const event of sent)
        expect(event).toMatchObject({ specversion: "1.0", type: expect.stringMatching(/^souk\.[a-z]+\.[a-z]+\.v1$/) });
    });

    test("rejects after its time limit", async () => {
      await using broker = await open();
      await expect(broker.sink.send("order.paid", eventOf("order.paid"), AbortSignal.abort())).rejects.toThrow(
        /abort/i,
      );
      expect(await broker.stored()).toEqual([]);
    });
  });
}

/** Further tests, for a broker that recognizes repeats and that a test can start again. */
export function describeDurableEventSink(what: string, open: () => Promise<RestartableSink>): void {
  describeEventSink(what, open);
  describe(`the durable sink for ${what}`, () => {
    test("stores a repeated event once", async () => {
      await using broker = await open();
      const event = eventOf("order.paid");
      await send(broker, "order.paid", event);
      await send(broker, "order.paid", event);
      expect(await broker.stored()).toEqual([event]);
    });

    test("rejects while the broker is unavailable, and stores events when it is back", async () => {
      await using broker = await open();
      const first = await send(broker, "order.placed", eventOf("order.placed"));
      await broker.stop();
      await expect(send(broker, "order.paid", eventOf("order.paid"))).rejects.toThrow(/./);
      await broker.start();
      const event = eventOf("order.paid");
      await eventually(() => send(broker, "order.paid", event));
      expect(await broker.stored()).toEqual([first, event]);
    }, 90_000);
  });
}
