import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RefundOrderDocument, UpdateShipmentDocument } from "../../generated/operations.js";
import { expectReconciled } from "../../test-kit/data/reconciliation.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import {
  fillAddress,
  fillCard,
  fillCheckout,
  guestAtCheckout,
  pay,
  placedNumber,
  putIntoCart,
} from "../../test-kit/browser/checkout-pages.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../../test-kit/clients/shopper.js";
import { withAndWithoutScripts, StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("an order's page in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  async function guestWithOrder(
    outcome?: Parameters<typeof fillCheckout>[1],
    options?: Parameters<StorefrontPages["visit"]>[0],
    email?: string,
  ): Promise<[Visit, string]> {
    const visit = await guestAtCheckout(storefront, lamp, options);
    await fillCheckout(visit, outcome, email);
    await pay(visit);
    if (outcome !== "is declined") return [visit, await placedNumber(visit)];
    await visit.page.getByText("The card was declined.").waitFor();
    const { orders } = await visit.execute("{ orders { nodes { number } } }");
    await visit.goto(`/orders/${orders.nodes[0].number}`);
    return [visit, orders.nodes[0].number];
  }

  /** Makes the order look as if a payment for it were in progress. */
  const openAttempt = (number: string) =>
    storefront.shop.rows(
      "orders",
      `insert into attempts (buyer_id, operation, key, body_hash, claimed_at, order_id)
       select buyer_id, 'payOrder', 'elsewhere', 'hash', now() + interval '1 hour', id from orders where number = $1`,
      [number],
    );
  const closeAttempt = () =>
    storefront.shop.rows("orders", "delete from attempts where key = 'elsewhere' returning key", []);

  test("follows the parcel by itself, announces changes, and stops polling when the order is done", async () => {
    const [visit] = await guestWithOrder();
    await using _ = visit;
    const { page } = visit;
    const trackingNumber = await page
      .getByText(/^SHIP-/)
      .first()
      .innerText();
    const admin = await storefront.shop.admin();
    const update = async (status: "IN_TRANSIT" | "DELIVERED") =>
      admin.get(UpdateShipmentDocument, { input: { trackingNumber, status } });
    await update("IN_TRANSIT");
    await page.getByText("Shipped").waitFor();
    expect(await page.getByRole("status").allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining("Order status updated: In progress.")]),
    );
    await update("DELIVERED");
    await page.getByText("Delivered", { exact: true }).first().waitFor();
    expect(await visit.violations()).toEqual([]);
    const requestCount = visit.operations.length;
    // longer than the pause between two polls
    const silence = page.waitForRequest("**/graphql", { timeout: 4000 }).then(
      (request) => request.postData(),
      () => "nothing",
    );
    expect(await silence).toBe("nothing");
    expect(visit.operations).toHaveLength(requestCount);
    expect(visit.operations.filter((name) => name === "Shell").length).toBeLessThan(8);
    expect(visit.complaints).toEqual([]);
  });

  test("cancels the order while that is possible, and the money is refunded", async () => {
    const [visit] = await guestWithOrder();
    await using _ = visit;
    const { page } = visit;
    await page.getByRole("button", { name: "Cancel order" }).click();
    await page.getByText("The full amount will be refunded to your card.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Confirm cancellation" }).click();
    await page.getByText(/Order ORD-\d+ is cancelled\./).waitFor();
    await page.getByText("Cancelled", { exact: true }).first().waitFor();
    await eventually(async () => {
      expect(await page.getByText("Refund", { exact: true }).count()).toBe(1);
    });
    expect(await page.getByRole("button", { name: "Cancel order" }).count()).toBe(0);
  });

  test("says that its payment is being confirmed while an attempt is open, hides the card form, and continues by itself", async () => {
    const [visit, number] = await guestWithOrder("is declined");
    await using _ = visit;
    const { page } = visit;
    await page.getByLabel("Card number").waitFor();
    await openAttempt(number);
    await page.reload();
    await page.getByText("Your payment is being processed").waitFor();
    expect(await page.getByLabel("Card number").count()).toBe(0);
    expect(await visit.violations()).toEqual([]);
    await closeAttempt();
    await page.getByLabel("Card number").waitFor();
  });

  test("takes the payment of an unpaid order", async () => {
    const [visit, number] = await guestWithOrder("is declined");
    await using _ = visit;
    const { page } = visit;
    await page.getByRole("heading", { name: "Pay this order" }).waitFor();
    await fillCard(visit, "has no funds");
    await pay(visit);
    await page.getByRole("alert").getByText("The card has insufficient funds.").waitFor();
    await fillCard(visit);
    await pay(visit);
    await page.getByText("Thank you for your order!").waitFor();
    expect(await placedNumber(visit)).toBe(number);
  });

  test("says why a payment failed, also if the page has refetched the order during the payment", async () => {
    const [visit, number] = await guestWithOrder("is declined");
    await using _ = visit;
    const { page } = visit;
    const seen = Promise.withResolvers<void>();
    await page.route("**/graphql", async (route) => {
      const { operationName } = route.request().postDataJSON();
      if (operationName === "OrderPage") {
        const answer = await route.fetch();
        if ((await answer.text()).includes("CONFIRMING_PAYMENT")) seen.resolve();
        return route.fulfill({ response: answer });
      }
      if (operationName !== "PayPlacedOrder") return route.continue();
      await openAttempt(number);
      await seen.promise;
      await closeAttempt();
      await route.continue();
    });
    await fillCard(visit, "has no funds");
    await pay(visit);
    await page.getByRole("alert").getByText("The card has insufficient funds.").waitFor();
    await fillCard(visit);
    await page.unroute("**/graphql");
    await pay(visit);
    await page.getByText("Thank you for your order!").waitFor();
    expect(await placedNumber(visit)).toBe(number);
  });

  test("appears by itself as soon as orders is available again", async () => {
    const [visit, number] = await guestWithOrder();
    await using _ = visit;
    {
      await using _down = await storefront.shop.takeDown("orders");
      await visit.goto(`/orders/${number}`);
      await visit.page.getByRole("heading", { name: "Something went wrong" }).waitFor();
      expect(await visit.violations()).toEqual([]);
    }
    await placedNumber(visit);
  });

  test.each(withAndWithoutScripts)(
    "fills the cart again %s, and names the lines that could not be added",
    async (_how, visitor) => {
      const [scarce, plenty] = [
        await storefront.shop.product({ name: "Last lamp", price: "5.00", stock: 3 }),
        await storefront.shop.product({ name: "Rug", price: "5.00", stock: 50 }),
      ];
      await using visit = await storefront.visit(visitor);
      await putIntoCart(visit, scarce.id, scarce.id, plenty.id);
      await visit.goto("/checkout");
      await fillCheckout(visit);
      await pay(visit);
      await placedNumber(visit);
      await visit.page.getByRole("button", { name: "Order again" }).click();
      await visit.page.getByText("Last lamp: fewer are in stock. 1 added to your cart.").waitFor();
      expect(await visit.violations()).toEqual([]);
      const { cart } = await visit.execute("{ cart { totalQuantity } }");
      expect(cart.totalQuantity).toBe(2);
    },
  );

  test("does not exist for another guest or for a customer", async () => {
    const [visit, number] = await guestWithOrder();
    await visit[Symbol.asyncDispose]();
    await using stranger = await storefront.visit();
    await stranger.goto(`/orders/${number}`);
    await stranger.page.getByRole("heading", { name: `Order ${number} not found` }).waitFor();
    const { email } = await storefront.shop.signUp();
    await using customer = await storefront.visitAs(email, testPassword);
    await customer.goto(`/orders/${number}`);
    await customer.page.getByText("It may belong to another account.").waitFor();
    expect(await customer.page.getByRole("main").getByText("Lamp").count()).toBe(0);
  });

  test("is shown read-only by a mailed link", async () => {
    const email = `${randomUUID()}@example.com`;
    const [visit, number] = await guestWithOrder(undefined, {}, email);
    await visit[Symbol.asyncDispose]();
    await using elsewhere = await storefront.visit();
    const { page } = elsewhere;
    await elsewhere.goto("/orders/lookup");
    await page.getByRole("button", { name: "Email me a link" }).click();
    await page.getByText("Enter the order number, for example ORD-101.").waitFor();
    expect(await elsewhere.violations()).toEqual([]);
    await page.getByLabel("Order number").fill(number);
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Email me a link" }).click();
    await page.getByRole("heading", { name: "Check your inbox" }).waitFor();
    const path = await eventually(async () => {
      const mails = await mailsTo(storefront.shop.client, email);
      const found = /\/orders\/lookup\/[\w-]+/.exec(mails.map(({ text }) => text).join("\n"));
      if (!found) throw new Error("no link was mailed");
      return found[0];
    });
    await elsewhere.goto(path);
    await page.getByRole("heading", { name: `Order ${number}` }).waitFor();
    expect(await page.getByRole("button", { name: "Cancel order" }).count()).toBe(0);
    expect(await elsewhere.violations()).toEqual([]);
    await elsewhere.goto("/orders/lookup/no-such-token");
    await page.getByRole("heading", { name: "This link has expired" }).waitFor();
    expect(elsewhere.complaints).toEqual([]);
  });

  test("shows a notice for unavailable services, and the other data", async () => {
    const [visit] = await guestWithOrder();
    await using _ = visit;
    await using _down = await storefront.shop.takeDown("shipping");
    await visit.page.reload();
    await visit.page.getByText("Shipping cannot be shown at the moment.").waitFor();
    await visit.page.getByText("Visa ending in 4242").waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("leaves a balanced ledger", async () => {
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });

  test("marks refunds, line by line and beside the total", async () => {
    const vase = (await storefront.shop.product({ name: "Vase", price: "15.00", stock: 50 })).id;
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await putIntoCart(visit, lamp, vase, vase);
    await visit.goto("/checkout");
    await fillAddress(visit);
    await fillCard(visit);
    await pay(visit);
    await placedNumber(visit);
    const { orders } = await visit.execute("{ orders { nodes { id } } }");
    await (
      await storefront.shop.admin()
    ).get(RefundOrderDocument, {
      id: orders.nodes[0].id,
      idempotencyKey: randomUUID(),
      lines: [
        { productId: vase, quantity: 1 },
        { productId: lamp, quantity: 1 },
      ],
    });
    await page.reload();
    const lines = page.getByRole("list", { name: "Ordered items" });
    await lines.getByRole("listitem").filter({ hasText: "Vase" }).getByText("1 of 2 refunded").waitFor();
    await lines.getByRole("listitem").filter({ hasText: "Lamp" }).getByText("Refunded", { exact: true }).waitFor();
    await page.getByText("CA$55.00").first().waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
