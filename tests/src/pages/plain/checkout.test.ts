import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo } from "../../test-kit/clients/shopper.js";
import { cardThat, homeAddress } from "../../test-kit/data/cards.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;
let productId: string;
let browser: PlainBrowser;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
  productId = (await shop.product({ name: "Lamp", price: "20.00", stock: 500 })).id;
});

afterAll(() => shop[Symbol.asyncDispose]());

beforeEach(async () => {
  browser = new PlainBrowser(shop.client.origin, { "accept-language": "en-CA" });
  await addToCart(productId);
});

async function addToCart(id: string, quantity = "1"): Promise<void> {
  const { product } = await shop.client.get("query ($id: ID!) { product(id: $id) { slug } }", { id });
  await browser.open(`/products/${product.slug}`);
  await browser.send("main form[method=post]", { typed: { quantity } });
}

const form = "main form:has([name=attempt])";
const email = "ada@example.com";

const address = Object.fromEntries(
  Object.entries(homeAddress).map(([name, value]) => [`shippingAddress.${name}`, value]),
);

function card(outcome: Parameters<typeof cardThat>[0]): Record<string, string> {
  const { cardNumber, expiryYear, cvc } = cardThat(outcome);
  return {
    "payment.card.cardNumber": cardNumber,
    "payment.card.expiry": `12/${String(expiryYear).slice(-2)}`,
    "payment.card.cvc": cvc,
  };
}

async function orders(): Promise<{ number: string; status: string }[]> {
  const buyer = shop.client.with({
    cookie: `souk_access=${browser.cookie("souk_access")}`,
    origin: shop.client.origin,
  });
  const { orders: found } = await buyer.get("{ orders { nodes { number status } } }");
  return found.nodes;
}

test("a guest pays without scripts and sees the order", async () => {
  await browser.open("/checkout");
  expect(browser.responseHeaders.get("cache-control")).toBe("private, no-store");
  expect(browser.valueOf("shippingAddress.country")).toBe("CA");
  expect(browser.valueOf("carrier")).not.toBe("");
  await browser.send(form, { typed: { email, ...address, ...card("succeeds") } });
  expect(browser.statuses).toEqual([303, 200]);
  expect(browser.path).toMatch(/^\/orders\/ORD-\d+\?placed$/);
  expect(browser.text).toContain("Thank you for your order!");
  expect((await orders()).map(({ status }) => status)).toEqual(["PAID"]);
  await browser.open("/cart");
  expect(browser.text).toContain("Your cart is empty");
});

