import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { restRoutes } from "@souk/router/rest/rest-routes";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { rest } from "../test-kit/clients/rest-client.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import type { SampleObjects } from "./sample-requests.js";
import { call, sampleObjects } from "./sample-shop.js";

let shop: TestShop;
let objects: SampleObjects;

const names = [...subgraphNames, "router"];

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  objects = await sampleObjects(shop, await shop.signUp());
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** Returns a client with a new token, which lasts a minute. */
async function clientOf(service: string): Promise<ShopClient> {
  return shop.client.signedIn(await shop.serviceToken(service, "router"));
}

/** The services whose tokens a route accepts. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  introspect: subgraphNames,
  processPayment: ["orders"],
  setOrderStatus: ["payments", "shipping"],
  createShipment: ["orders"],
  updateShipment: ["shipping"],
  sendNotification: ["accounts", "courses", "orders", "payments", "shipping"],
};

describe.each(restRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_name, route) => {
  const services = accepted[route.name] ?? [];

  test("S3-89, S3-90, S4-08: accepts the tokens of its services and no other", async () => {
    for (const name of names) {
      const { status } = await call(route, await clientOf(name), objects);
      const isDenied = status === 401 || status === 403;
      expect([name, status, isDenied]).toEqual([
        name,
        services.includes(name) ? status : 403,
        !services.includes(name),
      ]);
      expect([name, status < 500]).toEqual([name, true]);
    }
  });
});

describe("the token of a service", () => {
  test("for another audience is not valid", async () => {
    const client = shop.client.signedIn(await shop.serviceToken("orders", "accounts"));
    const refused = await rest(client, "POST", "/auth/introspect", { body: { token: "x" } });
    expect(refused).toMatchObject({ status: 401, body: { message: "Invalid token" } });
  });

  test("is not valid for GraphQL", async () => {
    const { status } = await (await clientOf("orders")).execute(`{ __typename }`);
    expect(status).toBe(401);
  });

  test("tells an order of its payment, which changes nothing", async () => {
    const status = { body: { status: "paid" } };
    const answer = await rest(await clientOf("payments"), "POST", `/order/${objects.orderId}/status`, status);
    expect([answer.status, answer.body.id]).toEqual([200, objects.orderId]);
  });
});
