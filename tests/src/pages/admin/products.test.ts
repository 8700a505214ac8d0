import sharp from "sharp";
import { demoProducts } from "@souk/demo/products";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

const numberPad = demoProducts.find(({ slug }) => slug === "tern-number-pad")?.picture ?? "";

withBrowser("the admin's products in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const productOf = "query ($sku: String!) { product(sku: $sku) { id price { amount } stock { onHand } isActive } }";

  test("a product that an admin creates appears in the shop", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/products/new");
    await page.getByRole("button", { name: "Create product" }).click();
    await page.getByText("This field is required.").first().waitFor();
    await page.getByRole("textbox", { name: "Name" }).fill("Brass Bookend");
    await page.getByRole("textbox", { name: "SKU" }).fill("KEY-0005");
    await page.getByLabel(/^Price in CAD/).fill("34,50");
    await page.getByLabel("Quantity on hand").fill("7");
    await page.getByRole("button", { name: "Create product" }).click();
    await page.getByText("Another product already uses this value.").waitFor();
    await page.getByRole("textbox", { name: "SKU" }).fill("BRA-0001");
    await page.getByRole("button", { name: "Create product" }).click();
    await page.getByRole("heading", { level: 1, name: "Brass Bookend" }).waitFor();
    await using shopper = await storefront.visit();
    await shopper.goto("/products/brass-bookend");
    await shopper.page.getByRole("heading", { level: 1, name: "Brass Bookend" }).waitFor();
    await shopper.page.getByText("CA$34.50").or(shopper.page.getByText("$34.50")).first().waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("S3-50: a product that is taken off sale disappears from the shop, and returns when it is put on sale", async () => {
    await using visit = await asAdmin();
    await using shopper = await storefront.visit();
    const { page } = visit;
    const inShop = shopper.page.getByRole("article").filter({ hasText: "Tern Number Pad" });
    await visit.goto("/admin/products?q=KEY-0003");
    const sale = page.getByRole("switch", { name: "Tern Number Pad is active" });
    await sale.press("Space");
    await page.getByText("Tern Number Pad is now inactive.").waitFor();
    await shopper.goto("/products?q=tern");
    await shopper.page.getByRole("article").filter({ hasText: "Tern 75" }).waitFor();
    expect(await inShop.count()).toBe(0);
    await sale.press("Space");
    await page.getByText("Tern Number Pad is now active.").waitFor();
    await shopper.page.reload();
    await inShop.waitFor();
  });

  test("pictures are added, described, sorted by buttons and by keyboard, and removed", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    const { product } = await visit.execute(productOf, { sku: "KEY-0002" });
    await visit.goto(`/admin/products/${product.id}`);
    await page.getByLabel("Image URL").fill("no address");
    await page.getByRole("button", { name: "Add image" }).click();
    await page.getByText(/http/).first().waitFor();
    await page.getByLabel("Image URL").fill(numberPad);
    await page.getByLabel("Alt text", { exact: true }).last().fill("A number pad");
    await page.getByRole("button", { name: "Add image" }).click();
    const second = page.getByLabel("Alt text of image 2");
    await second.waitFor();
    expect(await second.inputValue()).toBe("A number pad");
    await page.getByRole("button", { name: "Move image 2 up" }).click();
    await page.getByText("The image is now number 1.").waitFor();
    expect(await page.getByLabel("Alt text of image 1").inputValue()).toBe("A number pad");
    await page.getByRole("button", { name: "Move image 1", exact: true }).focus();
    await page.keyboard.press("Space");
    await page.getByText("New position: 1.").waitFor({ state: "attached" });
    await page.keyboard.press("ArrowDown");
    await page.getByText("New position: 2.").waitFor({ state: "attached" });
    await page.keyboard.press("Space");
    await page.getByText("The image is now number 2.").waitFor();
    await second.fill("Number pad, from above");
    await second.press("Enter");
    await page.getByText("Alt text of image 2 saved.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Delete image 2" }).click();
    await page.getByRole("button", { name: "Delete image", exact: true }).click();
    await second.waitFor({ state: "detached" });
    expect(visit.complaints).toEqual([]);
  });

  test("pictures are uploaded together, and a file that is no picture is explained", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    const { product } = await visit.execute(productOf, { sku: "KEY-0002" });
    await visit.goto(`/admin/products/${product.id}`);
    const files = [
      { name: "pad.png", mimeType: "image/png", buffer: await aPicture() },
      { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("no picture") },
    ];
    // the page reacts only when its scripts run
    await page.getByRole("button", { name: "Add image" }).click();
    await page.getByText("Enter the URL of an image.").waitFor();
    const chosen = page.waitForEvent("filechooser", { timeout: 10_000 });
    await page.getByRole("button", { name: "Upload images" }).press("Enter");
    await (await chosen).setFiles(files);
    await page.getByText("pad.png is added.").waitFor();
    await page.getByText("notes.png is not a JPEG, PNG, WebP, AVIF or GIF image.").waitFor();
    const image = page.locator('img[srcset*="-240x200/"]').first();
    expect(await image.getAttribute("srcset")).toMatch(/160\.webp 160w, .*\/240\.webp 240w$/);
    expect(await image.evaluate((element: any) => element.decode().then(() => element.currentSrc))).toMatch(
      /\/media\/[0-9a-f]{64}-240x200\/\d+\.avif$/,
    );
    expect(await visit.violations()).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  test("a file in the media library is found, described, kept while a product shows it, and deleted afterwards", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/media");
    await page.locator("input[type=file]").setInputFiles([
      { name: "lamp.png", mimeType: "image/png", buffer: await aPicture("#663399") },
      { name: "desk.png", mimeType: "image/png", buffer: await aPicture("#996633") },
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

  test("unsaved changes are not lost without a question; a deleted product disappears", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    const { product } = await visit.execute(productOf, { sku: "KEY-0001" });
    await visit.goto(`/admin/products/${product.id}`);
    await page.getByRole("textbox", { name: "Name" }).fill("Tern 75, second edition");
    await page.getByRole("link", { name: "All products" }).click();
    await page.getByRole("button", { name: "Stay" }).first().waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Stay" }).last().click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Tern 75, second edition was saved.").waitFor();
    await page.getByRole("heading", { level: 1, name: "Tern 75, second edition" }).waitFor();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("button", { name: "Delete product" }).click();
    await page.waitForURL("**/admin/products");
    await page.getByText("Tern 75, second edition was deleted.").waitFor();
    expect(visit.complaints).toEqual([]);
    await using shopper = await storefront.visit();
    await shopper.page.goto("/products/tern-75-mechanical-keyboard");
    await shopper.page.getByRole("heading", { name: "Page not found" }).waitFor();
  });
});

function aPicture(background = "#336699"): Promise<Buffer> {
  return sharp({ create: { width: 240, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
}
