import { afterAll, beforeAll, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../../test-kit/clients/shopper.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
});

afterAll(() => shop[Symbol.asyncDispose]());

const form = "main form[method=post]";

test("a visitor registers, confirms the address, signs out and signs in without scripts", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  const email = "plain@example.com";
  await browser.open("/register");
  await browser.send(form, { typed: { email: "plain", fullName: "Ada", password: "short" } });
  expect(browser.status).toBe(422);
  expect(browser.errorOf("email")).toContain("Enter a valid email address");
  expect(browser.errorOf("password")).toContain("characters");
  expect([browser.valueOf("email"), browser.valueOf("fullName"), browser.valueOf("password")]).toEqual([
    "plain",
    "Ada",
    "",
  ]);
  expect(browser.html).not.toContain("short");
  await browser.send(form, { typed: { email, password: "password123" } });
  expect([browser.status, browser.errorOf("password")]).toEqual([422, expect.stringContaining("too easy to guess")]);
  await browser.send(form, { typed: { email, password: testPassword } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/verify"]);
  await browser.send(form, { typed: { email, code: "12" } });
  expect([browser.status, browser.errorOf("code")]).toEqual([422, "Enter the six-digit code"]);
  const code = await eventually(async () => {
    const [mail] = await mailsTo(shop.client, email);
    const [, digits] = /\b(\d{6})\b/.exec(mail?.text ?? "") ?? [];
    if (!digits) throw new Error("no code was mailed");
    return digits;
  });
  await browser.send(form, { typed: { email, code: code === "000000" ? "111111" : "000000" } });
  expect([browser.status, browser.errorOf("code")]).toEqual([422, expect.stringContaining("incorrect or has expired")]);
  await browser.send(form, { typed: { email, code } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account"]);
  expect(browser.text).toContain(email);
  await browser.send("form[action='/sign-out']");
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/"]);
  expect(browser.cookie("souk_refresh")).toBeUndefined();
  await browser.open("/account/orders");
  expect(browser.path).toBe("/login?returnTo=%2Faccount%2Forders");
  await browser.send(form, { typed: { email, password: "wrong password" } });
  expect([browser.status, browser.valueOf("email"), browser.valueOf("password")]).toEqual([401, email, ""]);
  await browser.send(form, { typed: { email, password: testPassword } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/orders"]);
  expect(browser.text).toContain("No orders yet");
  await browser.open("/login");
  expect(browser.path).toBe("/account");
});

test("an address that has an account is named as such, with the typed values", async () => {
  const { email } = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin, { "accept-language": "fr" });
  await browser.open("/register");
  await browser.send(form, { typed: { email, fullName: "Ada", password: testPassword } });
  expect([browser.status, browser.valueOf("fullName")]).toEqual([422, "Ada"]);
  expect(browser.alerts.join()).toMatch(/compte/);
});

test("the page for a forgotten password mails a link", async () => {
  const { email } = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/forgot-password");
  await browser.send(form, { typed: { email: "" } });
  expect([browser.status, browser.errorOf("email")]).toEqual([422, "This field is required"]);
  await browser.send(form, { typed: { email } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/forgot-password?sent"]);
  expect(browser.text).toContain("you will receive a reset link");
});

test("a session whose access token has ended is renewed once without scripts", async () => {
  const { email } = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/login");
  await browser.send(form, { typed: { email, password: testPassword } });
  browser.setCookie("souk_access", undefined);
  await browser.open("/account/orders");
  const redirect = browser.find("head noscript")?.innerHTML ?? "";
  const [, path = ""] = /url=([^"]+)"/.exec(redirect) ?? [];
  expect(path).toBe("/session?returnTo=%2Faccount%2Forders");
  const spent = browser.cookie("souk_refresh");
  await browser.open(path);
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/orders"]);
  expect(browser.cookie("souk_refresh")).not.toBe(spent);
  browser.setCookie("souk_access", undefined);
  await browser.send("form[action='/sign-out']");
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/"]);
  await browser.open("/session?returnTo=%2F%2Fevil.example");
  expect(browser.path).toBe("/");
});
