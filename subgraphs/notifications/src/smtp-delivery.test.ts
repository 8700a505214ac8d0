import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { eventually, until } from "@souk/kernel/testing/eventually";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { startNotifications } from "./app.js";
import { notificationsDatabase } from "./store/database-definition.js";

const caught: { to: string; raw: string }[] = [];
const tried: string[] = [];
let server: SMTPServer | undefined;
let port = 0;
let notifications: Subgraph;
let serviceContext: TestServiceContext;
let resources: AsyncDisposableStack;
let databaseUrl: string;

async function openServer(): Promise<void> {
  const opening = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, answer) => {
      tried.push(address);
      answer(address.startsWith("gone") ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null);
    },
    onData: (stream, { envelope }, answer) => {
      let raw = "";
      stream.on("data", (chunk: Buffer) => (raw += chunk.toString()));
      stream.on("end", () => {
        caught.push({ to: envelope.rcptTo.map(({ address }) => address).join(), raw });
        answer();
      });
    },
  });
  await new Promise<void>((resolve) => opening.listen(port, "127.0.0.1", resolve));
  port = (opening.server.address() as AddressInfo).port;
  server = opening;
}

async function closeServer(): Promise<void> {
  const closing = server;
  server = undefined;
  if (closing) await new Promise<void>((resolve) => closing.close(resolve));
}

beforeAll(async () => {
  await openServer();
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("notifications", notificationsDatabase));
  databaseUrl = database.url;
  serviceContext = await testServiceContext();
  const config = {
    database: database.settings,
    mailFrom: "Souk <shop@souk.example>",
    mailRetentionDays: 30,
    publicUrl: "https://souk.example",
    mailReports: null,
    webhooks: { allowsPrivateHosts: false, logDays: 30 },
    demoData: false,
    mailRoute: {
      kind: "smtp",
      url: `smtp://127.0.0.1:${port}`,
      requiresTls: false,
      mustStartEncrypted: false,
    } as const,
  };
  notifications = resources.use(await startNotifications(config, serviceContext));
});

afterEach(async () => {
  if (!server) await openServer();
});

afterAll(async () => {
  await resources.disposeAsync();
  await closeServer();
});

const code = {
  kind: "VERIFY_EMAIL",
  data: { code: "135790", link: "http://localhost/v", expiresAt: "2030-01-01T00:00:00Z" },
};

async function notify(recipient: string, content: object = code): Promise<string> {
  const userId = randomUUID();
  const query = `mutation ($input: NotifyInput!) { notify(input: $input) }`;
  const input = { eventId: randomUUID(), userId, recipient, ...content };
  expect((await serviceContext.execute(notifications, query, { input }, { from: "accounts" })).data.notify).toBe(true);
  return userId;
}

async function stateOf(userId: string): Promise<any> {
  const query = `{ notifications { nodes { status sentAt recipient } } }`;
  const body = await serviceContext.execute(notifications, query, {}, { as: { id: userId, role: "CUSTOMER" } });
  return body.data.notifications.nodes[0];
}

const settled = (userId: string): Promise<any> =>
  eventually(async () => {
    const state = await stateOf(userId);
    if (state.status === "QUEUED") throw new Error("still queued");
    return state;
  });

/** Uses up all attempts except the last one, and makes that one due. */
async function toTheLastTry(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await until(async () => {
    const { rowCount } = await client.query(
      `update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()
       where attempts > 0 and attempts < max_attempts and locked_at is null`,
    );
    return rowCount !== 0;
  });
  await client.end();
}

const failedJob = (): Promise<any> =>
  eventually(async () => {
    const query = `{ failedJobs { id task lastError } }`;
    const { failedJobs } = (await serviceContext.execute(notifications, query, {}, { from: "orders" })).data;
    if (failedJobs.length === 0) throw new Error("no job has failed");
    return failedJobs[0];
  });

const caughtFor = (recipient: string) => caught.filter(({ to }) => to === recipient);

describe("sending by SMTP", () => {
  test("delivers a mail, and does not store its text", async () => {
    const state = await settled(await notify("june@example.com"));
    expect(state).toMatchObject({ status: "SENT", recipient: "june@example.com", sentAt: expect.anything() });
    const [mail, ...others] = caughtFor("june@example.com");
    expect(others).toEqual([]);
    expect(mail?.raw).toContain("135790");
    expect(mail?.raw).toMatch(/^X-Correlation-Id: \S+\r$/im);
  });

  test("delivers a mail once after the server was down", async () => {
    await closeServer();
    const userId = await notify("late@example.com");
    await pause(500);
    expect(await stateOf(userId)).toMatchObject({ status: "QUEUED", recipient: "late@example.com", sentAt: null });
    await openServer();
    expect((await settled(userId)).status).toBe("SENT");
    expect(caughtFor("late@example.com")).toHaveLength(1);
  });

  test("marks a mail as FAILED after the last attempt, and delivers it when an admin sends it again", async () => {
    await closeServer();
    const userId = await notify("patient@example.com", { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } });
    await toTheLastTry();
    expect(await settled(userId)).toMatchObject({ status: "FAILED", recipient: "patient@example.com" });
    await openServer();
    const job = await failedJob();
    expect(job).toMatchObject({ task: "sendNotification", lastError: expect.stringContaining("ECONNREFUSED") });
    const retry = `mutation ($id: ID!) { retryFailedJob(id: $id) { id } }`;
    await serviceContext.execute(notifications, retry, { id: job.id }, { from: "orders" });
    const sent = { status: "SENT", recipient: "patient@example.com" };
    await eventually(async () => expect(await stateOf(userId)).toMatchObject(sent));
    expect(caughtFor("patient@example.com")).toHaveLength(1);
  });

  test("tries a permanently refused mail once", async () => {
    const state = await settled(await notify("gone@example.com"));
    expect(state).toMatchObject({ status: "FAILED", recipient: "gone@example.com", sentAt: null });
    expect(tried.filter((address) => address === "gone@example.com")).toHaveLength(1);
  });

  test("has no dev mailbox", () => {
    expect(notifications.pages).toEqual([]);
  });
});
