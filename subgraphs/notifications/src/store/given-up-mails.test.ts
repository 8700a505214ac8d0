import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { NewNotification } from "../domain/notification-store.js";
import { notificationsDatabase } from "./database-definition.js";
import { NotificationRepository } from "./notification-repository.js";

const createdAt = new Date("2026-03-01T10:00:00.000Z");
const dayLater = new Date("2026-03-02T10:00:00.000Z");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

/** Inserts a queued mail with its job in this state. */
async function aMail(job: "waiting" | "running" | "given up" | "deleted", kind = "ORDER_CANCELLED"): Promise<string> {
  const id = randomUUID();
  const data =
    kind === "VERIFY_EMAIL"
      ? { code: "918273", link: "http://localhost/v", expiresAt: "2026-03-01T10:10:00.000Z" }
      : { orderNumber: "ORD-1" };
  const plain = {
    id,
    eventId: id,
    sender: null,
    userId: randomUUID(),
    recipient: "june@example.com",
    subject: "Order",
    createdAt,
  };
  await store.insertNotification({ ...plain, kind, data } as NewNotification);
  const change = {
    waiting: "update graphile_worker._private_jobs set attempts = max_attempts - 1",
    running:
      "update graphile_worker._private_jobs set attempts = max_attempts, locked_at = now(), locked_by = 'worker'",
    "given up": "update graphile_worker._private_jobs set attempts = max_attempts",
    deleted: "delete from graphile_worker._private_jobs",
  }[job];
  await testDatabase.database.manager.query(`${change} where payload #>> '{data,id}' = $1`, [id]);
  return id;
}

async function stateOf(id: string): Promise<unknown[]> {
  const [row]: { status: string; keeps: boolean; jobs: number }[] = await testDatabase.database.manager.query(
    `select status, data is not null as keeps,
       (select count(*)::int from graphile_worker._private_jobs where payload #>> '{data,id}' = $1) as jobs
     from notifications where id::text = $1`,
    [id],
  );
  return [row?.status, row?.keeps, row?.jobs];
}

describe("a mail whose process died", () => {
  test.each([
    ["during its last attempt is FAILED, and can be sent again", "given up", "ORDER_CANCELLED", ["FAILED", true, 1]],
    ["during its last attempt is FAILED without its code", "given up", "VERIFY_EMAIL", ["FAILED", false, 0]],
    ["stays queued while its job has an attempt left", "waiting", "ORDER_CANCELLED", ["QUEUED", true, 1]],
    ["stays queued while its job may be running", "running", "ORDER_CANCELLED", ["QUEUED", true, 1]],
    ["is FAILED when its job is missing", "deleted", "ORDER_CANCELLED", ["FAILED", true, 0]],
  ] as const)("%s", async (_case, job, kind, state) => {
    const id = await aMail(job, kind);
    expect(await store.failAbandoned("died")).toBe(state[0] === "FAILED" ? 1 : 0);
    expect(await stateOf(id)).toEqual(state);
    expect(await store.failAbandoned("died")).toBe(0);
  });
});

describe("the data of a failed mail", () => {
  async function givenUp(): Promise<string> {
    const id = await aMail("given up");
    await store.markFailed(id, { recipient: null, error: "no answer", keepsData: true });
    return id;
  }

  test("is kept for sending again, and deleted after that when no retention is set", async () => {
    const id = await givenUp();
    expect(await store.takeUnsent(id)).toMatchObject({ data: { orderNumber: "ORD-1" } });
    await store.markSent(id, { recipient: "june@example.com", sentAt: dayLater, body: null, keepsData: false });
    expect(await stateOf(id)).toEqual(["SENT", false, 1]);
    expect(await store.takeUnsent(id)).toBeNull();
  });

  test("is deleted after its time, and its job ends", async () => {
    const id = await givenUp();
    await store.forgetContents({ failed: createdAt, sent: dayLater });
    expect(await stateOf(id)).toEqual(["FAILED", true, 1]);
    await store.forgetContents({ failed: dayLater, sent: createdAt });
    expect(await stateOf(id)).toEqual(["FAILED", false, 0]);
  });

  test("is kept while the mail is being sent again", async () => {
    const id = await givenUp();
    await testDatabase.database.manager.query(
      `select graphile_worker.reschedule_jobs(array_agg(id), attempts := 0)
       from graphile_worker._private_jobs where payload #>> '{data,id}' = $1`,
      [id],
    );
    await store.forgetContents({ failed: dayLater, sent: dayLater });
    expect(await stateOf(id)).toEqual(["FAILED", true, 1]);
  });
});
