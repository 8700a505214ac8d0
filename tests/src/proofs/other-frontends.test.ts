import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { sharedBrowser } from "../test-kit/browser/browser.js";
import { withBrowser } from "../test-kit/browser/with-browser.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { runFrontendCommand, serveFrontend } from "./frontend-process.js";

interface Frontend {
  readonly name: string;
  readonly folder: string;
  /** A program of the example's own packages, in its `node_modules`. */
  readonly program: string;
  readonly build: readonly string[];
  readonly serve: (port: string) => readonly string[];
  /** The setting with the address of the shop's graph. */
  readonly setting: string;
}

const examples = fileURLToPath(new URL("../../../examples/", import.meta.url));
const host = "127.0.0.1";
const frontends: readonly Frontend[] = [
  {
    name: "Next.js",
    folder: `${examples}next-shop`,
    program: "node_modules/next/dist/bin/next",
    build: ["build"],
    serve: (port) => ["start", "--hostname", host, "--port", port],
    setting: "SHOP_GRAPHQL_URL",
  },
  {
    name: "Vue",
    folder: `${examples}vue-shop`,
    program: "node_modules/vite/bin/vite.js",
    build: ["build"],
    serve: (port) => ["preview", "--host", host, "--port", port, "--strictPort"],
    setting: "VITE_SHOP_GRAPHQL_URL",
  },
];

const isInstalled = ({ folder, program }: Frontend): boolean => existsSync(`${folder}/${program}`);
for (const { name, folder } of frontends.filter((frontend) => !isInstalled(frontend)))
  process.stderr.write(`the frontend with ${name} is not tested: npm ci --prefix ${folder} installs it\n`);

withBrowser("a frontend on @souk/client, in Chromium (on PATH)", () => {
  let shop: TestShop;
  let browser: Browser;

  beforeAll(async () => {
    shop = await TestShop.create();
    browser = await sharedBrowser();
    await shop.product({ name: "Reading lamp", price: "40.00", stock: 5 });
  });

  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
  });

  describe.each(frontends)("$name", (frontend) => {
    test.skipIf(!isInstalled(frontend))("lists products, fills a cart, checks out and shows the order", async () => {
      const { folder, program, build, serve, setting } = frontend;
      const email = `${frontend.name.toLowerCase()}@example.com`;
      const environment = { [setting]: `${shop.client.origin}/graphql` };
      await runFrontendCommand({ folder, program: [program, ...build], environment });
      const port = await findFreePort(undefined);
      const url = `http://${host}:${port}`;
      await using _server = await serveFrontend(
        { folder, program: [program, ...serve(String(port))], environment },
        url,
      );
      await using context = await browser.newContext({ locale: "en-CA" });
      const page = await context.newPage();

      await page.goto(url);
      await page.getByText("Reading lamp, 40.00 CAD").getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("heading", { name: "Cart" }).waitFor();
      expect(await page.getByRole("listitem").allTextContents()).toEqual(["1 × Reading lamp"]);
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Full name").fill("Ada Example");
      await page.getByLabel("Address").fill("1 Main Street");
      await page.getByLabel("City").fill("Ottawa");
      await page.getByLabel("Postal code").fill("K1A 0A1");
      await page.getByRole("button", { name: "Pay with the test card" }).click();

      await page.getByRole("heading", { name: /^Order ORD-/ }).waitFor();
      expect(await page.getByRole("listitem").allTextContents()).toEqual(["1 × Reading lamp"]);
      expect(await shop.rows("orders", `select 1 from orders where guest_email = '${email}'`)).toHaveLength(1);
    });
  });
});
