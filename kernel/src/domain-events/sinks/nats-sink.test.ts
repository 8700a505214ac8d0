import { describe, expect, test } from "vitest";
import { describeDurableEventSink } from "../../testing/events/event-sink-suite.js";
import { hasNatsServer, TestNats } from "../../testing/events/test-nats.js";
import { eventNames } from "../event-catalog.js";
import { sinkHandler } from "./event-sink.js";

describe.skipIf(!hasNatsServer())("with nats-server (on PATH)", () => {
  describeDurableEventSink("NATS JetStream", () => TestNats.open());
});

test("a sink is a handler of all events, or of the given ones, under its own name", () => {
  const sink = { name: "books", send: async () => undefined };
  expect(sinkHandler(sink)).toMatchObject({ name: "sink.books", events: eventNames, maxAttempts: 25 });
  expect(sinkHandler(sink, ["order.paid"]).events).toEqual(["order.paid"]);
});
