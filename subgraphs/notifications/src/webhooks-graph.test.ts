import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventNames, exampleEvent, type EventName } from "@souk/kernel/domain-events/event-catalog";
import { until } from "@souk/kernel/testing/eventually";
import { Webhook } from "standardwebhooks";
import { NotificationsHarness } from "./testing/notifications-harness.js";
import { WebhookReceiver } from "./testing/webhook-receiver.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const administrators = [admin.id, randomUUID()];
const hourMs = 3_600_000;

let nowMs = Date.now();
let harness: NotificationsHarness;
let receiver: WebhookReceiver;

beforeAll(async () => {
  const users = Object.fromEntries(administrators.map((id) => [id, { email: `${id}@example.com`, fullName: null }]));
  harness = await NotificationsHarness.start({ clock: { now: () => new Date(nowMs) }, administrators, users });
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(async () => {
  nowMs = Date.now();
  receiver = await WebhookReceiver.open();
  await harness.database.manager.query(`delete from webhook_endpoints`);
});

afterEach(async () => receiver[Symbol.asyncDispose]());

const endpointFields = `id url description events isEnabled disabledReason failingSince previousSecretUntil`;
const deliveryFields = `id eventId event status isTest nextAttemptAt payload attempts { at statusCode durationMs excerpt error }`;

async function run(query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const body = await harness.ask(query, variables, { as: admin });
  expect(body.errors).toBeUndefined();
  return Object.values(body.data)[0];
}

const create = (input: Record<string, unknown> = {}): Promise<any> =>
  run(
    `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { __typename
       ... on WebhookSecret { secret endpoint { ${endpointFields} } } ... on InvalidInput { fields { path message } }
       ... on Conflict { message } } }`,
    { input: { url: receiver.url, events: ["order.paid"], ...input } },
  );

const update = (id: string, input: Record<string, unknown>): Promise<any> =>
  run(
    `mutation ($id: ID!, $input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(id: $id, input: $input) { __typename
       ... on WebhookEndpoint { ${endpointFields} } ... on InvalidInput { fields { path } } } }`,
    { id, input },
  );

const find = (id: string): Promise<any> =>
  run(
    `query ($id: ID!) { webhookEndpoint(id: $id) { ${endpointFields} deliveries(first: 10) { nodes { ${deliveryFields} } } } }`,
    { id },
  );

async function deliveriesOf(id: string): Promise<any[]> {
  return (await find(id)).deliveries.nodes;
}

/** Hands an event over as its producer does. */
async function receive(name: EventName = "order.paid", id: string = randomUUID()): Promise<string> {
  const event = exampleEvent(name, { id, time: new Date(nowMs).toISOString() });
  const body = await harness.ask(
    `mutation ($event: JSON!) { receiveEvent(event: $event) }`,
    { event },
    { from: "orders" },
  );
  expect(body).toEqual({ data: { receiveEvent: true } });
  return id;
}

/** Lets time pass, and runs the attempts that are due by then. */
async function after(ms: number): Promise<void> {
  nowMs += ms;
  await harness.database.manager.query(
    `update graphile_worker._private_jobs job set run_at = now() from graphile_worker._private_tasks task
     where task.id = job.task_id and task.identifier = 'sendWebhook' and run_at <= $1 and locked_at is null`,
    [new Date(nowMs)],
  );
}

const status = async (id: string): Promise<string> => (await deliveriesOf(id))[0]?.status;
const attempts = async (id: string): Promise<number> => (await deliveriesOf(id))[0]?.attempts.length ?? 0;

describe("a webhook", () => {
  test("is a request that a public verifier accepts, with the event as its body", async () => {
    const { secret, endpoint } = await create();
    const id = await receive();
    await until(async () => (await status(endpoint.id)) === "DELIVERED");
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
    const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(verified).toMatchObject({ id, type: "order.paid", version: 1, data: { orderNumber: "ORD-101" } });
    expect(headers).toMatchObject({ "content-type": "application/json", "webhook-id": id });
    expect(() => new Webhook(secret).verify(body.replace("ORD-101", "ORD-999"), headers as never)).toThrow(
      "No matching signature found",
    );
    expect((await deliveriesOf(endpoint.id))[0].attempts).toMatchObject([{ statusCode: 204, error: null }]);
  });

  test("goes to the enabled endpoints that want the event, once for each event", async () => {
    const wanting = await create();
    const disabled = await create({ isEnabled: false });
    const other = await create({ events: ["order.cancelled", "stock.changed"] });
    const id = await receive();
    await receive("order.paid", id);
    await receive("stock.changed");
    await until(() => receiver.received.length === 2);
    expect(await deliveriesOf(wanting.endpoint.id)).toMatchObject([{ eventId: id }]);
    expect(await deliveriesOf(disabled.endpoint.id)).toEqual([]);
    expect(await deliveriesOf(other.endpoint.id)).toMatchObject([{ event: "stock.changed" }]);
    const wanted = await harness.ask(`{ wantedEvents }`, {}, { from: "orders" });
    expect(wanted.data.wantedEvents.toSorted()).toEqual(["order.cancelled", "order.paid", "stock.changed"]);
  });

  test("is signed with both secrets for 24 hours after a rotation", async () => {
    const { secret, endpoint } = await create();
    const rotated = await run(
      `mutation ($id: ID!) { rotateWebhookSecret(id: $id) { ... on WebhookSecret { secret endpoint { previousSecretUntil } } } }`,
      { id: endpoint.id },
    );
    expect(rotated.endpoint.previousSecretUntil).toBe(new Date(nowMs + 24 * hourMs).toISOString());
    const accepts = (key: string, { body, headers }: (typeof receiver.received)[0]): boolean => {
      try {
        return Boolean(new Webhook(key).verify(body, headers as Record<string, string>));
      } catch {
        return false;
      }
    };
    await receive();
    await until(() => receiver.received.length === 1);
    const [first] = receiver.received as [(typeof receiver.received)[0]];
    expect([accepts(secret, first), accepts(rotated.secret, first)]).toEqual([true, true]);
    nowMs += 24 * hourMs;
    await receive();
    await until(() => receiver.received.length === 2);
    const signature = String(receiver.received[1]?.headers["webhook-signature"]);
    expect(signature.split(" ")).toHaveLength(1);
  });
});

describe("a failed attempt", () => {
  test("is repeated with growing pauses, and succeeds when the receiver is back", async () => {
    receiver.status = 500;
    receiver.body = "x".repeat(2000);
    const { endpoint } = await create();
    await receive();
    await until(async () => (await attempts(endpoint.id)) === 1);
    const [delivery] = await deliveriesOf(endpoint.id);
    expect(delivery).toMatchObject({ status: "PENDING", attempts: [{ statusCode: 500, error: "answered 500" }] });
    expect(delivery.attempts[0].excerpt).toBe("x".repeat(500));
    expect(new Date(delivery.nextAttemptAt).getTime() - nowMs).toBe(5000);
    expect((await find(endpoint.id)).failingSince).not.toBeNull();
    await after(5000);
    await until(async () => (await attempts(endpoint.id)) === 2);
    receiver.status = 200;
    await after(5 * 60_000);
    await until(async () => (await status(endpoint.id)) === "DELIVERED");
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await find(endpoint.id)).failingSince).toBeNull();
  });

  test.each([
    ["follows no redirect", 302, "answered 302; redirects are not followed"],
    ["counts a client error as a failure", 404, "answered 404"],
  ])("%s", async (_case, code, error) => {
    receiver.status = code;
    receiver.headers = { location: receiver.url };
    const { endpoint } = await create();
    await receive();
    await until(async () => (await attempts(endpoint.id)) === 1);
    expect((await deliveriesOf(endpoint.id))[0].attempts).toMatchObject([{ statusCode: code, error }]);
    expect(receiver.received).toHaveLength(1);
  });

  test("has no status when the receiver is down", async () => {
    const { endpoint } = await create();
    await receiver[Symbol.asyncDispose]();
    await receive();
    await until(async () => (await attempts(endpoint.id)) === 1);
    expect((await deliveriesOf(endpoint.id))[0].attempts[0]).toMatchObject({
      statusCode: null,
      error: expect.stringContaining("ECONNREFUSED"),
    });
    receiver = await WebhookReceiver.open();
  });

  test("after three days of failures disables the endpoint and mails the admins", async () => {
    receiver.status = 503;
    const { endpoint } = await create();
    await receive();
    await until(async () => (await attempts(endpoint.id)) === 1);
    await after(72 * hourMs);
    await until(async () => !(await find(endpoint.id)).isEnabled);
    expect(await find(endpoint.id)).toMatchObject({
      disabledReason: "FAILING",
      deliveries: { nodes: [{ status: "FAILED" }] },
    });
    await until(async () => {
      const { nodes } = await run(
        `{ notifications(filter: { kind: "WEBHOOK_DISABLED" }) { nodes { recipient subject } } }`,
      );
      return nodes.filter(({ recipient }: { recipient: string }) => recipient !== "").length === administrators.length;
    });
    expect(await update(endpoint.id, { isEnabled: true })).toMatchObject({ disabledReason: null, failingSince: null });
  });

  test("with the status 410 disables the endpoint at once", async () => {
    receiver.status = 410;
    const { endpoint } = await create();
    await receive();
    await until(async () => !(await find(endpoint.id)).isEnabled);
    expect((await find(endpoint.id)).disabledReason).toBe("GONE");
  });
});

