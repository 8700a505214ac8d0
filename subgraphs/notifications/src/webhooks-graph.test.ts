import { until } from "@souk/kernel/testing/eventually";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { WebhookReceiver } from "./testing/webhook-receiver.js";
import { administrators, WebhooksHarness } from "./testing/webhooks-harness.js";

const hourMs = 3_600_000;

let harness: WebhooksHarness;

beforeAll(async () => {
  harness = await WebhooksHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());
beforeEach(() => harness.reset());
afterEach(async () => harness.receiver[Symbol.asyncDispose]());

describe("a webhook", () => {
  test("is a request that a public verifier accepts, with the event as its body", async () => {
    const { secret, endpoint } = await harness.create();
    const id = await harness.receive();
    await until(async () => (await harness.status(endpoint.id)) === "DELIVERED");
    const [{ headers, body }] = harness.receiver.received as [(typeof harness.receiver.received)[0]];
    const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(verified).toMatchObject({ id, type: "order.paid", version: 1, data: { orderNumber: "ORD-101" } });
    expect(headers).toMatchObject({ "content-type": "application/json", "webhook-id": id });
    expect(() => new Webhook(secret).verify(body.replace("ORD-101", "ORD-999"), headers as never)).toThrow(
      "No matching signature found",
    );
    expect((await harness.deliveriesOf(endpoint.id))[0].attempts).toMatchObject([{ statusCode: 204, error: null }]);
  });

  test("goes to the enabled endpoints that want the event, once for each event", async () => {
    const wanting = await harness.create();
    const disabled = await harness.create({ isEnabled: false });
    const other = await harness.create({ events: ["order.cancelled", "stock.changed"] });
    const id = await harness.receive();
    await harness.receive("order.paid", id);
    await harness.receive("stock.changed");
    await until(() => harness.receiver.received.length === 2);
    expect(await harness.deliveriesOf(wanting.endpoint.id)).toMatchObject([{ eventId: id }]);
    expect(await harness.deliveriesOf(disabled.endpoint.id)).toEqual([]);
    expect(await harness.deliveriesOf(other.endpoint.id)).toMatchObject([{ event: "stock.changed" }]);
    const answer = await harness.notifications.execute(`{ wantedEvents }`, {}, { from: "orders" });
    expect(answer.data.wantedEvents.toSorted()).toEqual(["order.cancelled", "order.paid", "stock.changed"]);
  });

  test("is signed with both secrets for 24 hours after a rotation", async () => {
    const { secret, endpoint } = await harness.create();
    const rotated = await harness.run(
      `mutation ($id: ID!) { rotateWebhookSecret(id: $id) { ... on WebhookSecret { secret endpoint { previousSecretUntil } } } }`,
      { id: endpoint.id },
    );
    expect(rotated.endpoint.previousSecretUntil).toBe(new Date(harness.nowMs + 24 * hourMs).toISOString());
    const accepts = (key: string, { body, headers }: (typeof harness.receiver.received)[0]): boolean => {
      try {
        return Boolean(new Webhook(key).verify(body, headers as Record<string, string>));
      } catch {
        return false;
      }
    };
    await harness.receive();
    await until(() => harness.receiver.received.length === 1);
    const [first] = harness.receiver.received as [(typeof harness.receiver.received)[0]];
    expect([accepts(secret, first), accepts(rotated.secret, first)]).toEqual([true, true]);
    harness.nowMs += 24 * hourMs;
    await harness.receive();
    await until(() => harness.receiver.received.length === 2);
    const signature = String(harness.receiver.received[1]?.headers["webhook-signature"]);
    expect(signature.split(" ")).toHaveLength(1);
  });
});

describe("a failed attempt", () => {
  test("is repeated with growing pauses, and succeeds when the receiver is back", async () => {
    harness.receiver.status = 500;
    harness.receiver.body = "x".repeat(2000);
    const { endpoint } = await harness.create();
    await harness.receive();
    await until(async () => (await harness.attempts(endpoint.id)) === 1);
    const [delivery] = await harness.deliveriesOf(endpoint.id);
    expect(delivery).toMatchObject({ status: "PENDING", attempts: [{ statusCode: 500, error: "answered 500" }] });
    expect(delivery.attempts[0].excerpt).toBe("x".repeat(500));
    expect(new Date(delivery.nextAttemptAt).getTime() - harness.nowMs).toBe(5000);
    expect((await harness.find(endpoint.id)).failingSince).not.toBeNull();
    await harness.after(5000);
    await until(async () => (await harness.attempts(endpoint.id)) === 2);
    harness.receiver.status = 200;
    await harness.after(5 * 60_000);
    await until(async () => (await harness.status(endpoint.id)) === "DELIVERED");
    expect(new Set(harness.receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await harness.find(endpoint.id)).failingSince).toBeNull();
  });

  test.each([
    ["follows no redirect", 302, "answered 302; redirects are not followed"],
    ["counts a client error as a failure", 404, "answered 404"],
  ])("%s", async (_case, code, error) => {
    harness.receiver.status = code;
    harness.receiver.headers = { location: harness.receiver.url };
    const { endpoint } = await harness.create();
    await harness.receive();
    await until(async () => (await harness.attempts(endpoint.id)) === 1);
    expect((await harness.deliveriesOf(endpoint.id))[0].attempts).toMatchObject([{ statusCode: code, error }]);
    expect(harness.receiver.received).toHaveLength(1);
  });

  test("has no status when the receiver is down", async () => {
    const { endpoint } = await harness.create();
    await harness.receiver[Symbol.asyncDispose]();
    await harness.receive();
    await until(async () => (await harness.attempts(endpoint.id)) === 1);
    expect((await harness.deliveriesOf(endpoint.id))[0].attempts[0]).toMatchObject({
      statusCode: null,
      error: expect.stringContaining("ECONNREFUSED"),
    });
    harness.receiver = await WebhookReceiver.open();
  });

  test("after three days of failures disables the endpoint and mails the admins", async () => {
    harness.receiver.status = 503;
    const { endpoint } = await harness.create();
    await harness.receive();
    await until(async () => (await harness.attempts(endpoint.id)) === 1);
    await harness.after(72 * hourMs);
    await until(async () => !(await harness.find(endpoint.id)).isEnabled);
    expect(await harness.find(endpoint.id)).toMatchObject({
      disabledReason: "FAILING",
      deliveries: { nodes: [{ status: "FAILED" }] },
    });
    await until(async () => {
      const { nodes } = await harness.run(
        `{ notifications(filter: { kind: "WEBHOOK_DISABLED" }) { nodes { recipient subject } } }`,
      );
      return nodes.filter(({ recipient }: { recipient: string }) => recipient !== "").length === administrators.length;
    });
    expect(await harness.update(endpoint.id, { isEnabled: true })).toMatchObject({
      disabledReason: null,
      failingSince: null,
    });
  });

  test("with the status 410 disables the endpoint at once", async () => {
    harness.receiver.status = 410;
    const { endpoint } = await harness.create();
    await harness.receive();
    await until(async () => !(await harness.find(endpoint.id)).isEnabled);
    expect((await harness.find(endpoint.id)).disabledReason).toBe("GONE");
  });
});
