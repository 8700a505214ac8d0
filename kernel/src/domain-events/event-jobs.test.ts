import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inProcessTransport } from "../peers/in-process-transport.js";
import type { PeerTransport } from "../peers/peer-transport.js";
import { EventJobsHarness } from "../testing/events/event-jobs-harness.js";
import { until } from "../testing/eventually.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";
import { on } from "./on.js";

let harness: EventJobsHarness;

beforeEach(async () => {
  harness = await EventJobsHarness.open();
});

afterEach(async () => harness[Symbol.asyncDispose]());

describe("a handler", () => {
  test("gets an event that was written before its process started, once, with a stable idempotency key", async () => {
    const key = randomUUID();
    await harness.publish(key);
    const seen: string[] = [];
    await harness.work([
      on("order.paid", ({ event, idempotencyKey }) => {
        expect(event.data.orderId).toBe(key);
        expect(idempotencyKey).toBe(`${event.id}:order.paid`);
        seen.push(event.key);
      }),
    ]);
    await until(async () => (await harness.waiting()) === 0);
    expect(seen).toEqual([key]);
  });

  test("gets no event of a transaction that is rolled back, and no event that it does not name", async () => {
    const seen: string[] = [];
    await harness.work([on("order.paid", ({ event }) => void seen.push(event.name))]);
    const failed = harness.database.transaction(async (manager) => {
      await manager.query(`select publish_event('order.paid', 1, 'rolled back', '{}')`);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await harness.publish("other", "1", "order.placed");
    await harness.publish("own");
    await until(async () => (await harness.waiting()) === 0);
    expect(seen).toEqual(["order.paid"]);
  });

  test("S3-110: gets the event again with the same key when its process ends before the delivery is recorded", async () => {
    const keys: string[] = [];
    let crashes = 1;
    await harness.work([on("order.paid", ({ idempotencyKey }) => void keys.push(idempotencyKey))], {
      crashPoint: (name) => {
        if (name === "event.delivered" && crashes-- > 0) throw new Error("the process ended");
      },
    });
    await harness.publish("a");
    await until(async () => {
      await harness.hurry();
      return keys.length === 2 && (await harness.waiting()) === 0;
    });
    expect(new Set(keys).size).toBe(1);
  });

  test("that takes too long is aborted, and the event is retried", async () => {
    let runs = 0;
    const aborted: unknown[] = [];
    await harness.work([
      on(
        "order.paid",
        async ({ signal }) => {
          runs += 1;
          if (runs > 1) return;
          signal.addEventListener("abort", () => aborted.push(signal.reason));
          await new Promise(() => undefined);
        },
        { timeoutMs: 50 },
      ),
    ]);
    await harness.publish("a");
    await until(async () => {
      await harness.hurry();
      return runs === 2 && (await harness.waiting()) === 0;
    });
    expect(aborted).toHaveLength(1);
  });
});

test("a slow handler leaves workers for other jobs", async () => {
  const slow = Promise.withResolvers<void>();
  const seen: string[] = [];
  await harness.work([
    on("order.paid", () => slow.promise, { name: "slow" }),
    on("order.paid", ({ event }) => void seen.push(event.key), { name: "quick" }),
  ]);
  for (const key of ["a", "b", "c", "d", "e", "f"]) await harness.publish(key);
  await until(async () => {
    await harness.hurry();
    return seen.length === 6;
  });
  expect(seen.toSorted()).toEqual(["a", "b", "c", "d", "e", "f"]);
  slow.resolve();
  await until(async () => {
    await harness.hurry();
    return (await harness.waiting()) === 0;
  });
});

describe("webhooks", () => {
  test("get the events that they want, once more after notifications was unavailable, while handlers run", async () => {
    const received: string[] = [];
    const handled: string[] = [];
    let isUp = false;
    const down = inProcessTransport("notifications", () => undefined);
    const notifications: PeerTransport = {
      async send(request, headers, options) {
        if (!isUp) return down.send(request, headers, options);
        const { event } = (request.variables ?? {}) as { event?: { key: string } };
        if (event) received.push(event.key);
        const data = event ? { receiveEvent: true } : { wantedEvents: ["order.paid"] };
        return { status: 200, body: { data }, setCookies: [] };
      },
      subscribe: noSubscriptions,
      checkHealth: async () => undefined,
      page: async () => null,
      [Symbol.asyncDispose]: async () => undefined,
    };
    await harness.work([on("order.paid", ({ event }) => void handled.push(event.key))], { webhooks: notifications });
    await harness.publish("a");
    await until(() => handled.length === 1);
    expect(received).toEqual([]);
    isUp = true;
    await until(async () => {
      await harness.hurry();
      return received.length === 1 && (await harness.waiting()) === 0;
    });
    await harness.publish("b", "1", "order.placed");
    await harness.publish("c");
    await until(() => received.length === 2);
    expect(received).toEqual(["a", "c"]);
  });
});

test("an event of a newer release waits for a process that knows it", async () => {
  await harness.work([on("order.paid", () => undefined)]);
  await harness.publish("a", "1", "order.gifted");
  await until(async () => {
    const rows: { error: string | null }[] = await harness.database.manager.query(
      `select last_error as error from graphile_worker._private_jobs where attempts between 1 and max_attempts - 1`,
    );
    return rows[0]?.error?.includes("does not know the event order.gifted") ?? false;
  });
  expect(await harness.waiting()).toBe(1);
});

test("two handlers with one name are refused", async () => {
  const handler = on("order.paid", () => undefined);
  await expect(harness.jobHandlers([handler, handler])).rejects.toThrow("two event handlers have the name order.paid");
  await expect(harness.jobHandlers([on("order.paid", () => undefined, { name: "webhooks" })])).rejects.toThrow(
    "cannot have the name webhooks",
  );
});
