import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locator } from "playwright-core";
import { eventually } from "../../test-kit/clients/eventually.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";

withBrowser("the admin's lists of stuck orders and failed messages, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    for (const service of ["payments", "notifications"] as const) await giveUp(service);
    await refuseRefunds();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  /**
   * Creates thirty failed messages: the first one with three attempts, all others with 25. Each succeeds at once on a
   * retry.
   */
  async function giveUp(service: "payments" | "notifications"): Promise<void> {
    await storefront.shop.rows(
      service,
      `with added as (
         select n, (graphile_worker.add_job($1,
           json_build_object('data', json_build_object('id', $2::text, 'paymentId', $2::text)), run_at := now() + interval '1 day')).id
         from generate_series(1, 30) n
       )
       select graphile_worker.reschedule_jobs(array[id], attempts := tries, max_attempts := tries)
       from added, lateral (select case n when 1 then 3 else 25 end as tries) tried`,
      [service === "payments" ? "tellOrders" : "sendNotification", "00000000-0000-4000-8000-000000000000"],
    );
  }

  /** Creates thirty refunds that payments refused, for the first orders, and one order with a failed message. */
  async function refuseRefunds(): Promise<void> {
    const ofOrder = "select id, row_number() over (order by placed_at, id) as place from orders limit 6";
    await storefront.shop.rows(
      "orders",
      `insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at, ended_at)
       select gen_random_uuid(), id, 'REFUND', '[]', 100, 'FAILED', 'refused ' || n, at, at
       from (${ofOrder}) placed, generate_series(1, 5) n,
         lateral (select timestamptz '2026-03-01' + (place * 5 + n) * interval '1 minute' as at) ended`,
    );
    await storefront.shop.rows(
      "orders",
      `with added as (
         select (graphile_worker.add_job('createShipment', json_build_object('data', json_build_object('orderId', id)))).id
         from orders order by placed_at limit 1
       )
       select graphile_worker.reschedule_jobs(array[id], run_at := now() + interval '1 day', attempts := 25) from added`,
    );
  }

  const asAdmin = () => storefront.visitAs("admin@example.com", "admin123");
  const stuck = ({ page }: Visit): Locator => page.getByRole("table", { name: "Stuck orders" });
  const givenUp = ({ page }: Visit): Locator => page.getByRole("table", { name: "Failed jobs" });
  const pages = ({ page }: Visit, name: string): Locator => page.getByRole("navigation", { name: new RegExp(name) });
  const parametersOf = ({ page }: Visit): string[] => [...new URL(page.url()).searchParams.keys()].sort();

  /** Returns the texts of the rows once there are `count` of them and they differ from `others`. */
  async function rowsOf(table: Locator, count: number, others: readonly string[] = []): Promise<string[]> {
    const busy = table.page().locator("[aria-busy=false]").filter({ has: table });
    return eventually(async () => {
      await busy.waitFor();
      const rows = await table.locator("tbody tr").allInnerTexts();
      if (rows.length !== count || rows.join() === others.join()) throw new Error(`${rows.length} rows`);
      return rows;
    });
  }

  test("each list has its own pages, and the back button returns to the previous one", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/operations");
    const first = await rowsOf(stuck(visit), 25);
    const oldest = await rowsOf(givenUp(visit), 25);
    expect(await visit.violations()).toEqual([]);
    const sentOperations = () => visit.operations.filter((name) => name !== "Shell");
    expect(sentOperations()).toEqual(["AdminOperations"]);

    await pages(visit, "Failed jobs").getByRole("button", { name: "Next" }).click();
    await rowsOf(givenUp(visit), 25, oldest);
    await pages(visit, "Failed jobs").getByRole("button", { name: "Next" }).click();
    await rowsOf(givenUp(visit), 11);
    expect(sentOperations().slice(1)).toEqual(["AdminFailedDeliveries", "AdminFailedDeliveries"]);
    expect(await rowsOf(stuck(visit), 25)).toEqual(first);

    await pages(visit, "Stuck orders").getByRole("button", { name: "Next" }).click();
    const rest = await rowsOf(stuck(visit), 6);
    expect(rest.filter((row) => first.includes(row))).toEqual([]);
    expect(parametersOf(visit)).toEqual(["deliveries.after", "stuck.after"]);
    await pages(visit, "Failed jobs").getByRole("button", { name: "Previous" }).click();
    await rowsOf(givenUp(visit), 25);
    expect(await rowsOf(stuck(visit), 6)).toEqual(rest);
    await page.goBack();
    await rowsOf(givenUp(visit), 11);
    await page.goBack();
    expect(await rowsOf(stuck(visit), 25)).toEqual(first);
    expect(parametersOf(visit)).toEqual(["deliveries.after"]);
    expect(visit.complaints).toEqual([]);
  });

  test("each list is sorted and filtered by its own part of the address, from its first page", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/operations");
    await rowsOf(stuck(visit), 25);
    await pages(visit, "Stuck orders").getByRole("button", { name: "Next" }).click();
    await rowsOf(stuck(visit), 6);
    const tries = await sortByHeader(page, "Attempts", "ascending", givenUp(visit));
    const all = await rowsOf(givenUp(visit), 25);
    expect(tries.slice(0, 4)).toEqual(["3", "3", "25", "25"]);
    expect(parametersOf(visit)).toEqual(["deliveries.sort", "stuck.after"]);

    await page.getByRole("combobox", { name: "Service" }).click();
    await page.getByRole("option", { name: "payments" }).click();
    const ofPayments = await rowsOf(givenUp(visit), 25, all);
    expect(ofPayments.filter((row) => !row.startsWith("Payments"))).toEqual([]);

    const numbers = await sortByHeader(page, "Order", "descending", stuck(visit));
    expect(numbers).toHaveLength(25);
    expect(parametersOf(visit)).toEqual(["deliveries.service", "deliveries.sort", "stuck.sort"]);
    await page.getByRole("combobox", { name: "Issue" }).click();
    await page.getByRole("option", { name: "Background job failed" }).click();
    await rowsOf(stuck(visit), 1);
    await visit.goto(new URL(page.url()).pathname + new URL(page.url()).search);
    await rowsOf(stuck(visit), 1);
    expect(await rowsOf(givenUp(visit), 25)).toEqual(ofPayments);
    await page.getByRole("combobox", { name: "Issue" }).click();
    await page.getByRole("option", { name: "Refund not completed" }).click();
    await page.getByText("No stuck orders found.").waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  test("a retried message leaves its own list, and the other list is not loaded again", async () => {
    await using visit = await asAdmin();
    await visit.goto("/admin/operations?deliveries.service=payments&deliveries.sort=ATTEMPTS_ASC");
    await rowsOf(givenUp(visit), 25);
    await givenUp(visit)
      .getByRole("button")
      .and(visit.page.getByLabel("Retry: Update order (Payments)"))
      .first()
      .click();
    await visit.page.getByText("Retrying: Update order.").waitFor();
    await givenUp(visit).locator("tbody tr").first().getByText("25", { exact: true }).waitFor();
    const sentOperations = () => visit.operations.filter((name) => /^Admin(Stuck|Failed|Operations)/.test(name));
    expect(sentOperations()).toEqual(["AdminOperations", "AdminFailedDeliveries"]);
    await stuck(visit)
      .getByRole("button", { name: /^Repair/ })
      .first()
      .click();
    await visit.page.getByText(/^The open steps of .* are being retried\.$/).waitFor();
    await eventually(() =>
      expect(sentOperations()).toEqual(["AdminOperations", "AdminFailedDeliveries", "AdminStuckOrders"]),
    );
    expect(visit.complaints).toEqual([]);
  });

  test("invalid values in the address show all entries of both lists", async () => {
    await using visit = await asAdmin();
    await visit.goto("/admin/operations?stuck.kind=LOST&stuck.sort=BEST&deliveries.sort=PLACED_ASC");
    await rowsOf(stuck(visit), 25);
    await rowsOf(givenUp(visit), 25);
    expect(visit.complaints).toEqual([]);
  });

  test("a list whose page no longer exists leads to its first page, and the other list stays as it is", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/operations?stuck.after=nonsense&deliveries.sort=ATTEMPTS_ASC");
    await page.getByRole("heading", { name: "This page is no longer available" }).waitFor();
    await rowsOf(givenUp(visit), 25);
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Go to the first page" }).click();
    await rowsOf(stuck(visit), 25);
    expect(parametersOf(visit)).toEqual(["deliveries.sort"]);
  });
});
