import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  RegisterDocument,
  RequestEmailChangeDocument,
  RequestPasswordResetDocument,
} from "../../generated/operations.js";
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

/** Returns the token of the newest link to a page that was mailed to this address. */
function mailedToken(email: string, page: string): Promise<string> {
  return eventually(async () => {
    const [mail] = await mailsTo(shop.client, email);
    const [, token] = new RegExp(`/${page}/([\\w-]{43})`).exec(mail?.text ?? "") ?? [];
    if (!token) throw new Error("no link was mailed");
    return token;
  });
}

async function registered(email: string): Promise<string> {
  await shop.client.get(RegisterDocument, { input: { email, password: testPassword } });
  return mailedToken(email, "verify-email");
}

describe("the page of a mailed link", () => {
  test("changes nothing when it is opened, and no header, cache or text passes its token on", async () => {
    const email = "opened@example.com";
    const token = await registered(email);
    const browser = new PlainBrowser(shop.client.origin);
    await browser.open(`/verify-email/${token}`);
    await browser.open(`/verify-email/${token}`);
    expect(browser.status).toBe(200);
    expect(Object.fromEntries(browser.responseHeaders)).toMatchObject({
      "referrer-policy": "strict-origin",
      "cache-control": "private, no-store",
    });
    expect(browser.find("meta[name=robots]")?.getAttribute("content")).toBe("noindex");
    expect(browser.html).not.toContain(token);
    expect(browser.html).not.toContain("<noscript");
    expect(browser.cookie("souk_refresh")).toBeUndefined();
    expect((await shop.logLines()).filter((line) => line.includes(token))).toEqual([]);
    await browser.send(form);
    expect([browser.statuses, browser.path]).toEqual([[303, 200], "/verify-email/done"]);
  });

  test.each(["verify-email", "confirm-email-change", "reset-password"])(
    "at /%s reports an incomplete link with status 404 and without a form",
    async (page) => {
      const browser = new PlainBrowser(shop.client.origin);
      await browser.open(`/${page}/short`);
      expect([browser.status, browser.find(form)]).toEqual([404, null]);
      expect(browser.text).toContain("This link is incomplete");
    },
  );

  test("refuses a form from another origin", async () => {
    const token = await registered("foreign@example.com");
    const browser = new PlainBrowser(shop.client.origin, { origin: "https://evil.example" });
    await browser.open(`/verify-email/${token}`);
    await browser.send(form);
    expect([browser.status, browser.cookie("souk_refresh")]).toEqual([403, undefined]);
  });

  test("accepts a form whose origin the browser hides", async () => {
    const token = await registered("hidden@example.com");
    const browser = new PlainBrowser(shop.client.origin, { origin: "null", "sec-fetch-site": "same-origin" });
    await browser.open(`/verify-email/${token}`);
    await browser.send(form);
    expect(browser.path).toBe("/verify-email/done");
  });
});

test("S2-05: the page for an address confirms it once, signs in, and reports a used link in French", async () => {
  const email = "confirmed@example.com";
  const token = await registered(email);
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(`/verify-email/${token}`);
  await browser.send(form);
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/verify-email/done"]);
  expect(browser.text).toContain("Your email address is confirmed.");
  expect(browser.text).toContain(`You are signed in as ${email}.`);
  await browser.open("/account");
  expect(browser.text).toContain(email);
  const french = new PlainBrowser(shop.client.origin, { "accept-language": "fr" });
  // the link of the E-Store
  await french.open(`/verify-email?token=${token}`);
  expect(french.path).toBe(`/fr/verify-email/${token}`);
  expect(french.text).toContain("Confirmer l’adresse courriel");
  await french.send(form);
  expect([french.status, french.alerts]).toEqual([422, ["Ce lien a déjà servi."]]);
  expect(french.find(form)).toBeNull();
});

