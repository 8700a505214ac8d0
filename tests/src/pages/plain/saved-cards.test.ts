import { afterAll, beforeAll, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { separateDigits } from "../../test-kit/data/separate-digits.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
});

afterAll(() => shop[Symbol.asyncDispose]());

const form = "form[action='/account/cards/new']";

test("a user saves, prefers and removes cards without scripts", async () => {
  const { email } = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/login?returnTo=%2Faccount%2Fcards");
  await browser.send("main form[method=post]", { typed: { email, password: testPassword } });
  expect(browser.text).toContain("No cards yet");
  await browser.open("/account/cards/new");
  const wrong = { "details.cardNumber": "4242 4242 4242 4243", "details.expiry": "12/20", "details.cvc": "987" };
  await browser.send(form, { typed: wrong });
  expect([
    browser.status,
    browser.errorOf("details.cardNumber"),
    browser.errorOf("details.expiry"),
    browser.valueOf("details.cardNumber"),
  ]).toEqual([422, expect.stringContaining("valid card number"), "This card has expired.", ""]);
  for (const digits of [/4242 4242/, separateDigits("987")]) expect(browser.html).not.toMatch(digits);
  const card = { "details.expiry": "12/40", "details.cvc": "987" };
  await browser.send(form, { typed: { ...card, "details.cardNumber": "4242424242424242" } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/cards?added"]);
  expect(browser.text).toMatch(/Card saved\..*Visa ending in 4242.*Expires 12\/2040.*Default/);
  await browser.open("/account/cards/new");
  await browser.send(form, { typed: { ...card, "details.cardNumber": "5555 5555 5555 4444" } });
  const preferred = "form:has(button[name=defaultCard])";
  const id = browser.find(`${preferred} button`)?.getAttribute("value") ?? "";
  await browser.send(preferred, { button: ["defaultCard", id] });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/cards?default"]);
  expect(browser.text).toContain("Mastercard ending in 4444 is now your default card.");
  await browser.open(`/account/cards?confirm=${id}`);
  expect(browser.alerts.join()).toContain("Mastercard ending in 4444 will be removed");
  await browser.send("form:has([name=removedCard])");
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/cards?removed"]);
  expect(browser.text).toContain("Card removed.");
  expect(browser.text).not.toContain("4444");
});

test("a visitor without a session signs in first", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/account/cards/new");
  expect(browser.path).toBe(`/login?returnTo=${encodeURIComponent("/account/cards/new")}`);
});

test("a form from a page of another site changes nothing", async () => {
  const { email } = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin, { origin: "https://evil.example" });
  const own = new PlainBrowser(shop.client.origin);
  await own.open("/login?returnTo=%2Faccount%2Fcards%2Fnew");
  await own.send("main form[method=post]", { typed: { email, password: testPassword } });
  for (const name of ["souk_access", "souk_refresh"]) browser.setCookie(name, own.cookie(name));
  await browser.open("/account/cards/new");
  await browser.send(form, {
    typed: { "details.cardNumber": "4242424242424242", "details.expiry": "12/40", "details.cvc": "123" },
  });
  expect(browser.status).toBe(403);
  await own.open("/account/cards");
  expect(own.text).toContain("No cards yet");
});
