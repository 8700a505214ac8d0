import { expect, describe, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { describeEventSink } from "../../testing/events/event-sink-suite.js";
import { hasKcat, TestKafka } from "../../testing/events/test-kafka.js";
import { exampleEvent } from "../event-catalog.js";
import { cloudEventOf } from "./event-sink.js";
import { KafkaSink } from "./kafka-sink.js";

const event = cloudEventOf(exampleEvent("order.paid", { id: "1", time: "2026-01-01T10:10:00.000Z" }));

describe.skipIf(!hasKcat())("with the broker of librdkafka (kcat on PATH)", () => {
  describeEventSink("Kafka", () => TestKafka.open());

  test("a message has the event's key and says that it is a CloudEvent", async () => {
    await using broker = await TestKafka.open();
    await broker.sink.send("order.paid", { ...event, subject: "order-1" }, AbortSignal.timeout(10_000));
    expect(await broker.storedKeys()).toEqual(["order-1 content-type=application/cloudevents+json; charset=UTF-8"]);
  });

  test("an event is rejected after the broker has ended", async () => {
    await using broker = await TestKafka.open();
    await broker.sink.send("order.paid", event, AbortSignal.timeout(10_000));
    await broker.stop();
    await expect(broker.sink.send("order.paid", event, AbortSignal.timeout(20_000))).rejects.toThrow(/./);
  });
});

test("an event is rejected where no broker answers", async () => {
  const port = await findFreePort(undefined);
  await using sink = new KafkaSink({ brokers: [`127.0.0.1:${port}`], name: "books" });
  expect(sink.name).toBe("books");
  await expect(sink.send("order.paid", event, AbortSignal.timeout(20_000))).rejects.toThrow(/./);
});
