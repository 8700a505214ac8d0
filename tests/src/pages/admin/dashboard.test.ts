import { afterAll, beforeAll, expect, test } from "vitest";
import { demoOrders, type DemoOrder } from "@souk/demo/orders";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

/** In this time zone some of the demo's orders fall on another day than in UTC. */
const timezoneId = "America/Toronto";
const [from, to] = ["2026-01-12", "2026-11-17"];

/** The expected figures, computed from the demo's orders alone. */
const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: timezoneId, dateStyle: "short" });
const dayOf = (moment: string) => dayFormat.format(new Date(moment));
const isInRange = (moment: string) => dayOf(moment) >= from && dayOf(moment) <= to;
const paidAt = ({ events }: DemoOrder) => events.find((event) => event.to === "PAID")?.at;
const placed = demoOrders.filter(({ placedAt }) => isInRange(placedAt));
const paid = demoOrders.filter((order) => order.status !== "CANCELLED" && isInRange(paidAt(order) ?? "2000-01-01"));
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
const cad = new Intl.NumberFormat("en", { style: "currency", currency: "CAD" });
const money = (minor: number) => cad.format(minor / 100);
const revenue = sum(paid.map(({ totalMinor }) => totalMinor));
const units = sum(paid.flatMap(({ lines }) => lines.map(({ quantity }) => quantity)));

function daysOfRange(): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return Array.from({ length: count }, (_day, index) =>
    new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10),
  );
}

withBrowser("the admin's dashboard in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", { timezoneId, ...options });
  const card = ({ page }: Visit, name: string) => page.getByRole("region", { name });
  const rowsOf = (visit: Visit, name: string) =>
    visit.page
      .getByRole("table", { name })
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => (cell as unknown as { innerText: string }).innerText.trim())),
      );

  test("the figures match the demo's orders", async () => {
    await using visit = await asAdmin();
    await visit.goto(`/admin?from=${from}&to=${to}`);
    const totals = visit.page.locator("dl").first();
    await totals.getByText(money(revenue)).waitFor();
    expect((await totals.innerText()).split(/\n+/).filter(Boolean)).toEqual([
      "Revenue",
      money(revenue),
      "paid in this period",
      "Paid orders",
      String(paid.length),
      `of ${placed.length} placed`,
      "Average order value",
      money(Math.round(revenue / paid.length)),
      "Units sold",
      String(units),
      "Refunded",
      money(0),
    ]);
    expect(await rowsOf(visit, "Orders by status")).toEqual(
      [
        ["Unpaid", "CREATED"],
        ["Paid", "PAID"],
        ["Processing", "PROCESSING"],
        ["Completed", "COMPLETED"],
        ["Cancelled", "CANCELLED"],
        ["Refunded", "REFUNDED"],
      ].map(([name, status]) => [name, String(placed.filter((order) => order.status === status).length)]),
    );
    const everPaid = placed.filter((order) => paidAt(order)).length;
    expect((await card(visit, "Conversion").innerText()).split(/\n+/).filter(Boolean)).toEqual([
      "Conversion",
      "Carts created",
      String(placed.length),
      "Orders placed",
      `${placed.length} · 100%`,
      "Orders paid",
      `${everPaid} · ${Math.round((100 * everPaid) / placed.length)}%`,
      "Cart reminders: 0 sent, 0 opened, 0 orders within seven days",
    ]);
    expect(visit.operations.filter((name) => name !== "Shell")).toEqual(["AdminDashboard"]);
  });

  test("each row of the table is a day in the browser's zone, and bestsellers are sorted by revenue", async () => {
    await using visit = await asAdmin();
    await visit.goto(`/admin?from=${from}&to=${to}`);
    await visit.page.getByRole("img", { name: /Chart of sales by day from Jan 12 to Nov 17/ }).waitFor();
    await visit.page.getByRole("button", { name: "Show as a table" }).click();
    expect(await visit.violations()).toEqual([]);
    const days = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
    expect(await rowsOf(visit, "Sales by day")).toEqual(
      daysOfRange().map((day) => {
        const paidThen = paid.filter((order) => dayOf(paidAt(order) ?? "") === day);
        return [
          days.format(new Date(day)),
          String(placed.filter(({ placedAt }) => dayOf(placedAt) === day).length),
          String(paidThen.length),
          money(sum(paidThen.map(({ totalMinor }) => totalMinor))),
        ];
      }),
    );
    const sales = new Map<string, { units: number; minor: number }>();
    for (const { name, quantity, unitPriceMinor } of paid.flatMap(({ lines }) => lines)) {
      const known = sales.get(name) ?? { units: 0, minor: 0 };
      sales.set(name, { units: known.units + quantity, minor: known.minor + quantity * unitPriceMinor });
    }
    const shown = await rowsOf(visit, "Top products");
    expect(shown).toHaveLength(10);
    for (const [name = "", soldUnits, amount] of shown) {
      const sold = sales.get(name);
      expect([name, soldUnits, amount]).toEqual([name, String(sold?.units), money(sold?.minor ?? 0)]);
    }
    const largest = [...sales.values()].map(({ minor }) => minor).sort((one, other) => other - one);
    expect(shown.map(([, , amount]) => amount)).toEqual(largest.slice(0, 10).map(money));
  });
});
