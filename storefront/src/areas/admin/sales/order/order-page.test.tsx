import { expect, test } from "vitest";
import { cad } from "../../../../testing/money";
import { unavailable, type Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

/** An order on which the mutations of the test act, as in the graph. */
function orderOf(fields: object = {}) {
  const line = {
    lineId: "l",
    name: "Lamp",
    quantity: 2,
    needsShipping: true,
    product: { id: "p" },
    unitPrice: cad("5.00"),
  };
  const order = {
    id: "o",
    number: "ORD-1",
    status: "PROCESSING",
    allowedTransitions: ["CANCELLED"],
    email: "june@shop.test",
    lines: [line],
    total: cad("10.00"),
    payments: [],
    shipments: [],
    notifications: [],
    events: [],
    ...fields,
  };
  return { order, change: (changes: object) => Object.assign(order, { __typename: "Order", ...changes }) };
}

const open = (answers: Answers) => openPage("/admin/orders/ORD-1", { answers: { me: admin, ...answers } });

test("an order offers only the acts that its state allows, and a cancellation needs a confirmation", async () => {
  const { order, change } = orderOf();
  const page = await open({ order, cancelOrder: () => change({ status: "CANCELLED", allowedTransitions: [] }) });
  await page.click(await page.findByRole("button", { name: "Cancel order" }));
  expect(page.queryByRole("button", { name: /Refund|Mark as/ })).toBeNull();
  await page.click((await page.dialog()).getByRole("button", { name: "Keep order" }));
  await page.disappears(() => page.queryByRole("dialog"));
  page.getByRole("button", { name: "Cancel order" }).focus();
  await page.keyboard("{Enter}");
  (await page.dialog()).getByRole("button", { name: "Cancel order" }).focus();
  await page.keyboard("{Enter}");
  await page.findByText("ORD-1 was cancelled.");
  await page.disappears(() => page.queryByRole("button", { name: "Cancel order" }));
  expect(page.sent("AdminCancelOrder")).toEqual([{ id: "o", idempotencyKey: expect.any(String) }]);
});

test("a failed mail of the order is sent again", async () => {
  const mail = { id: "m", kind: "ORDER_CANCELLED", subject: "Order ORD-1 was cancelled", status: "FAILED" };
  const { order } = orderOf({ notifications: [mail] });
  const page = await open({
    order,
    resendNotification: () => Object.assign(mail, { __typename: "Notification", status: "SENT", timesSent: 2 }),
  });
  await page.click(await page.findByRole("button", { name: "Resend: Order ORD-1 was cancelled" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Resend" }));
  await page.findByText("“Order ORD-1 was cancelled” will be sent again.");
  await page.shows("sent 2 times");
  expect(page.sent("AdminSendMailAgain")).toEqual([{ id: "m", idempotencyKey: expect.any(String) }]);
});

test("without payments the page shows the other data and a notice", async () => {
  const { order } = orderOf({ shipments: [{ trackingNumber: "SHIP-1" }], payments: unavailable });
  const page = await open({ order });
  await page.findByText("Payments are unavailable right now.");
  expect(page.getByText("SHIP-1")).toBeTruthy();
});

test("an unknown order number shows a page that says so", async () => {
  const page = await open({ order: null });
  await page.findByRole("heading", { name: "Page not found" });
  expect(page.getAllByRole("heading", { level: 1 })).toHaveLength(1);
});
