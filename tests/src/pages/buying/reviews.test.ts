import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword, type Shopper } from "../../test-kit/clients/shopper.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";
import { buy } from "../../test-kit/data/buying.js";

withBrowser("reviews in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let buyer: Shopper;
  let slug: string;
  let productId: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    buyer = await storefront.shop.signUp();
    productId = (await storefront.shop.product({ name: "Reviewed lamp", price: "40.00", stock: 5 })).id;
    await buy(buyer, productId);
    const { product } = await buyer.get("query ($id: ID) { product(id: $id) { slug } }", { id: productId });
    slug = product.slug;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("a buyer writes a review by keyboard on a phone, which all visitors see", async () => {
    const phone = { viewport: { width: 390, height: 844 } };
    await using visit = await storefront.visitAs(buyer.email, testPassword, phone);
    const { page } = visit;
    await visit.goto(`/products/${slug}`);
    await page.getByText("There are no reviews yet.").waitFor();
    await page.getByRole("link", { name: "Write a review" }).press("Enter");
    await page.getByLabel("Public name").fill("Ada");
    await page.getByRole("button", { name: "Publish review" }).press("Enter");
    await page.getByText("Choose a rating.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("radio", { name: "3 stars" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByLabel("Headline").fill("Bright");
    await page.getByRole("textbox", { name: "Your review" }).fill("It lights the whole room.");
    const chosen = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Add pictures" }).press("Enter");
    const buffer = await sharp({ create: { width: 240, height: 200, channels: 3, background: "green" } })
      .png()
      .toBuffer();
    await (await chosen).setFiles([{ name: "lit.png", mimeType: "image/png", buffer }]);
    await page.getByRole("img", { name: "Picture 1 of your review" }).waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Publish review" }).press("Enter");
    await page.getByText("Your review was published.").waitFor();
    await page.waitForURL(`**/products/${slug}`);
    await page.getByText("It lights the whole room.").waitFor();
    await page.getByRole("img", { name: "4 out of 5 stars" }).first().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(await visit.violations()).toEqual([]);

    await using stranger = await storefront.visit();
    // the router's page cache follows the change after the commit
    await eventually(async () => {
      await stranger.goto(`/products/${slug}`);
      expect(await stranger.page.getByText("It lights the whole room.").count()).toBe(1);
    });
    expect(await stranger.page.getByRole("img", { name: "Picture 1 of the review by Ada" }).count()).toBe(1);
    const structured = await stranger.page.locator('script[type="application/ld+json"]').first().textContent();
    expect(structured).toContain('"aggregateRating":{"@type":"AggregateRating","ratingValue":4,"reviewCount":1}');
    expect(visit.complaints).toEqual([]);
  });

  test("an admin answers a held review and publishes it", async () => {
    const second = await storefront.shop.signUp();
    await buy(second, productId);
    const review = { productId, stars: 2, title: "Like a casino", text: "It blinks all the time.", authorName: "Bo" };
    await second.get("mutation ($input: SaveReviewInput!) { saveReview(input: $input) { __typename } }", {
      input: review,
    });
    await using visit = await storefront.visitAs(adminAccount.email, adminAccount.password);
    const { page } = visit;
    await visit.goto("/admin/reviews");
    const row = page.getByRole("row", { name: /Like a casino/ });
    await row.getByText("Contains banned words").waitFor();
    expect(await visit.violations()).toEqual([]);
    await row.getByRole("button", { name: "Reply to" }).click();
    await page.getByRole("dialog").getByLabel("Public reply").fill("We will send you another one.");
    await page.getByRole("dialog").getByRole("button", { name: "Save reply" }).click();
    await row.getByText("Reply: We will send you another one.").waitFor();
    await row.getByRole("button", { name: "Publish “Like a casino”" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await page.getByText("No reviews await approval").waitFor();

    await using stranger = await storefront.visit();
    await eventually(async () => {
      await stranger.goto(`/products/${slug}`);
      expect(await stranger.page.getByText("We will send you another one.").count()).toBe(1);
    });
    await stranger.page.getByRole("link", { name: /^2 stars/ }).click();
    await stranger.page.getByText("It lights the whole room.").waitFor({ state: "hidden" });
    await stranger.page.getByText("It blinks all the time.").waitFor();
    expect(await stranger.violations()).toEqual([]);

    // a job copies the average of both reviews to the catalog
    await eventually(async () => {
      const { four, three } = await storefront.shop.client.get(
        `{ four: products(filter: { minRating: 4 }) { nodes { id } } three: products(filter: { minRating: 3 }) { nodes { id } } }`,
      );
      expect(four.nodes).not.toContainEqual({ id: productId });
      expect(three.nodes).toContainEqual({ id: productId });
    });
    await stranger.goto("/products?sort=RATING");
    const results = stranger.page.getByRole("region", { name: "Results" });
    await results.getByText("Reviewed lamp").waitFor();
    await stranger.page.getByRole("radio", { name: "4 stars or more" }).click();
    await results.getByText("No results").waitFor();
    await stranger.page.getByRole("radio", { name: "3 stars or more" }).click();
    await results.getByText("Reviewed lamp").waitFor();
    expect(await stranger.violations()).toEqual([]);
    expect([...visit.complaints, ...stranger.complaints]).toEqual([]);
  });
});
