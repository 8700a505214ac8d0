import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rest, type RestAnswer } from "../test-kit/clients/rest-client.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { cartService } from "./documents/cart-service.js";
import { eStore } from "./documents/e-store.js";
import type { Example, ExampleObjects, ExampleSender } from "./documents/example.js";
import { minishop } from "./documents/minishop.js";
import { monorepo } from "./documents/monorepo.js";
import { studynotion } from "./documents/studynotion.js";

let shop: TestShop;
let mouse: string;
let course: string;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  mouse = (await shop.product({ name: "Wireless Mouse", price: "49.99", stock: 20 })).id;
  const [first] = (await rest<{ id: string }[]>(shop.client, "GET", "/api/courses")).body;
  course = first?.id ?? "";
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe.each([
  ["the cart service", cartService],
  ["Minishop", minishop],
  ["E-Store", eStore],
  ["the monorepo", monorepo],
  ["StudyNotion", studynotion],
])("the example requests of %s", (_name, examples) => {
  let objects: ExampleObjects;
  let senders: Record<ExampleSender, ShopClient>;

  beforeAll(async () => {
    const customer = await shop.signUp();
    senders = { nobody: shop.client, customer, another: await shop.signUp(), admin: await shop.admin() };
    const known = { customerId: customer.id, customerEmail: customer.email, mouse, course };
    objects = { ...known, order: "", paymentMethod: "" };
  });

  test.each(examples.map((example, index) => [`${index + 1}. ${example.row}`, example] as const))(
    "%s get their answer",
    async (_row, example) => {
      const answer = await sent(example, senders[example.from], objects);
      const { status, answer: expected, answerHeaders = {} } = example;
      expect([answer.status, answer.body]).toMatchObject([status, expected ? expected(objects) : answer.body]);
      for (const [name, pattern] of Object.entries(answerHeaders)) expect(answer.headers.get(name)).toMatch(pattern);
      objects = { ...objects, ...example.keep?.(answer) };
    },
  );
});

function sent(
  { method, path, body, isForm = false, headers = {} }: Example,
  client: ShopClient,
  objects: ExampleObjects,
): Promise<RestAnswer> {
  const content = body?.(objects);
  if (!isForm)
    return rest(client, method, path(objects), { headers, ...(content === undefined ? {} : { body: content }) });
  return formAnswer(client, path(objects), content as Record<string, string>);
}

async function formAnswer(client: ShopClient, path: string, fields: Record<string, string>): Promise<RestAnswer> {
  const response = await client.fetch(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
