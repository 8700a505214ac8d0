import { cardThat, homeAddress } from "../data/cards.js";
import type { StorefrontPages, Visit } from "./storefront-pages.js";

/** Adds products to the cart of this browser's user, or of its guest. */
export async function putIntoCart(visit: Visit, ...productIds: readonly string[]): Promise<void> {
  const { me } = await visit.execute("{ me { id } }");
  if (!me) await visit.executeAfterRetries("mutation { startGuestSession { expiresAt } }");
  for (const productId of productIds) {
    const input = { productId, quantity: 1 };
    const { addToCart } = await visit.execute(
      "mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }",
      { input },
    );
    if (addToCart?.__typename !== "Cart") throw new Error(`not in the cart: ${JSON.stringify(addToCart)}`);
  }
}

/** A guest with one product in the cart, before the checkout. */
export async function guestAtCheckout(
  storefront: StorefrontPages,
  productId: string,
  options?: Parameters<StorefrontPages["visit"]>[0],
): Promise<Visit> {
  const visit = await storefront.visit(options);
  await putIntoCart(visit, productId);
  await visit.goto("/checkout");
  return visit;
}

export async function fillEmail({ page }: Visit, email = "ada@example.com"): Promise<void> {
  await page.getByLabel("Email").fill(email);
}

export async function fillAddress({ page }: Visit): Promise<void> {
  await page.getByLabel("Full name").fill(homeAddress.fullName);
  await page.getByLabel("Address", { exact: true }).fill(homeAddress.line1);
  await page.getByLabel("City").fill(homeAddress.city);
  await page.getByLabel("Postal code").fill(homeAddress.postalCode);
}

export async function fillCard({ page }: Visit, outcome: Parameters<typeof cardThat>[0] = "succeeds"): Promise<void> {
  const { cardNumber, expiryYear, cvc } = cardThat(outcome);
  await page.getByLabel("Card number").fill(cardNumber);
  await page.getByLabel("Expiry date").fill(`12${String(expiryYear).slice(-2)}`);
  await page.getByLabel("Security code").fill(cvc);
}

export async function fillCheckout(
  visit: Visit,
  outcome?: Parameters<typeof cardThat>[0],
  email?: string,
): Promise<void> {
  await fillEmail(visit, email);
  await fillAddress(visit);
  await fillCard(visit, outcome);
}

/** Presses the pay button as soon as the total is known. */
export async function pay({ page }: Visit): Promise<void> {
  await page.getByRole("button", { name: /^Pay / }).click();
}

/** Pays in several tabs at the same moment, including tabs in the background. */
export async function payAtOnce(tabs: readonly Visit[]): Promise<void> {
  const buttons = tabs.map(({ page }) => page.getByRole("button", { name: /^Pay / }));
  await Promise.all(buttons.map((button) => button.waitFor()));
  await Promise.all(buttons.map((button) => button.dispatchEvent("click")));
}

/** Waits for the page of the placed order and returns its number. */
export async function placedNumber({ page }: Visit): Promise<string> {
  await page.waitForURL("**/orders/*");
  await page.getByRole("heading", { level: 1, name: /^Order ORD-/ }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** The orders of this browser's buyer, newest first. */
export async function ordersOf(visit: Visit): Promise<{ number: string; status: string }[]> {
  const { orders } = await visit.execute("{ orders { nodes { number status } } }");
  return orders.nodes;
}
