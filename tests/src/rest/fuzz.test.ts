import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rest } from "../test-kit/clients/rest-client.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { fuzzParameters, fuzzTimeoutMs } from "../fuzz/fuzz-settings.js";
import { valuesOf, type JsonSchema } from "./schema-values.js";

const document = JSON.parse(
  readFileSync(new URL("../../../schema/openapi.json", import.meta.url), "utf8"),
) as JsonSchema;
const ajv = addFormats.default(new Ajv2020({ strict: false, schemas: { openapi: document } }));

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly description: JsonSchema;
}

const operations: Operation[] = Object.entries(document.paths as Record<string, JsonSchema>).flatMap(([path, item]) =>
  Object.entries(item).map(([method, description]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    description: description as JsonSchema,
  })),
);

interface Sent {
  readonly path: string;
  readonly body?: unknown;
}

/** Generates requests of an operation: parameters of its path and query, and a body. */
function requestsOf({ path, description }: Operation): fc.Arbitrary<Sent> {
  const parameters = (description.parameters ?? []) as JsonSchema[];
  const valuesIn = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === place)
          .map((parameter) => [parameter.name as string, valuesOf(parameter.schema as JsonSchema, document)]),
      ),
      place === "path" ? {} : { requiredKeys: [] },
    );
  const schema = description.requestBody?.content["application/json"].schema as JsonSchema | undefined;
  const bodies = schema ? valuesOf(schema, document) : fc.constant(undefined);
  return fc.tuple(valuesIn("path"), valuesIn("query"), bodies).map(([inPath, inQuery, body]) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => segment(inPath[name]));
    const query = new URLSearchParams(
      Object.entries(inQuery).map(([name, value]): [string, string] => [name, textOf(value)]),
    );
    return { path: `/api/v1${filled}?${query.toString()}`, ...(body === undefined ? {} : { body }) };
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** A segment of a path; an empty one would be another path. */
function segment(value: unknown): string {
  const text = encodeURIComponent(textOf(value).slice(0, 150));
  return ["", ".", ".."].includes(text) ? "x" : text;
}

/** Checks that an answer has a status and a body that the document describes. */
function expectDescribed({ path, method, description }: Operation, status: number, body: unknown): void {
  const answers = description.responses as Record<string, JsonSchema>;
  expect([status, Object.keys(answers)]).toEqual([status, expect.arrayContaining([String(status)])]);
  if (body === undefined) return;
  const escaped = path.replaceAll("/", "~1");
  const place = `paths/${escaped}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
  const validate = ajv.compile({ $ref: `openapi#/${encodeURI(place)}` });
  expect([validate(body), validate.errors]).toEqual([true, null]);
}

describe("S3-75: requests that are generated from the OpenAPI document", () => {
  let shop: TestShop;
  let clients: ShopClient[];

  beforeAll(async () => {
    shop = await TestShop.create({ demoData: true });
    clients = [shop.client, await shop.signUp(), await shop.admin()];
  });

  afterAll(async () => shop[Symbol.asyncDispose]());

  const routes = operations.filter(({ path }) => path !== "/auth/logout");

  test.each(routes.map((operation) => [operation.name, operation] as const))(
    "S0-15: %s answers none with 500, and each as the document says",
    async (_name, operation) => {
      await fc.assert(
        fc.asyncProperty(requestsOf(operation), fc.constantFrom(0, 1, 2), async (sent, sender) => {
          const client = clients[sender] ?? shop.client;
          const { path, ...more } = sent;
          const { status, body } = await rest(client, operation.method, path, more);
          expect(status).not.toBe(500);
          expectDescribed(operation, status, body);
        }),
        fuzzParameters(20),
      );
    },
    fuzzTimeoutMs,
  );
});
