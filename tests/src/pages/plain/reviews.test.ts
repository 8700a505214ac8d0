import { afterAll, beforeAll, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { testPassword, type Shopper } from "../../test-kit/clients/shopper.js";
import { buy } from "../../test-kit/data/buying.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;
let buyer: Shopper;
let productId: string;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
  buyer = await shop.signUp();
  productId = (await shop.product({ name: "Plain lamp", price: "40.00", stock: 5 })).id;
  await buy(buyer, productId);
});

afterAll(() => shop[Symbol.asyncDispose]());

const form = "form[action*='/account/reviews/']";

async function signedIn(email: string, headers: Readonly<Record<string, string>> = {}): Promise<PlainBrowser> {
  const browser = new PlainBrowser(shop.client.origin, headers);
  await browser.open(`/login?returnTo=${encodeURIComponent(`/account/reviews/${productId}`)}`);
  await browser.send("main form[method=post]", { typed: { email, password: testPassword } });
  return browser;
}

test("a buyer writes, changes and deletes a review without scripts", async () => {
  const browser = await signedIn(buyer.email);
  expect(browser.path).toBe(`/account/reviews/${productId}`);
  await browser.send(form, { typed: { title: "Bright", text: "Short", authorName: "Ada" } });
  expect(browser.status).toBe(422);
  expect(browser.errorOf("text")).toContain("at least 10 characters");
  expect(browser.text).toContain("Choose a rating.");
  expect(browser.valueOf("title")).toBe("Bright");
  await browser.send(form, { typed: { stars: "4", text: "It lights the whole room." } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], `/account/reviews/${productId}?saved`]);
  expect(browser.text).toContain("Your review was published.");
  await browser.send(form, { typed: { title: "Like a casino" } });
  expect(browser.text).toContain("Your review will appear when we have checked it.");
  expect(browser.valueOf("text")).toBe("It lights the whole room.");
  await browser.open("/account/reviews");
  expect(browser.text).toContain("4/5: Like a casino");
  await browser.open(`/account/reviews/${productId}`);
  await browser.send(`${form} + form`);
  expect([browser.statuses, browser.path]).toEqual([[303, 200], `/account/reviews/${productId}?deleted`]);
  expect(browser.text).toContain("Your review was deleted.");
});

test("a user who did not buy the product gets the reason and keeps the text, in French", async () => {
  const other = await shop.signUp();
  const browser = await signedIn(other.email, { "accept-language": "fr" });
  await browser.send(form, {
    typed: { stars: "5", title: "Super", text: "Je ne l’ai pas acheté.", authorName: "Léa" },
  });
  expect([browser.status, browser.valueOf("title")]).toEqual([422, "Super"]);
  expect(browser.alerts.join()).toContain("Seuls les clients qui ont acheté ce produit");
});

test("a visitor without a session signs in first", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(`/account/reviews/${productId}`);
  expect(browser.path).toBe(`/login?returnTo=${encodeURIComponent(`/account/reviews/${productId}`)}`);
});
