import { expect, onTestFinished, test } from "vitest";
import { cad } from "../../../testing/money";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { fillCard } from "../../../testing/fill-card";
import { openPage, type OpenPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const line = (name: string, quantity: number) => ({
  lineId: name,
  name,
  quantity,
  product: { id: name, slug: name },
  lineTotal: cad("20.00"),
});
const order = {
  id: "o",
  number: "ORD-7",
  status: "PAID",
  total: cad("40.00"),
  checkout: { step: "AWAITING_PAYMENT" },
  lines: [line("Lamp", 1), line("Vase", 2)],
  shippingAddress: {},
  shipments: [],
  payments: [{ id: "p", status: "SUCCEEDED", brand: "Visa", last4: "4242", amount: cad("40.00") }],
};
const unpaid = { ...order, status: "CREATED" };

const open = (shown: unknown, answers: Answers = {}) =>
  openPage("/orders/ORD-7", {
    answers: {
      me: null,
      order: shown,
      orders: {},
      paymentOptions: [{ provider: "SANDBOX", kind: "CARD", label: { en: "Card" } }],
      ...answers,
    },
  });

/** A visible page asks again at once. */
const becomeVisible = () => document.dispatchEvent(new Event("visibilitychange"));

async function pay(page: OpenPage): Promise<void> {
  await fillCard(page);
  await page.click(page.getByRole("button", { name: "Pay CA$40.00" }));
}

test("a change of the order is shown and announced, and a finished order is not asked for again", async () => {
  let current: object = order;
  const page = await open(() => current);
  await page.findByRole("heading", { level: 1, name: "Order ORD-7" });
  current = { ...order, status: "COMPLETED", shipments: [{ id: "s", status: "DELIVERED", trackingNumber: "SHIP-1" }] };
  becomeVisible();
  await page.shows("Order status updated: Completed. Delivered");
  // the graph receives requests in their order
  const orderAgain = async (times: number) => {
    await page.click(page.getByRole("button", { name: "Order again" }));
    await page.becomes(() => page.sent("OrderAgain").length, times);
  };
  await orderAgain(1);
  const { length } = page.sent("OrderPage");
  becomeVisible();
  await orderAgain(2);
  expect(page.sent("OrderPage")).toHaveLength(length);
});

test.each([
  ["before the order is read", true],
  ["while the order is shown", false],
])(
  "the header shows that the cart of a new order is empty, also if it was emptied %s",
  async (_when, isEmptiedFirst) => {
    sessionStorage.setItem("souk.placed", '"ORD-7"');
    onTestFinished(() => sessionStorage.clear());
    const paid = { type: "orderPaid" };
    const emptied = [paid, { type: "stockCommitted" }];
    let events = isEmptiedFirst ? emptied : [paid];
    let isReadFirst = true;
    const page = await open(() => ({ ...order, events }), {
      cart: () => {
        const totalQuantity = isReadFirst || events !== emptied ? 2 : 0;
        isReadFirst = false;
        return { id: "c", totalQuantity };
      },
    });
    if (!isEmptiedFirst) await page.findByRole("link", { name: "Cart, 2 items" });
    await page.findByRole("heading", { level: 1, name: "Order ORD-7" });
    events = emptied;
    becomeVisible();
    await page.findByRole("link", { name: "Cart, empty" });
  },
);

test("an order is cancelled after a question", async () => {
  let current: object = order;
  const page = await open(() => current, {
    cancelOrder: () => {
      current = { ...order, status: "CANCELLED" };
      return { __typename: "Order", ...current };
    },
  });
  await page.click(await page.findByRole("button", { name: "Cancel order" }));
  const dialog = await page.dialog();
  expect(dialog.getByText("The full amount will be refunded to your card.")).toBeTruthy();
  await page.click(dialog.getByRole("button", { name: "Confirm cancellation" }));
  await page.findByText("Order ORD-7 is cancelled.");
  await page.disappears(() => page.queryByRole("button", { name: "Cancel order" }));
});

test("a page that could not ask the bank asks again by itself", async () => {
  let isHidden = true;
  const page = await open(
    { ...unpaid, checkout: { step: "ACTION_REQUIRED" } },
    {
      payOrder: () =>
        isHidden
          ? unavailable()
          : { __typename: "PaymentActionRequired", order: unpaid, redirectUrl: "https://bank.test/" },
    },
  );
  const again = await page.findByRole("button", { name: "Check again" });
  await page.becomes(() => again.dataset.loading, undefined);
  isHidden = false;
  becomeVisible();
  const link = await page.findByRole("link", { name: "Continue to your bank" });
  expect(link.getAttribute("href")).toBe("https://bank.test/");
});

test("after the bank has refused, the page says so, and another card pays the same order", async () => {
  let checkout: object = { step: "ACTION_REQUIRED" };
  const page = await open(() => ({ ...unpaid, checkout }), {
    payOrder: () => {
      checkout = { step: "AWAITING_PAYMENT", attempts: 1, lastError: "authentication_failed" };
      return { __typename: "PaymentDeclined", declineCode: "authentication_failed", order: unpaid };
    },
  });
  await page.findByRole("heading", { name: "Pay this order" });
  await page.shows("The bank could not authenticate the payment.");
  await pay(page);
  await page.becomes(
    () => page.sent("PayPlacedOrder").at(-1)?.input,
    expect.objectContaining({ orderId: "o", payment: { card: expect.anything() } }),
  );
});

test("while a payment is being confirmed, the card form is hidden", async () => {
  let step = "CONFIRMING_PAYMENT";
  const page = await open(() => ({ ...unpaid, checkout: { step } }));
  await page.shows("Your payment is being processed");
  expect(page.queryByLabelText(/^Card number/)).toBeNull();
  step = "AWAITING_PAYMENT";
  becomeVisible();
  await page.findByLabelText(/^Card number/);
});

test("the reason of a failed payment stays, also if the order was fetched during the payment", async () => {
  let step = "AWAITING_PAYMENT";
  const page = await open(() => ({ ...unpaid, checkout: { step } }), {
    payOrder: async () => {
      step = "CONFIRMING_PAYMENT";
      becomeVisible();
      await page.shows("Order status updated");
      step = "AWAITING_PAYMENT";
      return { __typename: "PaymentDeclined", declineCode: "insufficient_funds", order: unpaid };
    },
  });
  await pay(page);
  await page.becomes(() => page.queryByRole("alert")?.textContent, "The card has insufficient funds.");
  expect(page.getByLabelText(/^Card number/).closest("[hidden]")).toBeNull();
});

test("an order appears as soon as orders answers again", async () => {
  let isDown = true;
  const page = await open(() => (isDown ? unavailable() : order));
  await page.findByRole("heading", { name: "Something went wrong" });
  isDown = false;
  becomeVisible();
  await page.findByRole("heading", { level: 1, name: "Order ORD-7" });
});

test("an order stays on the page while it cannot be refreshed, and the page says so", async () => {
  let current: () => object = () => order;
  const page = await open(() => current());
  await page.findByRole("heading", { level: 1, name: "Order ORD-7" });
  current = unavailable;
  becomeVisible();
  await page.shows("This page could not be refreshed.");
  expect(page.getByRole("heading", { level: 1, name: "Order ORD-7" })).toBeTruthy();
  current = () => ({ ...order, status: "COMPLETED" });
  becomeVisible();
  await page.shows("Order status updated: Completed.");
  expect(page.text()).not.toContain("This page could not be refreshed.");
});

test("“Order again” names the lines that could not be added", async () => {
  const lines = [
    { productId: "Lamp", outcome: "ADDED", quantityAdded: 1 },
    { productId: "Vase", outcome: "CAPPED", quantityAdded: 1, reason: "STOCK" },
  ];
  const page = await open(order, { addLinesToCart: { __typename: "LinesAdded", lines } });
  await page.click(await page.findByRole("button", { name: "Order again" }));
  await page.shows("Vase: fewer are in stock. 1 added to your cart.");
  expect(page.text()).not.toContain("Lamp: ");
});

test.each([
  ["a visitor", null, "Sign in"],
  ["a customer", customer, "It may belong to another account."],
])("an order of another account does not exist for %s", async (_who, me, text) => {
  const page = await open(null, { me });
  await page.findByRole("heading", { name: "Order ORD-7 not found" });
  await page.shows(text);
});

test("while shipping does not answer, the other parts are shown", async () => {
  const page = await open({ ...order, shipments: unavailable });
  await page.shows("Shipping cannot be shown at the moment.");
  await page.shows("Visa ending in 4242");
});

test("refunds are marked, line by line and beside the total", async () => {
  const lines = [
    { product: { id: "Lamp" }, quantity: 1 },
    { product: { id: "Vase" }, quantity: 1 },
  ];
  const page = await open({ ...order, refunds: [{ id: "r", amount: cad("30.00"), state: "DONE", lines }] });
  const items = page.within(await page.findByRole("list", { name: "Ordered items" }));
  const textOf = (name: string) =>
    items.getAllByRole("listitem").find(({ textContent }) => textContent?.includes(name))?.textContent;
  expect(textOf("Vase")).toContain("1 of 2 refunded");
  expect(textOf("Lamp")).toContain("Refunded");
  expect(page.text()).toContain("CA$30.00");
});
