import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { restRoutes, type RestRoute } from "@souk/router/rest/rest-routes";
import { eventually } from "../test-kit/clients/eventually.js";
import { rest } from "../test-kit/clients/rest-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import type { SampleObjects } from "./sample-requests.js";
import { call, sampleObjects } from "./sample-shop.js";

let shop: TestShop;
let buyer: Shopper;
let admin: Shopper;
let objects: SampleObjects;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  [buyer, admin] = [await shop.signUp(), await shop.admin()];
  objects = await sampleObjects(shop, buyer);
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** The subgraph without which a route cannot answer. */
const owners: Readonly<Record<RestRoute["tag"], SubgraphName>> = {
  Identity: "accounts",
  Catalog: "catalog",
  Cart: "cart",
  Orders: "orders",
  Payments: "orders",
  Shipping: "orders",
  Notifications: "notifications",
  Courses: "courses",
  Learning: "courses",
  Teaching: "courses",
  Health: "accounts",
};
const otherOwners: Readonly<Record<string, SubgraphName>> = {
  listPaymentMethods: "payments",
  addPaymentMethod: "payments",
  removePaymentMethod: "payments",
  setDefaultPaymentMethod: "payments",
  updateShipment: "shipping",
  getCourseIncome: "orders",
};

/** Without the route that ends the session with which the others are called. */
const routes = restRoutes.filter(({ name }) => name !== "logout");

describe.each(subgraphNames)("without %s", (name) => {
  let down: AsyncDisposable;

  beforeAll(async () => {
    down = await shop.takeDown(name);
  });

  afterAll(async () => down[Symbol.asyncDispose]());

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "S3-68: %s answers, with 503 when it cannot do without it",
    async (_name, route) => {
      const client = route.access === "staff" ? admin : buyer;
      const { status, headers, body } = await call(route, client, objects);
      if ((otherOwners[route.name] ?? owners[route.tag]) === name) expect(status).toBe(503);
      expect([status, status < 500 || status === 503]).toEqual([status, true]);
      if (status !== 503) return;
      expect(body).toMatchObject({ status_code: 503, success: false, error: expect.stringMatching(/UNAVAILABLE$/) });
      expect(body.detail).toMatch(/unavailable$/);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    },
    5000,
  );
});

test("without media, the lessons of a course lack their files", async () => {
  await using _down = await shop.takeDown("media");
  const { status, body } = await rest(admin, "GET", "/api/courses/podcasting-on-your-own/lessons");
  expect([status, body.sections?.[0].lessons[0]]).toMatchObject([200, { kind: "video", media: null }]);
});

test("a service that is down is named by its health", async () => {
  await using _down = await shop.takeDown("payments");
  await expect
    .poll(async () => (await rest(shop.client, "GET", "/api/v1/payment/health")).status, { timeout: 15_000 })
    .toBe(503);
  // the services of the tests before are polled again first
  await eventually(async () => {
    const { body } = await rest(shop.client, "GET", "/health/services");
    expect(body).toMatchObject({ status: "degraded" });
    const states = (body.services as { service: string; status: string }[]).filter(({ status }) => status === "down");
    expect(states.map(({ service }) => service)).toEqual(["payments"]);
  });
  expect(await rest(shop.client, "GET", "/api/v1/auth/health")).toMatchObject({
    status: 200,
    body: { status: "ok", service: "auth", uptime: expect.any(Number), timestamp: expect.any(String) },
  });
});
