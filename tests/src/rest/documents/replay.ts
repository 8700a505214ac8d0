import { beforeAll, describe, expect, test } from "vitest";
import { rest, type RestAnswer } from "../../test-kit/clients/rest-client.js";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";
import { signUp } from "../../test-kit/clients/shopper.js";
import { cartService } from "./cart-service.js";
import { eStore } from "./e-store.js";
import type { Example, ExampleObjects, ExampleSender, ExampleService } from "./example.js";
import { minishop } from "./minishop.js";
import { monorepo } from "./monorepo.js";
import { studynotion } from "./studynotion.js";

interface ReplayShop {
  readonly client: ShopClient;
  readonly admin: ShopClient;
  /** Returns the token with which a service calls the router. */
  readonly tokenOf: (service: string) => Promise<string>;
}

const allDocuments = [
  ["the cart service", cartService],
  ["Minishop", minishop],
  ["E-Store", eStore],
  ["the monorepo", monorepo],
  ["StudyNotion", studynotion],
] as const;

/** Sends the example requests of each document to a shop with demo data, and compares the answers by value. */
export function replayDocuments(
  shopOf: () => Promise<ReplayShop>,
  documents: readonly (readonly [name: string, examples: readonly Example[]])[] = allDocuments,
): void {
  let shop: ReplayShop;
  let mouse: string;
  let course: string;

  beforeAll(async () => {
    shop = await shopOf();
    const body = { sku: "MOUSE-1", name: "Wireless Mouse", price: 49.99, stock: 20 };
    mouse = (await rest(shop.admin, "POST", "/api/products", { body })).body.id;
    const [first] = (await rest<{ id: string }[]>(shop.client, "GET", "/api/courses")).body;
    course = first?.id ?? "";
  });

  describe.each([...documents])("the example requests of %s", (_name, examples) => {
    let objects: ExampleObjects;
    let senders: Record<Exclude<ExampleSender, ExampleService>, ShopClient>;

    const senderOf = async (name: ExampleSender): Promise<ShopClient> =>
      name in senders ? senders[name as keyof typeof senders] : shop.client.signedIn(await shop.tokenOf(name));

    beforeAll(async () => {
      const customer = await signUp(shop.client);
      senders = { nobody: shop.client, customer, another: await signUp(shop.client), admin: shop.admin };
      const known = { customerId: customer.id, customerEmail: customer.email, mouse, course };
      objects = { ...known, order: "", total: 0, paymentMethod: "" };
    });

    test.each(examples.map((example, index) => [`${index + 1}. ${example.row}`, example] as const))(
      "%s get their answer",
      async (_row, example) => {
        const answer = await sent(example, await senderOf(example.from), objects);
        const { status, answer: expected, answerHeaders = {} } = example;
        expect([answer.status, answer.body]).toMatchObject([status, expected ? expected(objects) : answer.body]);
        for (const [name, pattern] of Object.entries(answerHeaders)) expect(answer.headers.get(name)).toMatch(pattern);
        objects = { ...objects, ...example.keep?.(answer) };
      },
    );
  });
}

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
