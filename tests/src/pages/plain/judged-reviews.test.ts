import { afterAll, beforeAll, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword, type Shopper } from "../../test-kit/clients/shopper.js";
import { buy } from "../../test-kit/data/buying.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;
let authors: Shopper[];
let path: string;

const ratings = [5, 4, 4, 3, 2, 1, 5];

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
  const { id } = await shop.product({ name: "Judged lamp", price: "40.00", stock: 50 });
  authors = [];
  for (const [index, stars] of ratings.entries()) {
    const author = await shop.signUp();
    await buy(author, id);
    await author.get("mutation ($input: SaveReviewInput!) { saveReview(input: $input) { __typename } }", {
      input: { productId: id, stars, title: `Review ${index}`, text: "It lights the whole room.", authorName: "Ada" },
    });
    authors.push(author);
  }
  const [author] = authors;
  const { product } = await author!.get("query ($id: ID) { product(id: $id) { slug } }", { id });
  path = `/products/${product.slug}`;
});

afterAll(() => shop[Symbol.asyncDispose]());

/** The titles of the shown reviews, in their order. */
function titles(browser: PlainBrowser): string[] {
  return browser.text.match(/Review \d(?=Ada,)/g) ?? [];
}

async function signedIn(email: string, returnTo: string): Promise<PlainBrowser> {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(`/login?returnTo=${encodeURIComponent(returnTo)}`);
  await browser.send("main form[method=post]", { typed: { email, password: testPassword } });
  return browser;
}

test("links and a form sort, filter and extend the list without scripts", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await eventually(async () => {
    await browser.open(path);
    expect(titles(browser)).toEqual(["Review 6", "Review 5", "Review 4", "Review 3", "Review 2"]);
  });
  await browser.follow("#reviews ~ ul a[href*='reviews.stars=4']");
  expect(titles(browser)).toEqual(["Review 2", "Review 1"]);
  const sort = browser.find("form[action$='#reviews']");
  expect(sort?.querySelector("[name='reviews.stars']")?.getAttribute("value")).toBe("4");
  await browser.open(`${path}?reviews.sort=LOWEST`);
  expect(titles(browser)).toEqual(["Review 5", "Review 4", "Review 3", "Review 2", "Review 1"]);
  expect(browser.valueOf("reviews.sort")).toBe("LOWEST");
  await browser.follow("a[href*='reviews.first=10']");
  expect(titles(browser)).toHaveLength(7);
  expect(browser.find("link[rel=canonical]")?.getAttribute("href")).toMatch(new RegExp(`${path}$`));
});

test("a visitor signs in before a vote, and takes it back without scripts", async () => {
  const voter = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(path);
  const id = browser.find("button[name=voteFor]")?.getAttribute("value") ?? "";
  const vote = `form:has(button[value='${id}'])`;
  await browser.send(vote, { button: ["voteFor", id] });
  expect(browser.path).toBe(`/login?returnTo=${encodeURIComponent(`${path}#review-${id}`)}`);
  await browser.send("main form[method=post]", { typed: { email: voter.email, password: testPassword } });
  expect(browser.path).toBe(path);
  await browser.send(vote, { button: ["voteFor", id] });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], `${path}?reviews.judged=voted.${id}`]);
  expect(browser.text).toContain("Thank you for your vote.");
  expect(browser.text).toContain("Helpful (1)");
  expect(browser.find(`button[value='${id}']`)?.getAttribute("aria-pressed")).toBe("true");
  await browser.send(vote, { button: ["withdrawFrom", id] });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], `${path}?reviews.judged=withdrawn.${id}`]);
  expect(browser.text).toContain("Your vote was removed.");
  expect(browser.text).not.toContain("Helpful (1)");
});

test("a user reports a review without scripts, but not their own", async () => {
  const reporter = await shop.signUp();
  const browser = await signedIn(reporter.email, `${path}?reviews.sort=LOWEST`);
  const id = browser.find("button[name=reportOf]")?.getAttribute("value") ?? "";
  const report = `details form:has(button[value='${id}'])`;
  await browser.send(report, { typed: { reason: "OFFENSIVE" }, button: ["reportOf", id] });
  expect(browser.path).toBe(`${path}?reviews.sort=LOWEST&reviews.judged=reported.${id}`);
  expect(browser.text).toContain("Thank you. We will check this review.");

  const own = await signedIn(authors[5]!.email, `${path}?reviews.sort=LOWEST`);
  await own.send(report, { button: ["reportOf", id] });
  expect(own.status).toBe(422);
  expect(own.alerts.join()).toContain("You cannot vote for or report your own review.");
  expect(titles(own)[0]).toBe("Review 5");
});
