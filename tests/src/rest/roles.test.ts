import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { restRoutes } from "@souk/router/rest/rest-routes";
import { rest } from "../test-kit/clients/rest-client.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import type { SampleObjects } from "./sample-requests.js";
import { call, sampleObjects } from "./sample-shop.js";

const roles = ["nobody", "guest", "customer", "instructor", "admin"] as const;
type RoleName = (typeof roles)[number];

let shop: TestShop;
let admin: Shopper;
let objects: SampleObjects;
let clients: Record<RoleName, ShopClient>;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  admin = await shop.admin();
  const customer = await shop.signUp();
  objects = await sampleObjects(shop, customer);
  const { access_token: guest } = (await rest(shop.client, "POST", "/auth/guest")).body;
  clients = {
    nobody: shop.client,
    guest: shop.client.signedIn(guest),
    customer,
    instructor: await shop.instructor(),
    admin,
  };
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** Without the route that ends the session with which the others are called. */
const routes = restRoutes.filter(({ name }) => name !== "logout");

/** Public routes that answer 401 or 403 about the credentials in the request. */
const ofCredentials = new Set(["login", "loginUser", "refreshSession"]);

/** Routes that the graph refuses to customers. */
const ofTeachers = new Set(["getQuizStatistics", "getCourseIncome"]);

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_name, route) => {
  test.each(roles)("S0-02, S2-62, S3-74: answers %s as its access says", async (role) => {
    const { status } = await call(route, clients[role], objects);
    const isDenied = [401, 403].includes(status);
    expect([status, status < 500]).toEqual([status, true]);
    if (ofCredentials.has(route.name)) return;
    if (route.access === "public") expect([status, isDenied]).toEqual([status, false]);
    else if (role === "nobody") expect(status).toBe(401);
    else if (route.access === "staff")
      expect(role === "admin" ? isDenied : status).toBe(role === "admin" ? false : 403);
    else if (role === "guest" && route.access === "account") expect(status).toBe(401);
    else if (role === "customer" && ofTeachers.has(route.name)) expect(status).toBe(403);
    else expect([status, isDenied]).toEqual([status, false]);
  });
});

describe("an API key", () => {
  const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { key } } }`;

  test.each([
    [["notifications:write"], 202],
    [["catalog:read"], 403],
  ])("with the scopes %j gets %d for a notification", async (scopes, status) => {
    const { createApiKey } = await admin.get(create, { input: { name: "a machine", scopes } });
    const machine = shop.client.signedIn(createApiKey.key);
    const body = { recipient: "buyer@example.com", subject: "Hello", body: "A text." };
    expect((await rest(machine, "POST", "/notifications/send", { body })).status).toBe(status);
  });
});