describe("an admin", () => {
  test("sends a test to a disabled endpoint, which does not count as a failure", async () => {
    receiver.status = 500;
    const { endpoint } = await create({ isEnabled: false });
    const sent = await run(
      `mutation ($id: ID!) { sendTestWebhook(endpointId: $id) { ... on WebhookDelivery { ${deliveryFields} } } }`,
      { id: endpoint.id },
    );
    expect(sent).toMatchObject({ event: "webhook.test", isTest: true, status: "PENDING" });
    await until(async () => (await status(endpoint.id)) === "FAILED");
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "webhook.test" });
    expect(await find(endpoint.id)).toMatchObject({ failingSince: null });
  });

  test("delivers an event again with the same id and body, and not while it is pending or disabled", async () => {
    receiver.status = 500;
    const { endpoint } = await create();
    await receive();
    await until(async () => (await attempts(endpoint.id)) === 1);
    const [{ id }] = (await deliveriesOf(endpoint.id)) as [{ id: string }];
    const redeliver = (): Promise<any> =>
      run(`mutation ($id: ID!) { redeliverWebhook(deliveryId: $id) { __typename ... on Conflict { message } } }`, {
        id,
      });
    expect(await redeliver()).toEqual({ __typename: "Conflict", message: "The delivery is still being attempted." });
    receiver.status = 200;
    await after(5000);
    await until(async () => (await status(endpoint.id)) === "DELIVERED");
    expect(await redeliver()).toEqual({ __typename: "WebhookDelivery" });
    await until(() => receiver.received.length === 3);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    await until(async () => (await status(endpoint.id)) === "DELIVERED");
    await update(endpoint.id, { isEnabled: false });
    expect(await redeliver()).toMatchObject({ message: "The endpoint is disabled; enable it first." });
  });

  test.each([
    ["an address without https", { url: "ftp://example.com" }, ["url"]],
    ["a password in the address", { url: "https://a:b@example.com" }, ["url"]],
    ["a fragment", { url: "https://example.com/#a" }, ["url"]],
    ["an unknown event", { events: ["order.paid", "order.lost"] }, ["events"]],
    ["no event", { events: [] }, ["events"]],
    ["a long description and no address", { description: "x".repeat(201), url: "" }, ["url", "description"]],
  ])("cannot save %s", async (_case, input, paths) => {
    const { fields } = await create(input);
    expect(fields.map(({ path }: { path: string }) => path)).toEqual(paths);
  });

  test("sees each change in the audit log, without the secret", async () => {
    const before = harness.audited.length;
    const { secret, endpoint } = await create();
    await update(endpoint.id, { description: "Bookkeeping" });
    await run(`mutation ($id: ID!) { rotateWebhookSecret(id: $id) { __typename } }`, { id: endpoint.id });
    await run(`mutation ($id: ID!) { deleteWebhookEndpoint(id: $id) { __typename } }`, { id: endpoint.id });
    await until(() => harness.audited.length === before + 4);
    const entries = harness.audited.slice(before) as { entry: { action: string } }[];
    expect(entries.map(({ entry }) => entry.action).toSorted()).toEqual([
      "createWebhookEndpoint",
      "deleteWebhookEndpoint",
      "rotateWebhookSecret",
      "updateWebhookEndpoint",
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret.slice("whsec_".length));
    expect(await find(endpoint.id)).toBeNull();
  });

  test("sees all events of the catalog, and creates at most 50 endpoints", async () => {
    const events = await run(`{ domainEvents { name version key description } }`);
    expect(events.map(({ name }: { name: string }) => name)).toEqual(eventNames);
    await harness.database.manager.query(
      `insert into webhook_endpoints (id, url, events, is_enabled, secret, created_at, updated_at)
       select gen_random_uuid(), 'https://example.com', '{order.paid}', false, 'whsec_', now(), now() from generate_series(1, 50)`,
    );
    expect(await create()).toEqual({ __typename: "Conflict", message: "A shop has at most 50 webhook endpoints." });
  });
});

test("an event with another form is refused", async () => {
  const event = { ...exampleEvent("order.paid", { id: "1", time: "now" }), name: "order.lost" };
  const body = await harness.ask(
    `mutation ($event: JSON!) { receiveEvent(event: $event) }`,
    { event },
    { from: "orders" },
  );
  expect(body.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  expect(body.errors?.[0]?.message).toMatch(/event\.id .*; event\.name is not an event/);
});

test("old events are deleted with their log, except pending ones", async () => {
  const { endpoint } = await create();
  await receive();
  await until(async () => (await status(endpoint.id)) === "DELIVERED");
  receiver.status = 500;
  await receive();
  await until(async () => (await attempts(endpoint.id)) === 1);
  await harness.database.manager.query(`update webhook_events set received_at = now() - interval '31 days'`);
  await harness.database.manager.query(`select graphile_worker.add_job('forgetWebhooks', '{"data":null}')`);
  await until(async () => (await deliveriesOf(endpoint.id)).length === 1);
  expect(await deliveriesOf(endpoint.id)).toMatchObject([{ status: "PENDING" }]);
});
