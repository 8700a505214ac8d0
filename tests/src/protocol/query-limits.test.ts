import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSchema, isObjectType, isRequiredArgument, type GraphQLField } from "graphql";
import { metricOf } from "../test-kit/clients/metric-of.js";
import type { AnswerError, ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;
let product: string;
let course: string;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
  await admin.get(`mutation { createCategory(input: { name: "Lamps", slug: "lamps" }) { __typename } }`);
  await admin.get(`mutation { createCourseCategory(input: { name: "Light" }) { __typename } }`);
  await admin.get(
    `mutation { createWebhookEndpoint(input: { url: "https://receiver.example", events: ["order.paid"] }) { __typename } }`,
  );
  product = (await shop.product()).id;
  const input = `{ title: "How to", summary: "By and by.", price: { amount: "5.00", currency: "CAD" }, sections: [] }`;
  course = (await admin.get(`mutation { createCourse(input: ${input}) { ... on Course { id } } }`)).createCourse.id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

const bomb = `{ ...F0 } ${times(30, (level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`)} fragment F30 on Query { me { id } }`;
const pagesInPages =
  "{ categories { products(first: 100) { nodes { categories { products(first: 100) { nodes { id } } } } } } }";

describe("S4-47: an operation over a limit is refused before execution, and the error names the limit", () => {
  test.each([
    ["tokens", `{ ${times(2000, () => "me")} }`, 2000, 2001],
    ["depth", `{ myCourses ${"{ course { myEnrollment ".repeat(8)} { id } ${"} }".repeat(8)} }`, 15, 18],
    ["aliases", `{ cart { ${times(31, (index) => `a${index}: id`)} } }`, 30, 31],
    ["rootFields", `mutation { ${times(21, () => "logout")} }`, 20, 21],
    ["directives", `{ me { ${times(51, () => "id @include(if: true)")} } }`, 50, 51],
    ["valueDepth", `{ products(filter: { minPrice: ${"[".repeat(26)}"1"${"]".repeat(26)} }) { totalCount } }`, 10, 27],
    ["fields", bomb, 500, 2 ** 31],
    ["cost", pagesInPages, 20_000, expect.any(Number)],
  ])("%s", async (name, query, max, value) => {
    const { status, data, errors, work } = await shop.client.execute(query);
    expect([status, data, work.fetches]).toEqual([400, undefined, 0]);
    const error = errors.find(({ extensions }) => (extensions.limit as { name: string }).name === name);
    expect(error?.extensions).toMatchObject({ code: "BAD_USER_INPUT", status: 400, limit: { name, max, value } });
    expect(error?.message).toContain(String(max));
  });

  test.each([0, 1, 2])("a batch of %i", async (count) => {
    const body = JSON.stringify(Array.from({ length: count }, () => ({ query: "{ me { id } }" })));
    const headers = { "content-type": "application/json" };
    const response = await shop.client.fetch("/graphql", { method: "POST", headers, body });
    const { errors } = (await response.json()) as { errors: AnswerError[] };
    expect(response.status).toBe(400);
    expect(errors[0]?.extensions).toMatchObject({ limit: { name: "operations", max: 1, value: count } });
  });

  test("/metrics counts refusals by limit", async () => {
    const client = shop.client;
    const before = await refusals(client, "cost");
    await client.execute(pagesInPages);
    expect(await refusals(client, "cost")).toBe(before + 1);
  });
});

async function refusals(client: ShopClient, limit: string): Promise<number> {
  return (await metricOf(client, `limit_refusals_total{limit="${limit}"}`)) || 0;
}

describe("the cost of an operation", () => {
  const query = "query ($n: Int) { products(first: $n) { nodes { id price { amount } } } }";

  test("is in each answer, for the given variables", async () => {
    for (const [n, requested] of [
      [1, 3],
      [100, 201],
    ] as const) {
      expect((await shop.client.execute(query, { n })).extensions).toEqual({ cost: { requested, limit: 20_000 } });
    }
  });

  test("is in the error of its refusal", async () => {
    const { errors, extensions } = await shop.client.execute(pagesInPages);
    const { requested } = extensions.cost as { requested: number };
    expect(errors[0]?.extensions.limit).toEqual({ name: "cost", max: 20_000, value: requested });
  });

  test("is unknown for invalid variables, and all of them are reported", async () => {
    const wrong =
      "query ($n: Int, $m: Int) { a: products(first: $n) { totalCount } b: products(first: $m) { totalCount } }";
    const { errors, extensions } = await shop.client.execute(wrong, { n: "x", m: "y" });
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining("$n"),
      expect.stringContaining("$m"),
    ]);
    expect(extensions).toEqual({});
  });

  test("cannot be hidden by an argument without a value", async () => {
    const hidden = `query ($slug: String = "lamps") { category(slug: $slug) { id } ${pagesInPages.slice(1)}`;
    const { status, data, errors } = await shop.client.execute(hidden, { slug: null });
    expect([status, data, errors[0]?.extensions.code]).toEqual([400, undefined, "BAD_USER_INPUT"]);
  });

  test("can be limited by a setting", async () => {
    const strict = await shop.routerBeside({ QUERY_COST_LIMIT: "1000" });
    const page =
      "{ products(first: 100) { nodes { id price { amount } categories { id } images { id } stock { available } course { id } } } }";
    const { status, extensions } = await strict.execute(page);
    expect([status, extensions]).toEqual([400, { cost: { requested: 1001, limit: 1000 } }]);
  });
});

describe("no page is larger than 100, and some lists have lower limits", () => {
  const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));
  /** The path to a field that is not at the root. */
  const wrappers: Readonly<Record<string, (field: string) => string>> = {
    "Category.products": (field) => `category(slug: "lamps") { ${field} }`,
    "User.enrollments": (field) => `me { ${field} }`,
    "User.orders": (field) => `me { ${field} }`,
    "User.transactions": (field) => `me { ${field} }`,
    "CourseCategory.courses": (field) => `courseCategory(slug: "light") { ${field} }`,
    "Course.students": (field) => `course(id: "${course}") { ${field} }`,
    "Course.openLessonQuestions": (field) => `course(id: "${course}") { ${field} }`,
    "Course.announcements": (field) => `course(id: "${course}") { ${field} }`,
    "Course.attemptsToMark": (field) => `course(id: "${course}") { ${field} }`,
    "SalesReport.topProducts": (field) =>
      `salesReport(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z") { ${field} }`,
    "WebhookEndpoint.deliveries": (field) => `webhookEndpoints { ${field} }`,
    "Product.related": (field) => `product(id: "${product}") { ${field} }`,
    "Product.reviews": (field) => `product(id: "${product}") { ${field} }`,
  };
  const shorter: Readonly<Record<string, number>> = { "Query.searchSuggestions": 10, "Product.related": 20 };
  const longest = (coordinate: string): number => shorter[coordinate] ?? 100;
  const pages = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })))
    .flatMap(({ type, field }) =>
      field.args
        .filter(({ name }) => name === "first" || name === "last")
        .map(({ name }) => ({ coordinate: `${type}.${field.name}`, field, argument: name })),
    );

  test.each(
    pages.flatMap((page) =>
      [longest(page.coordinate) + 1, 0, -1].map((size) => [page.coordinate, page.argument, size, page] as const),
    ),
  )("%s(%s: %i) is refused", async (coordinate, argument, size, { field }) => {
    const selection = `${field.name}(${argument}: ${size}${requiredArguments(field)}) { __typename }`;
    const wrap = coordinate.startsWith("Query.") ? (text: string) => text : wrappers[coordinate];
    if (!wrap) throw new Error(`say in the table how ${coordinate} is reached`);
    const { errors } = await admin.execute(`{ ${wrap(selection)} }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", status: 400, argument } }]);
    expect(errors[0]?.message).toMatch(
      new RegExp(`${argument} must be between 1 and ${longest(coordinate)}, not ${size}`),
    );
  });
});

function requiredArguments(field: GraphQLField<unknown, unknown>): string {
  return field.args
    .filter(isRequiredArgument)
    .map(({ name }) => `, ${name}: "1"`)
    .join("");
}
