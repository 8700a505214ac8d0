import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Database } from "../database/database.js";
import { failedJobsIn } from "../jobs/failed-jobs.js";
import { JobRunner, migrateJobs } from "../jobs/jobs.js";
import type { PeerTransport } from "../peers/peer-transport.js";
import { until } from "../testing/eventually.js";
import { inProcessTransport } from "../peers/in-process-transport.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";
import { openTestDatabase, type DatabaseOfSubgraph } from "../testing/test-database.js";
import { testServiceContext } from "../testing/test-service-context.js";
import { exampleEvent } from "./event-catalog.js";
import { deliverTask } from "./event-deliveries.js";
import { eventJobHandlers } from "./event-jobs.js";
import { createEventTriggers } from "./event-triggers.js";
import { on, type EventHandler } from "./on.js";

/** A database that can publish events, for tests of their delivery. */
const eventDatabase: DatabaseOfSubgraph = {
  entities: [],
  migrations: [
    class PublishEvent1760000000000 {
      name = "PublishEvent1760000000000";
      async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
        await createEventTriggers(runner, []);
      }
      async down(): Promise<void> {
        await Promise.reject(new Error("tests do not undo this migration"));
      }
    },
  ],
  alsoMigrate: migrateJobs,
};

let resources: AsyncDisposableStack;
let database: Database;

beforeEach(async () => {
  resources = new AsyncDisposableStack();
  ({ database } = resources.use(await openTestDatabase("domain-events", eventDatabase)));
});

afterEach(async () => resources.disposeAsync());

interface WorkOptions {
  readonly webhooks?: PeerTransport;
  readonly crashPoint?: (name: string) => void;
}

async function handlersOf(eventHandlers: readonly EventHandler[], { webhooks, crashPoint }: WorkOptions = {}) {
  const context = await testServiceContext({
    project: { eventHandlers },
    ...(webhooks ? { peers: { notifications: webhooks } } : {}),
  });
  const serviceContext = crashPoint ? { ...context, crashPoint } : context;
  return eventJobHandlers("orders", { database, serviceContext });
}

async function work(eventHandlers: readonly EventHandler[], options: WorkOptions = {}): Promise<void> {
  const { logger } = await testServiceContext();
  const handlers = await handlersOf(eventHandlers, options);
  resources.use(await JobRunner.start({ url: database.url, handlers, logger }));
}

/** Publishes an event with this number as its order's number. */
async function publish(key: string, number = "1", name = "order.paid"): Promise<void> {
  await database.manager.query(`select publish_event($1, 1, $2, $3)`, [
    name,
    key,
    JSON.stringify({ ...exampleEvent("order.paid", { id: "", time: "" }).data, orderId: key, orderNumber: number }),
  ]);
}

/** Makes the jobs that wait for a retry run at once. */
async function hurry(): Promise<void> {
  await database.manager.query(
    `update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`,
  );
}

const waiting = async (): Promise<number> => {
  const [row]: { count: number }[] = await database.manager.query(
    `select (select count(*) from event_deliveries where not is_dead)::int
       + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts)::int as count`,
  );
  return row?.count ?? 0;
};

const jobsWith = async (condition: string): Promise<number> => {
  const [row]: { count: number }[] = await database.manager.query(
    `select count(*)::int as count from graphile_worker._private_jobs where ${condition}`,
  );
  return row?.count ?? 0;
};

const failedJobs = () => failedJobsIn(database).list({ size: 10, direction: "forward", order: "OLDEST", from: null });

