import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { JobRunner } from "../jobs/jobs.js";
import { EventJobsHarness } from "../testing/events/event-jobs-harness.js";
import { until } from "../testing/eventually.js";
import { testServiceContext } from "../testing/test-service-context.js";
import { deliverTask } from "./event-deliveries.js";
import { on } from "./on.js";

let harness: EventJobsHarness;

beforeEach(async () => {
  harness = await EventJobsHarness.open();
});

afterEach(async () => harness[Symbol.asyncDispose]());

describe("a failing handler", () => {
  test("holds up neither another handler nor another key, and later events of its key wait", async () => {
    const seen: string[] = [];
    let isBroken = true;
    const failing = on(
      "order.paid",
      ({ event }) => {
        if (isBroken && event.key === "a" && event.data.orderNumber === "1") throw new Error("not yet");
        seen.push(`failing ${event.key}${event.data.orderNumber}`);
      },
      { name: "failing" },
    );
    const other = on("order.paid", ({ event }) => void seen.push(`other ${event.key}${event.data.orderNumber}`), {
      name: "other",
    });
    await harness.work([failing, other]);
    await harness.publish("a", "1");
    await until(async () => (await harness.jobsWith("last_error is not null")) === 1);
    await harness.publish("a", "2");
    await harness.publish("b", "1");
    await until(async () => seen.length >= 4 && (await harness.jobsWith("last_error is null")) === 0);
    expect(seen.toSorted()).toEqual(["failing b1", "other a1", "other a2", "other b1"]);
    isBroken = false;
    await until(async () => {
      await harness.hurry();
      return (await harness.waiting()) === 0;
    });
    expect(seen.slice(4)).toEqual(["failing a1", "failing a2"]);
  });

  test("leaves a failed job that names it, does not hold up later events any more, and can be retried", async () => {
    const seen: string[] = [];
    let isBroken = true;
    const handler = on(
      "order.paid",
      ({ event }) => {
        if (isBroken && event.data.orderNumber === "1") throw new Error("the other system refused it");
        seen.push(event.data.orderNumber);
      },
      { name: "bookkeeping", maxAttempts: 2 },
    );
    await harness.work([handler]);
    await harness.publish("a", "1");
    await harness.publish("a", "2");
    await until(async () => {
      await harness.hurry();
      return (await harness.waiting()) === 0;
    });
    expect(seen).toEqual(["2"]);
    const [failed] = await harness.failedJobs();
    expect(failed).toMatchObject({ task: deliverTask, orderId: "a", attempts: 2 });
    expect(failed?.lastError).toMatch(/^bookkeeping, order\.paid [0-9a-f-]{36}: the other system refused it$/);
    isBroken = false;
    await harness.failed.retry(failed?.id ?? "");
    await until(() => seen.length === 2);
    expect(seen).toEqual(["2", "1"]);
    await until(async () => (await harness.failedJobs()).length === 0);
    expect(await harness.database.manager.query(`select from event_deliveries`)).toEqual([]);
  });

  test("does not run again after its process ended during the last attempt, and frees the later events", async () => {
    const seen: string[] = [];
    const handler = on("order.paid", ({ event }) => void seen.push(event.data.orderNumber), { maxAttempts: 2 });
    await harness.publish("a", "1");
    await harness.publish("a", "2");
    const jobs = await harness.jobHandlers([handler]);
    await jobs.publishEvent?.({ name: "order.paid" } as never, { jobId: "0", attempt: 1, maxAttempts: 25 });
    // as a worker leaves the job that died twice
    await harness.database.manager.query(`update graphile_worker._private_jobs set attempts = 2`);
    await harness.work([handler]);
    await until(async () => (await harness.waiting()) === 0);
    expect(seen).toEqual(["2"]);
    expect(await harness.failedJobs()).toMatchObject([
      { lastError: expect.stringContaining("ended during the last attempt") },
    ]);
  });
});

test("each handler sees the events of each key in order, whatever fails", async () => {
  const plan = fc.record({
    keys: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 25 }),
    failures: fc.array(fc.nat({ max: 24 }), { maxLength: 8 }),
  });
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(plan, async ({ keys, failures }) => {
      const seen = new Map<string, number[]>([
        ["steady", []],
        ["flaky", []],
      ]);
      const open = new Set(failures);
      // positions with a different number of digits, up to 15
      await harness.database.manager.query(
        `select setval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'), $1)`,
        [10 ** (4 + (runs++ % 12)) - 8],
      );
      const note = (handler: string, number: string) => seen.get(handler)?.push(Number(number));
      await using runner = await JobRunner.start({
        url: harness.database.url,
        logger: (await testServiceContext()).logger,
        handlers: await harness.jobHandlers([
          on("order.paid", ({ event }) => void note("steady", event.data.orderNumber), { name: "steady" }),
          on(
            "order.paid",
            ({ event }) => {
              // fails once
              if (open.delete(Number(event.data.orderNumber))) throw new Error("once");
              note("flaky", event.data.orderNumber);
            },
            { name: "flaky" },
          ),
        ]),
      });
      void runner;
      await Promise.all(
        [...new Set(keys)].map(async (key) => {
          for (const [index, each] of keys.entries()) if (each === key) await harness.publish(key, String(index));
        }),
      );
      await until(async () => {
        await harness.hurry();
        return (await harness.waiting()) === 0;
      });
      for (const numbers of seen.values()) {
        expect(numbers.toSorted((one, other) => one - other)).toEqual([...keys.keys()]);
        for (const key of new Set(keys)) {
          const ofKey = numbers.filter((number) => keys[number] === key);
          expect(ofKey).toEqual(ofKey.toSorted((one, other) => one - other));
        }
      }
    }),
    {
      // more in a proof
      numRuns: Number(process.env.EVENT_RUNS ?? 4),
      // the events that wait for the first one have positions of four and of five digits
      examples: [[{ keys: Array.from({ length: 12 }, () => "a" as const), failures: [0] }]],
    },
  );
});
