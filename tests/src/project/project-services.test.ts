// own shop: the services have the example project, with a subgraph in Python where it is installed
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { ProductsDocument } from "../generated/operations.js";
import { RunningServices } from "../processes/running-services.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { signUp } from "../test-kit/clients/shopper.js";
import { addToCart } from "../test-kit/data/buying.js";
import { exampleProject } from "./example-project.js";
import { giftsProject, PythonGifts, whyNoPython } from "./python-gifts.js";

let resources: AsyncDisposableStack;
let services: RunningServices;

beforeAll(async () => {
  await using started = new AsyncDisposableStack();
  let project: Record<string, string> = exampleProject;
  if (!whyNoPython) {
    const gifts = started.use(await PythonGifts.start());
    const PROJECT_URL = `http://127.0.0.1:${await findFreePort(undefined)}`;
    project = { ...giftsProject, GIFTS_URL: gifts.url, PROJECT_URL };
  }
  services = started.use(await RunningServices.start(project));
  resources = started.move();
});

afterAll(() => resources.disposeAsync());

test("each process of npm run services reads the project", async () => {
  const buyer = await signUp(services.shop);
  const { products } = await buyer.get(ProductsDocument, { first: 1, filter: { kind: "PHYSICAL" } });
  const product = products?.edges[0]?.node;
  const cart = await addToCart(buyer, product?.id ?? "", 10);
  expect(cart).toMatchObject({
    __typename: "Cart",
    lines: [{ unitPrice: { amount: discounted(product?.price.amount) } }],
  });
});

test("the process of the router serves the pages of the project", async () => {
  const page = await fetch(`${services.shop.origin}/lookbook`, { headers: { accept: "text/html" } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("--souk-color-primary:#7a1f5c");
});

describe.skipIf(whyNoPython)(`services beside Python${whyNoPython ? ` (skipped: ${whyNoPython})` : ""}`, () => {
  test("the router calls the subgraph, and a process of its own runs the project's types", async () => {
    const buyer = await signUp(services.shop);
    const operation = `{ products(first: 1, filter: { kind: PHYSICAL }) { nodes { giftWraps { code } giftNote isGiftable } }
      giftIdeas(maxPrice: "1000.00") { name } giftSender }`;
    const { data, errors } = await buyer.execute(operation);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      products: { nodes: [{ giftWraps: [{ code: "RED" }, { code: "BOX" }], giftNote: "Wrapped with care" }] },
      giftSender: expect.any(String),
    });
    expect(data.giftIdeas.length).toBeGreaterThan(0);
    await eventually(async () =>
      expect(await (await services.shop.fetch("/health")).json()).toMatchObject({
        status: "ok",
        subgraphs: { gifts: { status: "ok" }, project: { status: "ok" } },
      }),
    );
  });

  test("the project's process answers the router only, and restarts after a crash", async () => {
    const operation = '{ giftIdeas(maxPrice: "1000.00") { name } }';
    await services.killNext("shop/dist/project-service.js", 0);
    await eventually(async () => {
      const { data } = await services.shop.execute(operation);
      expect(data.giftIdeas.length).toBeGreaterThan(0);
    });
  });
});

/** 90 % of a price, rounded down to a cent. */
function discounted(amount = "0"): string {
  return (Math.floor((Math.round(Number(amount) * 100) * 90) / 100) / 100).toFixed(2);
}
