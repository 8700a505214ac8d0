import { nobody } from "@souk/kernel/identity/viewer";
import type { FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readInput } from "./read-input.js";
import { restRoutes } from "./rest-routes.js";
import type { RestRoute } from "./rest-route.js";

/** Returns the paths that the answer to an invalid request names. */
function namedFields(route: RestRoute, body: unknown): readonly string[] {
  const params = Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => [name, "1"]));
  const request = { params, query: {}, body, headers: {}, identity: { viewer: nobody } };
  const input = readInput(route, request as unknown as FastifyRequest, "USD");
  const { fields = [] } = ("status" in input ? input.body : {}) as { fields?: readonly { readonly path: string }[] };
  return fields.map(({ path }) => path);
}

const routes = restRoutes.flatMap((route) => {
  if (!route.body) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(route.body, { io: "input", unrepresentable: "any" });
  return [{ at: `${route.method} ${route.path}`, route, required, properties: Object.keys(properties) }];
});

describe.each(routes)("S2-51, S1-60: $at", ({ route, required, properties }) => {
  test.each([{ body: undefined }, { body: null }, { body: {} }])("names each required field for $body", ({ body }) => {
    expect(namedFields(route, body)).toEqual(required);
  });

  test.each([{ body: [] }, { body: "text" }, { body: 5 }])("names the body and its fields for $body", ({ body }) => {
    expect(namedFields(route, body)).toEqual(["", ...required]);
  });

  test("names each field of the wrong type", () => {
    const body = Object.fromEntries(properties.map((name) => [name, { wrong: [true] }]));
    expect(new Set(namedFields(route, body).map((path) => path.split(".")[0]))).toEqual(new Set(properties));
  });
});

test("a route without a body ignores what is sent", () => {
  const withoutBody = restRoutes.filter(({ method, body }) => method === "POST" && !body);
  expect(withoutBody.map((route) => namedFields(route, []))).toEqual(withoutBody.map(() => []));
});

test.each([
  {
    address: { city: 5 },
    paths: ["address.full_name", "address.line1", "address.city", "address.postal_code", "address.country"],
  },
  { address: "x".repeat(401), paths: ["address"] },
  { address: 5, paths: ["address"] },
])("S1-60: an address that may be a text or an object names $paths", ({ address, paths }) => {
  const shipment = restRoutes.filter(({ path }) => path === "/shipping/create");
  expect(shipment.flatMap((route) => namedFields(route, { order_id: "1", address }))).toEqual(paths);
});
