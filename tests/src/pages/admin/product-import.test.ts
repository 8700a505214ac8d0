import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { TemporaryFolder } from "../../test-kit/shop/temporary-folder.js";

const header =
  "Handle,Title,Body (HTML),Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Image Position,Image Alt Text,Status";

const smallFile = [
  header,
  'mug,Mug,"<p>Holds tea.</p>","clay, new",TRUE,Color,Blue,MUG-B,4,18.50,https://img.example/mug.png,1,A mug,active',
  "mug,,,,,,White,MUG-W,6,17.00,,,,",
  "bowl,Bowl,,,TRUE,Title,Default Title,BOWL-1,two,cheap,,,,active",
  "jug,Jug,,,perhaps,Title,Default Title,JUG-1,1,9.00,,,,active",
  "cup,Cup,,,TRUE,Title,Default Title,MUG-B,1,9.00,,,,active",
].join("\n");

withBrowser("import and export of products in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let folder: TemporaryFolder;

  beforeAll(async () => {
    folder = await TemporaryFolder.create();
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(async () => {
    await storefront[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);

  async function choose(page: Page, text: string): Promise<void> {
    const path = join(folder.path, "products.csv");
    await writeFile(path, text);
    const choosing = page.waitForEvent("filechooser");
    await page
      .getByRole("button", { name: "File", exact: true })
      .or(page.getByLabel("File", { exact: true }))
      .first()
      .click();
    await (await choosing).setFiles(path);
    await page.getByRole("table", { name: "The first products of the file" }).waitFor();
  }

  test("a file is previewed, checked and imported, and a repeat changes nothing", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/products/import");
    await choose(page, smallFile);
    await page.getByRole("cell", { name: "Mug – White" }).waitFor();
    await page.getByRole("button", { name: "Check file" }).click();
    await page.getByText("Check completed. Nothing was changed.").waitFor();
    for (const text of ["To be created: 2", "Errors: 3"]) await page.getByText(text).waitFor();
    const problems = page.getByRole("table", { name: /problems/ });
    await problems.getByRole("row", { name: /^4 BOWL-1 Price/ }).waitFor();
    await problems.getByRole("row", { name: /^5 JUG-1 Published must be TRUE or FALSE/ }).waitFor();
    await problems.getByRole("row", { name: /^6 MUG-B SKU is on line 2 already/ }).waitFor();
    expect(await visit.violations()).toEqual([]);
    expect((await visit.execute('{ product(sku: "MUG-B") { id } }')).product).toBeNull();
    const saving = page.waitForEvent("download");
    await page.getByRole("searchbox", { name: "Search problems" }).fill("jug-1");
    await page.getByRole("button", { name: "Download as CSV" }).click();
    const saved = await readFile(await (await saving).path(), "utf8");
    expect(saved.trim().split("\r\n").slice(1)).toEqual(["5,JUG-1,published,must be TRUE or FALSE"]);

    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("Import completed.").waitFor();
    await page.getByText("Created: 2").waitFor();
    const query =
      '{ product(sku: "MUG-W") { name description tags price { amount } images { url alt } stock { onHand } } }';
    expect((await visit.execute(query)).product).toEqual({
      name: "Mug – White",
      description: "Holds tea.",
      tags: ["clay", "new"],
      price: { amount: "17.00" },
      images: [{ url: "https://img.example/mug.png", alt: "A mug" }],
      stock: { onHand: 6 },
    });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("Unchanged: 2").waitFor();
    await page.getByText("Created: 0").waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("an exported file is imported again without a change", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/products?category=keyboards&category=kitchen");
    await page.getByRole("switch").first().waitFor();
    await page.getByRole("link", { name: "Import and export" }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export as CSV" }).click();
    const file = await readFile(await (await saving).path(), "utf8");
    const { products } = await visit.execute(
      '{ products(filter: { categories: ["keyboards", "kitchen"], kind: PHYSICAL }) { totalCount } }',
    );
    await page.getByText(`${products.totalCount} products exported.`).waitFor();
    await choose(page, file);
    await page.getByRole("button", { name: "Check file" }).click();
    await page.getByText(`Unchanged: ${products.totalCount}`).waitFor();
    await page.getByText("To be updated: 0").waitFor();
    expect(products.totalCount).toBeGreaterThan(20);
  });
});
