// own shops: each dies
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkOut, addToCart } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, signUp, type Shopper } from "../test-kit/clients/shopper.js";
import { admin, createProduct, openEnvironment } from "../test-kit/shop/lasting-environment.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { startTestShop } from "../test-kit/shop/start-test-shop.js";

interface Received {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly orderId?: string };
}

let receiver: Server;
let received: Received[];

beforeEach(async () => {
  received = [];
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push(JSON.parse(Buffer.concat(chunks).toString()) as Received);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const names = ["order.placed", "order.paid"];
const createEndpoint = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { __typename } }`;

const crashPoints = [
  ["between the commit of the order and the event's delivery", "checkout.paid"],
  ["after the events were handed over", "event.handedOver"],
  ["before the delivery was recorded", "event.delivered"],
] as const;

// the proof `crash-points` tests all of them
test.each(process.env.CRASH_POINTS === "all" ? crashPoints : crashPoints.slice(0, 1))(
  "a process that dies %s loses no webhook",
  async (_case, crashPoint) => {
    await using resources = new AsyncDisposableStack();
    const environment = { ...(await openEnvironment(resources)), WEBHOOK_PRIVATE_HOSTS: "true" };
    const idempotencyKey = randomUUID();
    let buyer: Shopper;
    {
      await using dying = ShopProcess.start({ environment: { ...environment, CRASH_AT: crashPoint } });
      const client = await dying.ready();
      const productId = await createProduct(client);
      const adminClient = await signIn(client, admin.email, admin.password);
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
      const created = await adminClient.get(createEndpoint, { input: { url, events: names } });
      expect(created).toEqual({ createWebhookEndpoint: { __typename: "WebhookSecret" } });
      buyer = await signUp(client);
      await addToCart(buyer, productId);
      await checkOut(buyer, { idempotencyKey }).catch(() => undefined);
      expect((await dying.ended).signal).toBe("SIGKILL");
    }
    await using shop = await startTestShop(environment);
    // the process may have died before the charge, when it handed over the first event
    const client = new ShopClient(`http://127.0.0.1:${shop.port}`).signedIn(buyer.accessToken);
    expect(await checkOut(client, { idempotencyKey })).toMatchObject({ __typename: "Order", status: "PAID" });
    await eventually(() => expect(new Set(received.map(({ type }) => type))).toEqual(new Set(names)));
    // an attempt may be repeated, always with the same id
    expect(new Set(received.map(({ id }) => id)).size).toBe(2);
    expect(new Set(received.map(({ data }) => data.orderId)).size).toBe(1);
  },
);
