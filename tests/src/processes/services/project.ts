import { findFreePort } from "@souk/embedded-postgres/free-port";
import { describe, expect, test } from "vitest";
import { ProductsDocument } from "../../generated/operations.js";
import { exampleProject } from "../../project/example-project.js";
import { giftsProject, PythonGifts, whyNoPython } from "../../project/python-gifts.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { signUp } from "../../test-kit/clients/shopper.js";
import { addToCart } from "../../test-kit/data/buying.js";
import type { RunningServices } from "../running-services.js";

/** The settings of the example project, with its subgraph in Python where Python is installed. */
export async function startProject(resources: AsyncDisposableStack): Promise<Readonly<Record<string, string>>> {
  if (whyNoPython) return exampleProject;
  const gifts = resources.use(await PythonGifts.start());
  const PROJECT_URL = `http://127.0.0.1:${await findFreePort(undefined)}`;
  return { ...giftsProject, GIFTS_URL: gifts.url, PROJECT_URL };
}

/** Tests that all processes of `npm run services` read the project. */
export function projectInEachProcess(servicesOf: () => RunningServices): void {
  test("each process reads the project", async () => {
    const buyer = await signUp(servicesOf().shop);
    const { products } = await buyer.get(ProductsDocument, { first: 1, filter: { kind: "PHYSICAL" } });
    const product = products?.edges[0]?.node;
    const cart = await addToCart(buyer, product?.id ?? "", 10);
    expect(cart).toMatchObject({
      __typename: "Cart",
      lines: [{ unitPrice: { amount: discounted(product?.price.amount) } }],
    });
  });

  test("the process of the router serves the pages of the project", async () => {
    const page = await servicesOf().shop.fetch("/lookbook", { headers: { accept: "text/html" } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("--souk-color-primary:#7a1f5c");
  });

  describe.skipIf(whyNoPython)(`services beside Python${whyNoPython ? ` (skipped: ${whyNoPython})` : ""}`, () => {
    test("the router calls the subgraph, and a process of its own runs the project's types", async () => {
      const { shop } = servicesOf();
      const buyer = await signUp(shop);
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
        expect(await (await shop.fetch("/health")).json()).toMatchObject({
          status: "ok",
          subgraphs: { gifts: { status: "ok" }, project: { status: "ok" } },
        }),
      );
    });

    test("the project's process answers the router only, and restarts after a crash", async () => {
      const operation = '{ giftIdeas(maxPrice: "1000.00") { name } }';
      await servicesOf().killNext("shop/dist/project-service.js", 0);
      await eventually(async () => {
        const { data } = await servicesOf().shop.execute(operation);
        expect(data.giftIdeas.length).toBeGreaterThan(0);
      });
    });
  });
}

/** 90 % of a price, rounded down to a cent. */
function discounted(amount = "0"): string {
  return (Math.floor((Math.round(Number(amount) * 100) * 90) / 100) / 100).toFixed(2);
}