describe("a handler", () => {
  test("gets an event that was written before its process started, once, with a stable idempotency key", async () => {
    const key = randomUUID();
    await publish(key);
    const seen: string[] = [];
    await work([
      on("order.paid", ({ event, idempotencyKey }) => {
        expect(event.data.orderId).toBe(key);
        expect(idempotencyKey).toBe(`${event.id}:order.paid`);
        seen.push(event.key);
      }),
    ]);
    await until(async () => (await waiting()) === 0);
    expect(seen).toEqual([key]);
  });

  test("gets no event of a transaction that is rolled back, and no event that it does not name", async () => {
    const seen: string[] = [];
    await work([on("order.paid", ({ event }) => void seen.push(event.name))]);
    const failed = database.transaction(async (manager) => {
      await manager.query(`select publish_event('order.paid', 1, 'rolled back', '{}')`);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await publish("other", "1", "order.placed");
    await publish("own");
    await until(async () => (await waiting()) === 0);
    expect(seen).toEqual(["order.paid"]);
  });

  test("gets the event again with the same key when its process ends before the delivery is recorded", async () => {
    const keys: string[] = [];
    let crashes = 1;
    await work([on("order.paid", ({ idempotencyKey }) => void keys.push(idempotencyKey))], {
      crashPoint: (name) => {
        if (name === "event.delivered" && crashes-- > 0) throw new Error("the process ended");
      },
    });
    await publish("a");
    await until(async () => {
      await hurry();
      return keys.length === 2 && (await waiting()) === 0;
    });
    expect(new Set(keys).size).toBe(1);
  });

  test("that takes too long is aborted, and the event is retried", async () => {
    let runs = 0;
    const aborted: unknown[] = [];
    await work([
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
    await publish("a");
    await until(async () => {
      await hurry();
      return runs === 2 && (await waiting()) === 0;
    });
    expect(aborted).toHaveLength(1);
  });
});

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
    await work([failing, other]);
    await publish("a", "1");
    await until(async () => (await jobsWith("last_error is not null")) === 1);
    await publish("a", "2");
    await publish("b", "1");
    await until(async () => seen.length >= 4 && (await jobsWith("last_error is null")) === 0);
    expect(seen.toSorted()).toEqual(["failing b1", "other a1", "other a2", "other b1"]);
    isBroken = false;
    await until(async () => {
      await hurry();
      return (await waiting()) === 0;
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
    await work([handler]);
    await publish("a", "1");
    await publish("a", "2");
    await until(async () => {
      await hurry();
      return (await waiting()) === 0;
    });
    expect(seen).toEqual(["2"]);
    const [failed] = await failedJobs();
    expect(failed).toMatchObject({ task: deliverTask, orderId: "a", attempts: 2 });
    expect(failed?.lastError).toMatch(/^bookkeeping, order\.paid [0-9a-f-]{36}: the other system refused it$/);
    isBroken = false;
    await failedJobsIn(database).retry(failed?.id ?? "");
    await until(() => seen.length === 2);
    expect(seen).toEqual(["2", "1"]);
    await until(async () => (await failedJobs()).length === 0);
    expect(await database.manager.query(`select from event_deliveries`)).toEqual([]);
  });

  test("does not run again after its process ended during the last attempt, and frees the later events", async () => {
    const seen: string[] = [];
    const handler = on("order.paid", ({ event }) => void seen.push(event.data.orderNumber), { maxAttempts: 2 });
    await publish("a", "1");
    await publish("a", "2");
    const jobs = await handlersOf([handler]);
    await jobs.publishEvent?.({ name: "order.paid" } as never, { jobId: "0", attempt: 1, maxAttempts: 25 });
    // as a worker leaves the job that died twice
    await database.manager.query(`update graphile_worker._private_jobs set attempts = 2`);
    await work([handler]);
    await until(async () => (await waiting()) === 0);
    expect(seen).toEqual(["2"]);
    expect(await failedJobs()).toMatchObject([{ lastError: expect.stringContaining("ended during the last attempt") }]);
  });
});

test("a slow handler leaves workers for other jobs", async () => {
  const slow = Promise.withResolvers<void>();
  const seen: string[] = [];
  await work([
    on("order.paid", () => slow.promise, { name: "slow" }),
    on("order.paid", ({ event }) => void seen.push(event.key), { name: "quick" }),
  ]);
  for (const key of ["a", "b", "c", "d", "e", "f"]) await publish(key);
  await until(async () => {
    await hurry();
    return seen.length === 6;
  });
  expect(seen.toSorted()).toEqual(["a", "b", "c", "d", "e", "f"]);
  slow.resolve();
  await until(async () => {
    await hurry();
    return (await waiting()) === 0;
  });
});

describe("webhooks", () => {
  test("get the events that they want, once more after notifications was unavailable, while handlers run", async () => {
    const received: string[] = [];
    const handled: string[] = [];
    let isUp = false;
    const down = inProcessTransport("notifications", () => undefined);
    const notifications: PeerTransport = {
      async send(request, headers, deadlineMs) {
        if (!isUp) return down.send(request, headers, deadlineMs);
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
    await work([on("order.paid", ({ event }) => void handled.push(event.key))], { webhooks: notifications });
    await publish("a");
    await until(() => handled.length === 1);
    expect(received).toEqual([]);
    isUp = true;
    await until(async () => {
      await hurry();
      return received.length === 1 && (await waiting()) === 0;
    });
    await publish("b", "1", "order.placed");
    await publish("c");
    await until(() => received.length === 2);
    expect(received).toEqual(["a", "c"]);
  });
});

test("an event of a newer release waits for a process that knows it", async () => {
  await work([on("order.paid", () => undefined)]);
  await publish("a", "1", "order.gifted");
  await until(async () => {
    const rows: { error: string | null }[] = await database.manager.query(
      `select last_error as error from graphile_worker._private_jobs where attempts between 1 and max_attempts - 1`,
    );
    return rows[0]?.error?.includes("does not know the event order.gifted") ?? false;
  });
  expect(await waiting()).toBe(1);
});

test("two handlers with one name are refused", async () => {
  const handler = on("order.paid", () => undefined);
  await expect(handlersOf([handler, handler])).rejects.toThrow("two event handlers have the name order.paid");
  await expect(handlersOf([on("order.paid", () => undefined, { name: "webhooks" })])).rejects.toThrow(
    "cannot have the name webhooks",
  );
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
      // positions with a different number of digits
      await database.manager.query(`select setval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'), $1)`, [
        10 ** (4 + runs++) - 8,
      ]);
      const note = (handler: string, number: string) => seen.get(handler)?.push(Number(number));
      await using runner = await JobRunner.start({
        url: database.url,
        logger: (await testServiceContext()).logger,
        handlers: await handlersOf([
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
          for (const [index, each] of keys.entries()) if (each === key) await publish(key, String(index));
        }),
      );
      await until(async () => {
        await hurry();
        return (await waiting()) === 0;
      });
      for (const numbers of seen.values()) {
        expect(numbers.toSorted((one, other) => one - other)).toEqual([...keys.keys()]);
        for (const key of new Set(keys)) {
          const ofKey = numbers.filter((number) => keys[number] === key);
          expect(ofKey).toEqual(ofKey.toSorted((one, other) => one - other));
        }
      }
    }),
    { numRuns: 12 },
  );
});
