import { describe, expect, test } from "vitest";
import { noSuchPage, twoPages, unavailable, type Answers } from "../../testing/graph-answers";
import { openPage } from "../../testing/open-page";
import { admin } from "../../testing/viewers";

const open = (path: string, answers: Answers) => openPage(path, { answers: { me: admin, ...answers } });

test.each([
  ["/admin/customers", "users", "Email", ["EMAIL_ASC", "EMAIL_DESC"]],
  ["/admin/orders", "allOrders", "Total", ["TOTAL_ASC", "TOTAL_DESC"]],
  ["/admin/products", "products", "Price", ["PRICE_ASC", "PRICE_DESC"]],
  ["/admin/stock/movements", "stockMovements", "Date", ["OLDEST", "NEWEST"]],
  ["/admin/courses", "courses", "Course", ["TITLE_ASC", "TITLE_DESC"]],
  ["/admin/courses/requests", "instructorRequests", "Submitted", ["OLDEST", "NEWEST"]],
  ["/admin/notifications", "notifications", "To", ["RECIPIENT_ASC", "RECIPIENT_DESC"]],
  ["/admin/api-usage", "operationUsage", "Operation", ["NAME_ASC", "NAME_DESC"]],
  ["/admin/audit-log", "auditLog", "Action", ["ACTION_ASC", "ACTION_DESC"]],
])("%s is sorted by its headers, and the address stores the sort", async (path, field, column, sorts) => {
  const requested: unknown[] = [];
  const page = await open(path, {
    [field]: ({ sort }: { sort?: string }) => {
      requested.push(sort);
      return { nodes: [{}] };
    },
  });
  const header = await page.findByRole("columnheader", { name: column });
  const addresses = [];
  for (const direction of ["ascending", "descending"]) {
    await page.click(page.within(header).getByRole("button"));
    await page.becomes(() => header.getAttribute("aria-sort"), direction);
    addresses.push(page.address());
  }
  expect(addresses).toEqual(sorts.map((sort) => `${path}?sort=${sort}`));
  await page.becomes(() => requested.slice(-2), sorts);
  const announced = page
    .getAllByRole("columnheader")
    .filter((one) => /cending/.test(one.getAttribute("aria-sort") ?? ""));
  expect(announced).toEqual([header]);
});

test("the address of a page that no longer exists leads to the first page with the same sort", async () => {
  const users = ({ after }: { after?: string }) =>
    after ? noSuchPage() : { nodes: [{ id: "1", email: "june@shop.test" }] };
  const page = await open("/admin/customers?sort=EMAIL_DESC&after=nonsense", { users });
  await page.findByRole("heading", { name: "This page is no longer available" });
  await page.click(page.getByRole("button", { name: "Go to the first page" }));
  await page.findByRole("link", { name: "june@shop.test" });
  expect(page.address()).toBe("/admin/customers?sort=EMAIL_DESC");
});

test("a list has pages in the address, and the back button returns to the previous one", async () => {
  const products = twoPages({ nodes: [{ id: "1", name: "Desk" }] }, { nodes: [{ id: "2", name: "Lamp" }] });
  const page = await open("/admin/products", { products });
  await page.findByRole("link", { name: "Desk" });
  await page.click(page.getByRole("button", { name: "Next" }));
  await page.findByRole("link", { name: "Lamp" });
  expect(page.address()).toBe("/admin/products?after=c");
  await page.click(page.getByRole("button", { name: "Previous" }));
  await page.findByRole("link", { name: "Desk" });
  expect(page.address()).toBe("/admin/products");
});

describe("while a service does not answer", () => {
  test.each<[string, Answers, string, string]>([
    ["/admin/stock", { stockLevels: unavailable }, "Try again", ""],
    [
      "/admin/products",
      { products: { nodes: [{ name: "Lamp", stock: unavailable }] } },
      "Stock is unavailable right now",
      "Lamp",
    ],
    [
      "/admin?range=year",
      { salesReport: {}, stockLevels: unavailable },
      "Stock is unavailable right now",
      "Orders by status",
    ],
    [
      "/admin?range=year",
      { salesReport: unavailable, stockLevels: { nodes: [{ product: { name: "Lamp" } }] } },
      "Top products are unavailable right now.",
      "Lamp",
    ],
    ["/admin/orders", { me: unavailable }, "Your account could not be loaded", ""],
  ])("%s says so and shows the other data", async (path, answers, notice, other) => {
    const page = await open(path, answers);
    await page.shows(notice);
    expect(page.text()).toContain(other);
  });
});

test("an admin without the required second factor sees a link to its setup instead of errors", async () => {
  const page = await open("/admin/orders", { me: { ...admin, sessionRole: "CUSTOMER" } });
  await page.findByRole("heading", { name: "Set up two-step authentication" });
  const link = page.getByRole("link", { name: "Set up two-step authentication" });
  expect(link.getAttribute("href")).toBe("/account/security?returnTo=%2Fadmin%2Forders");
});