test("the page for a new password shows the errors, sets the password and signs in", async () => {
  const { email } = await shop.signUp();
  await shop.client.get(RequestPasswordResetDocument, { email });
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(`/reset-password/${await mailedToken(email, "reset-password")}`);
  await browser.send(form, { typed: { newPassword: "short" } });
  expect([browser.status, browser.errorOf("newPassword")]).toEqual([422, "Use at least 8 characters"]);
  await browser.send(form, { typed: { newPassword: "password123" } });
  expect([browser.status, browser.errorOf("newPassword")]).toEqual([422, expect.stringContaining("easy to guess")]);
  expect(browser.html).not.toContain("password123");
  const newPassword = "another long horse sentence";
  await browser.send(form, { typed: { newPassword } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/reset-password/done"]);
  expect(browser.text).toContain("Your password has been changed.");
  expect(browser.cookie("souk_refresh")).toBeDefined();
  await shop.signIn(email, newPassword);
});

test("the page for a new address confirms it in a browser whose session is invalid", async () => {
  const buyer = await shop.signUp();
  const newEmail = "moved-plainly@example.com";
  await buyer.get(RequestEmailChangeDocument, { input: { newEmail, currentPassword: testPassword } });
  const token = await mailedToken(newEmail, "confirm-email-change");
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(`/confirm-email-change/${token}`);
  browser.setCookie("souk_access", "no token");
  await browser.send(form);
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/confirm-email-change/done"]);
  expect(browser.text).toContain("Your new email address is confirmed.");
  expect(browser.find("main a[href='/login']")).not.toBeNull();
  await shop.signIn(newEmail, testPassword);
});

describe("the link in a marketing mail", () => {
  /** Mails the admin a request for a review. Returns the token of its link. */
  async function aMailedLink(): Promise<string> {
    const admin = await shop.admin();
    await admin.get(`mutation { sendTestMail(kind: "REVIEW_REQUEST") { __typename } }`);
    return mailedToken(admin.email, "mail-preferences");
  }

  async function isAccepted(): Promise<unknown> {
    const { data } = await (await shop.admin()).execute(`{ mailPreferences { kind isAccepted } }`);
    return data;
  }

  const choice = (accepted: boolean) => ({
    mailPreferences: [
      { kind: "CART_REMINDER", isAccepted: true },
      { kind: "REVIEW_REQUEST", isAccepted: accepted },
      { kind: "BACK_IN_STOCK", isAccepted: true },
      { kind: "PRICE_FALL", isAccepted: true },
      { kind: "LESSON_QUESTION", isAccepted: true },
      { kind: "LESSON_ANSWER", isAccepted: true },
      { kind: "COURSE_ANNOUNCEMENT", isAccepted: true },
    ],
  });

  test("shows the choices without a sign-in, and saves them without scripts", async () => {
    const token = await aMailedLink();
    const browser = new PlainBrowser(shop.client.origin);
    await browser.open(`/mail-preferences/${token}`);
    expect([browser.status, browser.responseHeaders.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(await isAccepted()).toEqual(choice(true));
    await browser.send(form, { typed: { REVIEW_REQUEST: "" } });
    expect([browser.status, browser.text]).toEqual([200, expect.stringContaining("Your choices are saved.")]);
    expect(await isAccepted()).toEqual(choice(false));
    await browser.open(`/mail-preferences/${"A".repeat(43)}`);
    expect([browser.status, browser.text]).toEqual([404, expect.stringContaining("This link is not valid")]);
  });

  test.each([
    ["a multipart form", () => new FormData()],
    ["an encoded form", () => new URLSearchParams()],
  ])("refuses its kind by one POST of a mail program: %s", async (_how, newForm) => {
    const accepting = `setMailPreferences(input: { preferences: [{ kind: REVIEW_REQUEST, isAccepted: true }] })`;
    await (await shop.admin()).get(`mutation { ${accepting} { __typename } }`);
    const address = `${shop.client.origin}/mail-preferences/${await aMailedLink()}`;
    const body = newForm();
    const post = async () => (await fetch(address, { method: "POST", body, redirect: "error" })).status;
    expect([await post(), await isAccepted()]).toEqual([422, choice(true)]);
    body.set("List-Unsubscribe", "One-Click");
    expect([await post(), await isAccepted()]).toEqual([200, choice(false)]);
  });
});

test("S0-42: a cart that was left is reminded by mail, and the link restores it on another device", async () => {
  const { id: productId } = await shop.product({ name: "Left lamp", price: "40.00", stock: 5 });
  const buyer = await shop.signUp();
  await buyer.get(`mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`, {
    input: { productId, quantity: 2 },
  });
  await shop.rows("cart", `update carts set updated_at = now() - interval '61 minutes' where buyer_id = $1`, [
    buyer.id,
  ]);
  await shop.rows(
    "orders",
    `insert into cart_reminder_positions (step, changed_at) values (1, now() - interval '2 hours')
     on conflict (step) do update set changed_at = excluded.changed_at, buyer_id = null`,
    [],
  );
  await shop.rows("orders", `select graphile_worker.add_job('findIdleCarts', '{"data":null}')`, []);
  const token = await mailedToken(buyer.email, "cart/restore");
  const [mail] = await mailsTo(shop.client, buyer.email);
  expect(mail?.subject).toBe("You left items in your cart");
  for (const part of ["2 x Left lamp: CA$80.00", "/mail-preferences/"]) expect(mail?.text).toContain(part);
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(`/cart/restore/${token}`);
  await browser.send(form);
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/cart"]);
  expect(browser.text).toContain("Left lamp");
  // the cart of this device has the product, so it is not added again
  await browser.open(`/cart/restore/${token}`);
  await browser.send(form);
  expect(browser.valueOf("quantity")).toBe("2");
});

test("a visitor who confirmed an address gets one mail when a sold-out product is available again", async () => {
  const { id: productId } = await shop.product({ name: "Rare lamp", price: "40.00", stock: 0 });
  const email = "rare@example.com";
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/products/rare-lamp");
  await browser.send("form:has([name=stockMailFor])", { typed: { email } });
  expect(browser.statuses).toEqual([303, 200]);
  expect(browser.text).toContain("We sent you a link. Open it to confirm.");
  await browser.open(`/stock-mail/${await mailedToken(email, "stock-mail")}`);
  await browser.send(form);
  expect(browser.text).toContain("We will write to you once when Rare lamp is back in stock.");
  await (
    await shop.admin()
  ).get(`mutation ($input: SetStockInput!) { setStock(input: $input) { __typename } }`, {
    input: { productId, onHand: 1, reason: "delivery" },
  });
  await shop.rows("catalog", `select graphile_worker.add_job('findRestocked', '{"data":null}')`, []);
  const mail = await eventually(async () => {
    const [newest] = await mailsTo(shop.client, email);
    expect(newest?.subject).toBe("Rare lamp is back in stock");
    return newest;
  });
  for (const part of ["CA$40.00", "/products/rare-lamp", "/mail-preferences/"]) expect(mail?.text).toContain(part);
});
