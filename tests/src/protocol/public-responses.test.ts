import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CreateCourseDocument, UpdateProductDocument } from "../generated/operations.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { addStoredPicture } from "../test-kit/data/uploading.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

interface CachedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function getBy(
  client: ShopClient,
  query: string,
  { variables, ...headers }: Record<string, string> = {},
): Promise<CachedResponse> {
  const given = new URLSearchParams({ query, ...(variables === undefined ? {} : { variables }) });
  const response = await client.fetch(`/graphql?${given.toString()}`, { headers: { ...client.headers, ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const publicCacheControl = "public, no-cache";
const priced = (id: string): string => `{ product(id: "${id}") { name price { amount } } }`;

describe.each(["souk", "apollo"])("answers to GET by the engine %s", (engine) => {
  let shop: TestShop;
  /** A client of a router with the engine. */
  let visitor: ShopClient;
  let productId: string;

  beforeAll(async () => {
    shop = await TestShop.create();
    visitor = await shop.routerBeside({ ROUTER_ENGINE: engine, CORS_ORIGINS: "https://other.example" });
    ({ id: productId } = await shop.product({ name: "Lamp", price: "10.00" }));
    await addStoredPicture(await shop.admin(), productId);
  });
  afterAll(async () => shop[Symbol.asyncDispose]());

  const cacheControlOf = async (query: string, client: ShopClient = visitor): Promise<string | null> => {
    const { status, headers } = await getBy(visitor.with(client.headers), query);
    expect(status).toBe(200);
    return headers.get("cache-control");
  };

  test.each([
    [
      "products",
      "{ products(first: 2) { totalCount nodes { name price { amount } images { url } categories { name } } } }",
    ],
    [
      "stored pictures",
      "{ products { nodes { images { picture { placeholder focalPoint { x y } variants { url } } } } } }",
    ],
    ["facets", "{ products { facets { categories { count category { name } } price { min { amount } } } } }"],
    ["categories", "{ categories { name productCount } }"],
    ["a category with its products", '{ category(slug: "none") { name products { nodes { name } } } }'],
    ["suggestions", '{ searchSuggestions(text: "la") { products { name } categories { name } } }'],
    ["courses", "{ courses { nodes { title sections { title lessons { title } } product { id } } } }"],
    ["products with their courses", "{ products { nodes { name course { title } } } }"],
  ])("%s can be cached and revalidated each time", async (_what, query) => {
    expect(await cacheControlOf(query)).toBe(publicCacheControl);
  });

  test.each([
    ["stock", "{ products { nodes { name stock { available } } } }"],
    ["carts", "{ categories { name } cart { lines { quantity } } }"],
    ["the viewer", "{ categories { name } me { id } }"],
    ["data that depends on an enrollment", "{ courses { nodes { title myEnrollment { id } } } }"],
    ["how many are enrolled", "{ courses { nodes { enrollmentCount } } }"],
    ["an unpublished course", '{ course(slug: "none") { title } }'],
    ["data without a cache hint", "{ __typename }"],
    ["the schema", "{ categories { name } __schema { queryType { name } } }"],
  ])("%s: the answer is never cached", async (_what, query) => {
    expect(await cacheControlOf(query)).toMatch(/no-store/);
  });

  test("a client with a current copy gets 304 without a body, until a price changes", async () => {
    const first = await getBy(visitor, priced(productId));
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    const again = await getBy(visitor, priced(productId), { "if-none-match": `W/"other", ${tag}` });
    expect([again.status, again.text, again.headers.get("etag"), again.headers.get("cache-control")]).toEqual([
      304,
      "",
      tag,
      publicCacheControl,
    ]);

    const admin = await shop.admin();
    await admin.get(UpdateProductDocument, { input: { id: productId, price: { amount: "12.50", currency: "CAD" } } });
    const changed = await getBy(visitor, priced(productId), { "if-none-match": tag });
    expect([changed.status, JSON.parse(changed.text)]).toMatchObject([
      200,
      { data: { product: { price: { amount: "12.50" } } } },
    ]);
    expect(changed.headers.get("etag")).not.toBe(tag);
  });

  test("the same text with another content type has another ETag", async () => {
    const types = ["application/json", "application/graphql-response+json"];
    const answers = await Promise.all(types.map((accept) => getBy(visitor, priced(productId), { accept })));
    const [json, response] = answers.map(({ headers, text }) => ({ text, tag: headers.get("etag") }));
    expect(json?.text).toBe(response?.text);
    expect(json?.tag).not.toBe(response?.tag);
  });

  test("`Vary` lists every header that can change an answer", async () => {
    const { headers } = await getBy(visitor, priced(productId), { origin: "https://other.example" });
    const varied = (headers.get("vary") ?? "").split(", ").map((name) => name.toLowerCase());
    expect(varied).toEqual(expect.arrayContaining(["origin", "accept", "authorization", "cookie"]));
  });

  test("answers for customers are cached like public ones, answers for admins and instructors are not", async () => {
    const [buyer, instructor, admin] = [await shop.signUp(), await shop.instructor(), await shop.admin()];
    const all = await Promise.all(
      [buyer, instructor, admin].map((client) => cacheControlOf(priced(productId), client)),
    );
    expect(all[0]).toBe(publicCacheControl);
    expect(all[1]).toMatch(/no-store/);
    expect(all[2]).toMatch(/no-store/);
  });

  test("only its instructor sees a draft, and answers about it are never cached", async () => {
    const instructor = await shop.instructor();
    const input = { title: "Weaving", price: { amount: "30.00", currency: "CAD" } };
    const { createCourse } = await instructor.get(CreateCourseDocument, { input });
    if (createCourse?.__typename !== "Course") throw new Error(JSON.stringify(createCourse));
    const query = `{ course(id: "${createCourse.id}") { title } }`;
    for (const client of [visitor, instructor]) expect(await cacheControlOf(query, client)).toMatch(/no-store/);
  });

  test("an answer with an error is never cached", async () => {
    const { headers, text } = await getBy(visitor, "{ categories { name } product { name } }");
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(headers.get("cache-control")).toMatch(/no-store/);
  });

  test("an answer to a POST has no ETag and is never cached", async () => {
    const { headers } = await visitor.execute(priced(productId));
    expect([headers.get("etag"), headers.get("cache-control")]).toEqual([null, expect.stringMatching(/no-store/)]);
  });
});

test("an answer of many chunks has an ETag as well", async () => {
  await using shop = await TestShop.create({ demoData: true });
  const part = "{ nodes { name description price { amount } categories { name description } } }";
  const many = Array.from({ length: 12 }, (_each, index) => `a${index}: products(first: 100) ${part}`).join(" ");
  const first = await getBy(shop.client, `{ ${many} }`);
  expect(first.text.length).toBeGreaterThan(140_000);
  const again = await getBy(shop.client, `{ ${many} }`, { "if-none-match": first.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});