test("an order's page fills the cart again, and names the lines that could not be added", async () => {
  const scarce = await shop.product({ name: "Last lamp", price: "5.00", stock: 3 });
  await addToCart(scarce.id, "2");
  await browser.open("/checkout");
  await browser.send(form, { typed: { email, ...address, ...card("succeeds") } });
  expect(browser.path).toMatch(/^\/orders\//);
  await browser.send("main form:has([value=again])", { button: ["intent", "again"] });
  expect(browser.text).toContain("Last lamp: fewer are in stock. 1 added to your cart.");
  await browser.open("/cart");
  expect(browser.text).toContain("2 items");
});

test("errors are shown beside the fields, and the values stay, but not the card", async () => {
  await browser.open("/checkout");
  const wrong = { ...address, "shippingAddress.city": "", "shippingAddress.phone": "call me" };
  await browser.send(form, { typed: { email: "nobody", ...wrong, ...card("fails its check digit") } });
  expect(browser.status).toBe(422);
  expect(browser.errorOf("email")).toBe("Enter a valid email address, for example name@example.com.");
  expect(browser.errorOf("shippingAddress.city")).toBeTruthy();
  expect(browser.errorOf("shippingAddress.phone")).toBeTruthy();
  expect(browser.errorOf("payment.card.cardNumber")).toBeTruthy();
  expect(browser.errorOf("shippingAddress.line1")).toBeUndefined();
  expect(browser.valueOf("email")).toBe("nobody");
  expect(browser.valueOf("shippingAddress.line1")).toBe(homeAddress.line1);
  expect(browser.valueOf("shippingAddress.country")).toBe("CA");
  expect(browser.valueOf("payment.card.cardNumber")).toBe("");
  expect(browser.html).not.toContain(cardThat("fails its check digit").cardNumber);
  expect(browser.html).not.toContain(`value="${cardThat("succeeds").cvc}"`);
  expect(await orders()).toEqual([]);
});

test("after a declined card, another card pays the same order", async () => {
  await browser.open("/checkout");
  await browser.send(form, { typed: { email, ...address, ...card("is declined") } });
  expect(browser.status).toBe(422);
  expect(browser.alerts.join()).toContain("Your card was not charged.");
  const placed = await orders();
  expect(placed.map(({ status }) => status)).toEqual(["CREATED"]);
  expect(browser.valueOf("shippingAddress.line1")).toBe(homeAddress.line1);
  await browser.send(form, { typed: card("succeeds") });
  expect(browser.path).toBe(`/orders/${placed[0]?.number}?placed`);
  expect((await orders()).map(({ status }) => status)).toEqual(["PAID"]);
});

test("a declined order can be paid on its own page, with errors beside the card's fields", async () => {
  await browser.open("/checkout");
  await browser.send(form, { typed: { email, ...address, ...card("has no funds") } });
  const [order] = await orders();
  await browser.open(`/orders/${order?.number}`);
  const pay = "main form:has([name=idempotencyKey])";
  await browser.send(pay, { typed: { ...card("succeeds"), "payment.card.cvc": "" } });
  expect([browser.status, Boolean(browser.errorOf("payment.card.cvc"))]).toEqual([422, true]);
  await browser.send(pay, { typed: card("succeeds") });
  expect(browser.statuses).toEqual([303, 200]);
  expect(browser.text).toContain("Thank you for your order!");
});

test("a form that is sent several times at once places one order", async () => {
  await browser.open("/checkout");
  const paths = await browser.sendAtOnce(form, 3, { typed: { email, ...address, ...card("succeeds") } });
  expect(new Set(paths).size).toBe(1);
  const [order] = await orders();
  expect(await orders()).toHaveLength(1);
  expect(paths[0]).toBe(`/orders/${order?.number}?placed`);
  // sent again later, e.g. by the back button
  await browser.send(form, { typed: { email, ...address, ...card("succeeds") } });
  expect(browser.path).toBe(`/orders/${order?.number}?placed`);
  expect(await orders()).toHaveLength(1);
});

test("the shipping options follow the entered country, and a changed total must be confirmed", async () => {
  await browser.open("/checkout");
  const before = browser.valueOf("total.amount");
  await browser.send(form, {
    typed: { email, ...address, "shippingAddress.country": "FR" },
    button: ["showShipping", "1"],
  });
  expect(browser.status).toBe(200);
  expect(browser.valueOf("shippingAddress.country")).toBe("FR");
  expect(browser.valueOf("email")).toBe(email);
  const abroad = browser.valueOf("total.amount");
  expect(Number(abroad)).toBeGreaterThan(Number(before));
  await browser.send(form, {
    typed: { "shippingAddress.country": "FR", "total.amount": before, ...card("succeeds") },
  });
  expect(browser.status).toBe(422);
  expect(browser.alerts.join()).toContain("You were not charged. Pay again to accept the new price.");
  expect(browser.valueOf("total.amount")).toBe(abroad);
  await browser.send(form, { typed: card("succeeds") });
  expect(browser.statuses).toEqual([303, 200]);
});

test("a card that asks the buyer leads to the bank's page by a link", async () => {
  await browser.open("/checkout");
  await browser.send(form, { typed: { email, ...address, ...card("asks the buyer") } });
  expect(browser.statuses).toEqual([303, 200]);
  expect(browser.text).toContain("Confirm your payment");
  await browser.send("main form:has([value=askBank])", { button: ["intent", "askBank"] });
  expect(browser.status).toBe(200);
  const link = browser.find("main form a[href]")?.getAttribute("href") ?? "";
  expect(new URL(link, browser.origin).href).toBeTruthy();
  expect(link).not.toBe("");
});

test("an unpaid order is cancelled after a question", async () => {
  await browser.open("/checkout");
  await browser.send(form, { typed: { email, ...address, ...card("is declined") } });
  const [order] = await orders();
  await browser.open(`/orders/${order?.number}?cancel=1`);
  await browser.send("main form:has([value=cancel])", { button: ["intent", "cancel"] });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], `/orders/${order?.number}`]);
  expect((await orders()).map(({ status }) => status)).toEqual(["CANCELLED"]);
});

test("a guest has a link to the order mailed", async () => {
  const to = "lookup@example.com";
  await browser.open("/checkout");
  await browser.send(form, { typed: { email: to, ...address, ...card("succeeds") } });
  const [order] = await orders();
  const other = new PlainBrowser(shop.client.origin);
  await other.open("/orders/lookup");
  await other.send("main form[method=post]", { typed: { number: "", email: "x" } });
  expect([other.status, other.errorOf("number"), other.valueOf("email")]).toEqual([
    422,
    "Enter the order number, for example ORD-101.",
    "x",
  ]);
  await other.send("main form[method=post]", { typed: { number: order?.number ?? "", email: to } });
  expect(other.statuses).toEqual([303, 200]);
  expect(other.text).toContain("Check your inbox");
  const path = await eventually(async () => {
    const mails = await mailsTo(shop.client, to);
    const [link] = mails.flatMap(({ text }) => /\/orders\/lookup\/[\w.-]+/.exec(text ?? "") ?? []);
    if (!link) throw new Error("no link was mailed");
    return link;
  });
  await other.open(path);
  expect(other.text).toContain(order?.number);
});
