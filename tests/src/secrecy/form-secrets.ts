import { expect } from "vitest";
import { PlainBrowser } from "../test-kit/browser/plain-browser.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";

const form = "main form[method=post]";
const checkoutForm = "main form:has([name=attempt])";

/** Sends passwords and cards by the forms of pages, also in forms that are refused and while a service is down. */
export async function pushFormSecrets(shop: TestShop, canaries: Canaries): Promise<void> {
  const password = canaries.keep("the password of a form", "a heron in the reeds at dusk");
  const cvc = canaries.keep("the CVC of a form", "8264");
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/register");
  await browser.send(form, { typed: { email: "no address", password } });
  expect(browser.status).toBe(422);
  await browser.open("/login");
  await browser.send(form, { typed: { email: "form@example.com", password } });
  expect(browser.status).toBe(401);
  {
    await using _down = await shop.takeDown("accounts");
    await browser.send(form, { typed: { email: "form@example.com", password } });
    expect(browser.status).toBe(503);
  }
  const { id } = await shop.product();
  const { product } = await shop.client.get("query ($id: ID!) { product(id: $id) { slug } }", { id });
  await browser.open(`/products/${product.slug}`);
  await browser.send(form);
  await browser.open("/checkout");
  const address = Object.entries(homeAddress).map(([name, value]) => [`shippingAddress.${name}`, value]);
  for (const outcome of ["fails its check digit", "is declined"] as const) {
    const card = cardThat(outcome);
    await browser.send(checkoutForm, {
      typed: {
        ...(Object.fromEntries(address) as Record<string, string>),
        email: "ada@example.com",
        "payment.card.cardNumber": card.cardNumber,
        "payment.card.expiry": `12/${String(card.expiryYear).slice(-2)}`,
        "payment.card.cvc": cvc,
      },
    });
    expect(browser.status).toBe(422);
  }
}
