import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { unavailable } from "../../../../testing/graph-answers";

const token = "A".repeat(43);
const lamp = { id: "p", name: "Lamp", slug: "lamp" };
const valid = "We will write to you once when Lamp is back in stock.";
const invalid = "This link is not valid, or it is more than 7 days old.";

test.each<[string, unknown, string, string, string]>([
  ["a valid link", lamp, valid, "See the product", "/products/lamp"],
  ["a link that is not valid", null, invalid, "See all products", "/products"],
])("only the form of the page confirms the request: %s", async (_case, confirmStockMail, text, name, href) => {
  const page = await openPage(`/stock-mail/${token}`, { answers: { me: null, confirmStockMail } });
  const confirm = await page.findByRole("button", { name: "Confirm" });
  expect(page.sent("ConfirmStockMail")).toEqual([]);
  await page.click(confirm);
  await page.shows(text);
  expect(page.getByRole("link", { name }).getAttribute("href")).toBe(href);
  expect(page.sent("ConfirmStockMail")).toEqual([{ token }]);
});

test("while the catalog is unavailable, the page says so and keeps its form", async () => {
  const page = await openPage(`/stock-mail/${token}`, { answers: { me: null, confirmStockMail: unavailable } });
  await page.click(await page.findByRole("button", { name: "Confirm" }));
  await page.shows("This service is temporarily unavailable.");
  expect(page.getByRole("button", { name: "Confirm" })).not.toBeNull();
});
