import { eventNames, exampleEvent } from "@souk/kernel/domain-events/event-catalog";
import { until } from "@souk/kernel/testing/eventually";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { deliveryFields, WebhooksHarness } from "./testing/webhooks-harness.js";

let harness: WebhooksHarness;

beforeAll(async () => {
  harness = await WebhooksHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());
beforeEach(() => harness.reset());
afterEach(async () => harness.receiver[Symbol.asyncDispose]());

describe("an admin", () => {
  test("sends a test to a disabled endpoint, which does not count as a failure", async () => {
    harness.receiver.status = 500;
    const { endpoint } = await harness.create({ isEnabled: false });
    const sent = await harness.run(
      `mutation ($id: ID!) { sendTestWebhook(endpointId: $id) { ... on WebhookDelivery { ${deliveryFields} } } }`,
      { id: endpoint.id },
    );
    expect(sent).toMatchObject({ event: "webhook.test", isTest: true, status: "PENDING" });
    await until(async () => (await harness.status(endpoint.id)) === "FAILED");
    expect(JSON.parse(harness.receiver.received[0]?.body ?? "")).toMatchObject({ type: "webhook.test" });
    expect(await harness.find(endpoint.id)).toMatchObject({ failingSince: null });
  });

  test("delivers an event again with the same id and body, and not while it is pending or disabled", async () => {
    harness.receiver.status = 500;
    const { endpoint } = await harness.create();
    await harness.receive();
    await until(async () => (await harness.attempts(endpoint.id)) === 1);
    const [{ id }] = (await harness.deliveriesOf(endpoint.id)) as [{ id: string }];
    const redeliver = (): Promise<any> =>
      harness.run(
        `mutation ($id: ID!) { redeliverWebhook(deliveryId: $id) { __typename ... on Conflict { message } } }`,
        {
          id,
        },
      );
    expect(await redeliver()).toEqual({ __typename: "Conflict", message: "The delivery is still being attempted." });
    harness.receiver.status = 200;
    await harness.after(5000);
    await until(async () => (await harness.status(endpoint.id)) === "DELIVERED");
    expect(await redeliver()).toEqual({ __typename: "WebhookDelivery" });
    await until(() => harness.receiver.received.length === 3);
    expect(new Set(harness.receiver.received.map(({ body }) => body)).size).toBe(1);
    await until(async () => (await harness.status(endpoint.id)) === "DELIVERED");
    await harness.update(endpoint.id, { isEnabled: false });
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
    const { fields } = await harness.create(input);
    expect(fields.map(({ path }: { path: string }) => path)).toEqual(paths);
  });

  test("sees each change in the audit log, without the secret", async () => {
    const { secret, endpoint } = await harness.create();
    await harness.update(endpoint.id, { description: "Bookkeeping" });
    await harness.run(`mutation ($id: ID!) { rotateWebhookSecret(id: $id) { __typename } }`, { id: endpoint.id });
    await harness.run(`mutation ($id: ID!) { deleteWebhookEndpoint(id: $id) { __typename } }`, { id: endpoint.id });
    // the entry of the last change of an earlier test may still be on its way
    const entriesOfEndpoint = () =>
      (harness.notifications.audited as { entry: { action: string; targetId: string } }[]).filter(
        ({ entry }) => entry.targetId === endpoint.id,
      );
    await until(() => entriesOfEndpoint().length === 4);
    const entries = entriesOfEndpoint();
    expect(entries.map(({ entry }) => entry.action).toSorted()).toEqual([
      "createWebhookEndpoint",
      "deleteWebhookEndpoint",
      "rotateWebhookSecret",
      "updateWebhookEndpoint",
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret.slice("whsec_".length));
    expect(await harness.find(endpoint.id)).toBeNull();
  });

  test("sees all events of the catalog, and creates at most 50 endpoints", async () => {
    const events = await harness.run(`{ domainEvents { name version key description } }`);
    expect(events.map(({ name }: { name: string }) => name)).toEqual(eventNames);
    await harness.notifications.database.manager.query(
      `insert into webhook_endpoints (id, url, events, is_enabled, secret, created_at, updated_at)
       select gen_random_uuid(), 'https://example.com', '{order.paid}', false, 'whsec_', now(), now() from generate_series(1, 50)`,
    );
    expect(await harness.create()).toEqual({
      __typename: "Conflict",
      message: "A shop has at most 50 webhook endpoints.",
    });
  });
});

test("an event with another form is refused", async () => {
  const event = { ...exampleEvent("order.paid", { id: "1", time: "now" }), name: "order.lost" };
  const body = await harness.notifications.execute(
    `mutation ($event: JSON!) { receiveEvent(event: $event) }`,
    { event },
    { from: "orders" },
  );
  expect(body.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  expect(body.errors?.[0]?.message).toMatch(/event\.id .*; event\.name is not an event/);
});

test("old events are deleted with their log, except pending ones", async () => {
  const { endpoint } = await harness.create();
  await harness.receive();
  await until(async () => (await harness.status(endpoint.id)) === "DELIVERED");
  harness.receiver.status = 500;
  await harness.receive();
  await until(async () => (await harness.attempts(endpoint.id)) === 1);
  await harness.notifications.database.manager.query(
    `update webhook_events set received_at = now() - interval '31 days'`,
  );
  await harness.notifications.database.manager.query(
    `select graphile_worker.add_job('forgetWebhooks', '{"data":null}')`,
  );
  await until(async () => (await harness.deliveriesOf(endpoint.id)).length === 1);
  expect(await harness.deliveriesOf(endpoint.id)).toMatchObject([{ status: "PENDING" }]);
});
