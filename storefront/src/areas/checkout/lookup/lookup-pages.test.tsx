import { expect, test } from "vitest";
import { openPage } from "../../../testing/open-page";

test("a guest requests a link to an order, and a wrong number is reported", async () => {
  const page = await openPage("/orders/lookup", { answers: { me: null, requestOrderLink: true } });
  await page.click(await page.findByRole("button", { name: "Email me a link" }));
  await page.shows("Enter the order number, for example ORD-101.");
  expect(page.sent("RequestOrderLink")).toEqual([]);
  await page.fill(page.getByLabelText("Order number"), "ORD-7");
  await page.fill(page.getByLabelText("Email"), "ada@example.com");
  await page.click(page.getByRole("button", { name: "Email me a link" }));
  await page.findByRole("heading", { name: "Check your inbox" });
  expect(page.sent("RequestOrderLink")).toEqual([{ input: { number: "ORD-7", email: "ada@example.com" } }]);
});

test("a mailed link shows the order without actions", async () => {
  const page = await openPage("/orders/lookup/token", {
    answers: { me: null, orderByLink: { id: "o", number: "ORD-7" } },
  });
  await page.findByRole("heading", { name: "Order ORD-7" });
  expect(page.queryByRole("button", { name: "Cancel order" })).toBeNull();
});

test("a link that has expired says so", async () => {
  const page = await openPage("/orders/lookup/token", { answers: { me: null } });
  await page.findByRole("heading", { name: "This link has expired" });
});
