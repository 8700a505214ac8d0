import { expect, test } from "vitest";
import { unavailable } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

const order = { id: "o", number: "ORD-1", status: "COMPLETED", total: { amount: "120.00", currency: "CAD" } };

test("filters and sort are in the address, and a view saves them under a name", async () => {
  const allOrders = ({ filter }: { filter?: { search?: string } }) => ({ nodes: filter?.search ? [] : [order] });
  const page = await openPage("/admin/orders?status=COMPLETED&min=100&sort=TOTAL_DESC", {
    answers: { me: admin, allOrders },
  });
  await page.findByRole("link", { name: "ORD-1" });
  await page.click(page.getByRole("button", { name: "Save view" }));
  await page.fill(await page.findByLabelText("View name"), "Large ones");
  await page.keyboard("{Enter}");
  await page.click(await page.findByRole("link", { name: "All" }));
  await page.becomes(page.address, "/admin/orders");
  await page.click(page.getByRole("link", { name: "Large ones" }));
  await page.becomes(page.address, "/admin/orders?min=100&sort=TOTAL_DESC&status=COMPLETED");
  await page.fill(page.getByRole("searchbox", { name: "Search" }), "nobody has this");
  await page.findByRole("heading", { name: "No orders found" });
  expect(page.sent("AdminOrders").at(-1)).toMatchObject({ sort: "TOTAL_DESC", filter: { search: "nobody has this" } });
});

test("the cells of an order have labels for its card on a phone", async () => {
  const page = await openPage("/admin/orders", { answers: { me: admin, allOrders: { nodes: [order] } } });
  const cells = page.within(await page.findByRole("row", { name: /ORD-1/ })).getAllByRole("cell");
  expect(cells.map(({ dataset }) => dataset.label)).toEqual(expect.arrayContaining(["Status", "Total"]));
});

test("without payments the list shows the other data and a notice", async () => {
  const page = await openPage("/admin/orders", {
    answers: { me: admin, allOrders: { nodes: [{ ...order, payments: unavailable }] } },
  });
  await page.findByText("Some data is unavailable right now.");
  expect(page.getByRole("link", { name: "ORD-1" })).toBeTruthy();
});
