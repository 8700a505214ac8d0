import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the admin's media library in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("a file is uploaded, found, described, kept while a product shows it, and deleted afterwards", async () => {
    await using visit = await storefront.visitAs("admin@example.com", "admin123");
    const { page } = visit;
    await visit.goto("/admin/media");
    await page.locator("input[type=file]").setInputFiles([
      { name: "lamp.png", mimeType: "image/png", buffer: await pictureOf("#336699") },
      { name: "desk.png", mimeType: "image/png", buffer: await pictureOf("#996633") },
    ]);
    await page.getByRole("link", { name: "desk.png" }).waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("lamp");
    await page.getByRole("link", { name: "desk.png" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "lamp.png" }).press("Enter");

    await page.getByLabel("Alternative text").fill("A lamp on a desk");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("Changes saved.").waitFor();
    await page.getByRole("img", { name: "A lamp on a desk" }).waitFor();
    expect(await visit.violations()).toEqual([]);

    const id = new URL(page.url()).pathname.split("/").at(-1);
    const product = await visit.execute(`query { product(sku: "KEY-0003") { id } }`);
    const found = await visit.execute("query ($id: ID!) { mediaFile(id: $id) { picture { url } } }", { id });
    const { addProductImage } = await visit.execute(
      "mutation ($input: AddProductImageInput!) { addProductImage(input: $input) { ... on Product { images { id } } } }",
      { input: { productId: product.product.id, url: found.mediaFile.picture.url } },
    );
    const remove = page.getByRole("button", { name: "Delete" });
    const dialog = page.getByRole("dialog");
    await remove.press("Enter");
    await dialog.getByRole("button", { name: "Delete" }).press("Enter");
    await dialog.getByRole("alert").getByRole("link", { name: "Tern Number Pad" }).waitFor();
    expect(await visit.violations()).toEqual([]);

    await visit.execute(
      "mutation ($input: RemoveProductImageInput!) { removeProductImage(input: $input) { __typename } }",
      {
        input: { productId: product.product.id, imageId: addProductImage.images.at(-1).id },
      },
    );
    await dialog.getByRole("button", { name: "Delete" }).press("Enter");
    await page.getByText("“lamp.png” was deleted.").waitFor();
    await page.getByRole("link", { name: "desk.png" }).waitFor();
    expect(await page.getByRole("link", { name: "lamp.png" }).count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  });
});

function pictureOf(background: string): Promise<Buffer> {
  return sharp({ create: { width: 240, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
}
