import { LoginAsGuestDocument, OrderDocument } from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { withoutEachTable } from "./stored-rows.js";

/** Personal data, not a secret: only orders and notifications store it. */
export const guestEmail = "only-for-the-order@example.com";

/** Creates a guest who buys with only an email address and signs in later. */
export async function pushGuestSecrets(shop: TestShop, canaries: Canaries): Promise<void> {
  const { id: productId } = await shop.product();
  const guest = await startGuest(shop.client);
  const token = canaries.keep("the token of a guest who buys", guest.accessToken, "answers");
  await addToCart(guest, productId);
  const order = await checkOut(guest, { email: guestEmail });
  if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
  await eventually(async () => {
    if ((await mailsTo(shop.client, guestEmail)).length === 0) throw new Error("its mail has not come yet");
  });
  await pushOrderLink(shop, canaries, order.number);
  await shop.client.signedIn(token.slice(0, -3)).execute(OrderDocument, { id: order.id });
  await shop.client.fetch(`/nowhere?token=${token}`);
  for (const owner of ["orders", "cart"] as const)
    await withoutEachTable(shop, owner, async () => {
      await guest.execute(OrderDocument, { id: order.id });
      await addToCart(guest, productId).catch(() => undefined);
      await checkOut(guest, { email: guestEmail }).catch(() => undefined);
    });
  const { email } = await shop.signUp();
  const input = { email, password: testPassword };
  await withoutEachTable(shop, "cart", async () => {
    await guest.execute(LoginAsGuestDocument, { input });
  });
  const { login } = await guest.get(LoginAsGuestDocument, { input });
  if (login?.__typename !== "SignedIn") throw new Error(JSON.stringify(login));
  canaries.keep("the access token of a guest who signed in", login.accessToken, "answers");
}

/** Requests a mailed link to the order, also in failing requests. */
async function pushOrderLink(shop: TestShop, canaries: Canaries, number: string): Promise<void> {
  const wished = `mutation ($input: RequestOrderLinkInput!) { requestOrderLink(input: $input) }`;
  await shop.client.get(wished, { input: { number, email: guestEmail } });
  const text = await eventually(async () => {
    const mail = (await mailsTo(shop.client, guestEmail)).find(
      ({ subject }) => subject === `View your order ${number}`,
    );
    if (!mail) throw new Error("the link has not come yet");
    return mail.text;
  });
  const link = canaries.keep(
    "the token of a link to an order",
    /\/orders\/lookup\/([\w-]{43})/.exec(text)?.[1],
    "mails",
  );
  const seen = `query ($token: String!) { orderByLink(token: $token) { number } }`;
  await shop.client.execute(seen, { token: link.slice(0, -2) });
  await shop.client.execute(seen, { token: { link } });
  await shop.client.execute(`{ orderByLink(token: "${link}") { nothing } }`);
  await shop.client.get(seen, { token: link });
  await withoutEachTable(shop, "orders", async () => {
    await shop.client.execute(seen, { token: link });
  });
}
