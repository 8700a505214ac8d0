import { expect, test } from "vitest";
import { noSuchPage, twoPages, type Answers } from "../../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

const job = (id: string) => ({ id, service: "payments", task: "tellOrders", attempts: 25, lastError: `lost ${id}` });
const stuckOrder = (number: string) => ({
  cursor: number,
  node: { kind: "DELIVERY_FAILED", order: { id: number, number } },
});
/** Two lists of two pages each. */
const lists: Answers = {
  stuckOrdersConnection: twoPages({ edges: [stuckOrder("ORD-1")] }, { edges: [stuckOrder("ORD-2")] }),
  failedDeliveriesConnection: twoPages({ nodes: [job("1")] }, { nodes: [job("2")] }),
};

const open = (search: string, answers: Answers) =>
  openPage(`/admin/operations${search}`, { answers: { me: admin, ...answers } });
const pagesOf = (page: OpenPage, name: RegExp) => page.within(page.getByRole("navigation", { name }));

test("each list has its own pages, and the back button returns to the previous one", async () => {
  const page = await open("", lists);
  await page.findByText("lost 1");
  await page.click(pagesOf(page, /Failed jobs/).getByRole("button", { name: "Next" }));
  await page.findByText("lost 2");
  expect(page.getByText("ORD-1")).toBeTruthy();
  await page.click(pagesOf(page, /Stuck orders/).getByRole("button", { name: "Next" }));
  await page.findByText("ORD-2");
  expect(page.address()).toBe("/admin/operations?deliveries.after=c&stuck.after=c");
  await page.click(pagesOf(page, /Failed jobs/).getByRole("button", { name: "Previous" }));
  await page.findByText("lost 1");
  expect(page.getByText("ORD-2")).toBeTruthy();
  expect(page.sent("AdminOperations")).toHaveLength(1);
});

test("each list is sorted and filtered by its own part of the address, from its first page", async () => {
  const page = await open("?stuck.after=c", lists);
  const jobs = page.within(await page.findByRole("table", { name: "Failed jobs" }));
  await page.click(jobs.getByRole("button", { name: "Attempts" }));
  await page.becomes(page.address, "/admin/operations?stuck.after=c&deliveries.sort=ATTEMPTS_ASC");
  const orders = page.within(page.getByRole("table", { name: "Stuck orders" }));
  await page.click(orders.getByRole("button", { name: "Order" }));
  await page.becomes(page.address, "/admin/operations?deliveries.sort=ATTEMPTS_ASC&stuck.sort=PLACED_ASC");
});

test("a list whose page no longer exists leads to its first page, and the other list stays as it is", async () => {
  const page = await open("?stuck.after=nonsense&deliveries.sort=ATTEMPTS_ASC", {
    ...lists,
    stuckOrdersConnection: ({ after }: { after?: string }) => (after ? noSuchPage() : { edges: [stuckOrder("ORD-1")] }),
  });
  await page.findByRole("heading", { name: "This page is no longer available" });
  expect(page.getByText("lost 1")).toBeTruthy();
  await page.click(page.getByRole("button", { name: "Go to the first page" }));
  await page.findByText("ORD-1");
  expect(page.address()).toBe("/admin/operations?deliveries.sort=ATTEMPTS_ASC");
});

test("a retried job leaves its own list, and the other list is not loaded again", async () => {
  let nodes = [job("1"), job("2")];
  const page = await open("", {
    stuckOrdersConnection: { edges: [stuckOrder("ORD-1")] },
    failedDeliveriesConnection: () => ({ nodes }),
    retryDelivery: ({ id }: { id: string }) => {
      nodes = nodes.filter((each) => each.id !== id);
      return { __typename: "FailedDelivery", id };
    },
    repairOrder: { __typename: "Order", id: "ORD-1" },
  });
  await page.findByText("lost 1");
  await page.click(page.getAllByRole("button", { name: "Retry: Update order (Payments)" })[0]!);
  await page.findByText("Retrying: Update order.");
  await page.disappears(() => page.queryByText("lost 1"));
  await page.click(page.getByRole("button", { name: /^Repair/ }));
  await page.findByText(/^The open steps of .* are being retried\.$/);
  await page.becomes(() => page.sent("AdminStuckOrders").length, 1);
  expect([page.sent("AdminOperations").length, page.sent("AdminFailedDeliveries").length]).toEqual([1, 1]);
});

test("a difference that the audit found is in a table that the focus can reach, so that a keyboard scrolls it", async () => {
  const page = await open("", {
    ledgerAudit: {
      counts: [{ compared: 12 }],
      differences: [{ check: "stock", subject: "product lamp", expected: "4 on hand", found: "5 on hand" }],
    },
  });
  await page.findByText("product lamp");
  const area = page.getByRole("group", { name: "Reconciliation" });
  expect([area.tabIndex, page.within(area).getByRole("table").textContent]).toEqual([
    0,
    expect.stringContaining("5 on hand"),
  ]);
});
