import { generateSync } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BeginTwoFactorDocument, ConfirmTwoFactorDocument, RegisterDocument } from "../../generated/operations.js";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../../test-kit/clients/shopper.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
});

afterAll(() => shop[Symbol.asyncDispose]());

const form = "main form[method=post]";

async function browserAt(path: string): Promise<PlainBrowser> {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(path);
  return browser;
}

test("S3-48: a sign-in leads to the requested page and sets cookies that scripts cannot read", async () => {
  const { email } = await shop.signUp();
  const browser = await browserAt("/login?returnTo=%2Fcourses%3Fpage%3Dx");
  await browser.send(form, { typed: { email, password: "wrong password" } });
  expect([browser.status, browser.alerts.join()]).toEqual([401, expect.stringContaining("Incorrect email address")]);
  const body = new URLSearchParams({ email, password: testPassword });
  const answer = await fetch(`${shop.client.origin}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.client.origin, accept: "text/html" },
    body,
  });
  const cookies = answer.headers.getSetCookie().filter((line) => line.startsWith("souk_"));
  expect(cookies.filter((line) => !/;\s*HttpOnly/i.test(line))).toEqual([]);
  expect(cookies.map((line) => line.split("=")[0])).toEqual(
    expect.arrayContaining(["souk_access", "souk_refresh", "souk_device"]),
  );
  await browser.send(form, { typed: { email, password: testPassword } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/courses?page=x"]);
});

test("staff and customers come to their pages, unless a page asked for the sign-in", async () => {
  const { email } = await shop.signUp();
  for (const [from, who, password, path] of [
    ["/login", adminAccount.email, adminAccount.password, "/admin"],
    ["/login?returnTo=%2Fcourses", adminAccount.email, adminAccount.password, "/courses"],
    ["/login", email, testPassword, "/account"],
  ] as const) {
    const browser = await browserAt(from);
    await browser.send(form, { typed: { email: who, password } });
    expect(browser.path).toBe(path);
    await browser.open(from);
    expect(browser.path).toBe(path);
  }
});

test("an unconfirmed address gets a new code by a button", async () => {
  const email = "unconfirmed@example.com";
  await shop.client.get(RegisterDocument, { input: { email, password: testPassword } });
  const browser = await browserAt("/login");
  await browser.send(form, { typed: { email, password: testPassword } });
  expect(browser.status).toBe(401);
  await browser.send("form:has(button[value=sendCode])", { button: ["intent", "sendCode"] });
  expect(browser.text).toContain(`If ${email} is not confirmed yet, you will receive a new code.`);
});

test("a second factor is asked for on the same page", async () => {
  const buyer = await shop.signUp();
  const { beginTwoFactor } = await buyer.get(BeginTwoFactorDocument, { input: { currentPassword: testPassword } });
  if (beginTwoFactor?.__typename !== "TwoFactorSetup") throw new Error("not begun");
  const code = generateSync({ secret: beginTwoFactor.secret });
  const { confirmTwoFactor } = await buyer.get(ConfirmTwoFactorDocument, { input: { code } });
  if (confirmTwoFactor?.__typename !== "RecoveryCodes") throw new Error("not confirmed");
  const browser = await browserAt("/login?returnTo=%2Fcart");
  await browser.send(form, { typed: { email: buyer.email, password: testPassword } });
  expect(browser.status).toBe(200);
  await browser.send(form, { typed: { code: "000000" } });
  expect(browser.alerts.join()).toContain("This code is incorrect");
  await browser.send(form, { typed: { code: confirmTwoFactor.codes[0] ?? "" } });
  expect(browser.path).toBe("/cart");
});

test("a lock gives 429, and a mail notifies the account's owner", async () => {
  const { email } = await shop.signUp();
  const browser = await browserAt("/login");
  for (let tried = 0; tried < 10; tried++) {
    await browser.send(form, { typed: { email, password: "wrong password" } });
    expect(browser.status).toBe(401);
  }
  await browser.send(form, { typed: { email, password: testPassword } });
  expect([browser.status, browser.alerts.join()]).toEqual([
    429,
    expect.stringMatching(/Too many failed attempts\. Try again in/),
  ]);
  await eventually(async () => {
    const [mail] = await mailsTo(shop.client, email);
    expect(mail?.subject).toMatch(/Failed sign-in attempts/);
  });
});
