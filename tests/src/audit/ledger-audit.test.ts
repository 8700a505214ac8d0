import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { AuditedShop } from "./ledger/audited-shop.js";
import { deliveriesDifferences } from "./ledger/deliveries-differences.js";
import { inventoryDifferences } from "./ledger/inventory-differences.js";
import { ordersDifferences } from "./ledger/orders-differences.js";
import { paymentsDifferences } from "./ledger/payments-differences.js";
import { plantedJob } from "./ledger/planted-difference.js";
import { mediaDifferences } from "./ledger/media-differences.js";
import { reviewsDifferences } from "./ledger/reviews-differences.js";
import { runAuditOn, type Environment } from "./ledger/run-audit-on.js";

const plantedDifferences = [
  inventoryDifferences,
  paymentsDifferences,
  ordersDifferences,
  deliveriesDifferences,
  reviewsDifferences,
  mediaDifferences,
];

/** Differences that one audit finds: at most one of each list, since two of one list could touch the same row. */
const plantedTogether = Array.from(
  { length: Math.max(...plantedDifferences.map(({ length }) => length)) },
  (_, index) => plantedDifferences.flatMap((list) => list[index] ?? []),
);

describe("the audit of a shop with sales, refunds, cancellations and courses", () => {
  let audited: AuditedShop;
  let shop: TestShop;

  beforeAll(async () => {
    audited = await AuditedShop.open();
    ({ shop } = audited);
  });

  afterAll(async () => audited[Symbol.asyncDispose]());

  const auditNow = () => runAuditOn(shop.databaseUrls, "--grace", "0");

  test("finds no difference", async () => {
    const { code, printed, complaints } = await auditNow();
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    expect(printed.at(-1)).toBe("0 differences");
    expect(printed[0]).toMatch(/^audit at \d{4}-/);
    const counted = [
      /^ {2}stock .*: 1 products$/,
      /^ {2}order-money .*: 7 orders$/,
      /^ {2}provider-charges .*: 7 charges$/,
    ];
    for (const line of counted) expect(printed).toContainEqual(expect.stringMatching(line));
    expect(printed).toContainEqual(expect.stringMatching(/^ {2}provider-refunds .*: 3 refunds$/));
  });

  test("finds no difference in the output for programs", async () => {
    const { code, printed } = await runAuditOn(shop.databaseUrls, "--grace", "0", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(printed.join("\n"))).toEqual({
      checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      counts: expect.objectContaining({ stock: 1, "order-money": 7, "failed-jobs": expect.any(Number), inFlight: 0 }),
      differences: [],
    });
  });

  test("publishes its figures for Prometheus", async () => {
    const { code, printed } = await runAuditOn(shop.databaseUrls, "--grace", "0", "--metrics");
    expect(code).toBe(0);
    expect(printed).toContain('souk_audit_checked{check="order-money"} 7');
    expect(printed).toContain('souk_audit_differences{check="order-money"} 0');
    expect(printed).toContainEqual(expect.stringMatching(/^souk_audit_last_run_timestamp_seconds \d+/));
    expect(printed).toContain("# TYPE souk_audit_checked gauge");
  });

  const named = plantedTogether.map((planted) => [planted.map(({ name }) => name).join("; "), planted] as const);

  test.each(named)("each check that finds it reports in one line: %s", async (_names, planted) => {
    const statements = planted.map((difference) => ({ ...difference, sql: difference.sql(audited) }));
    for (const { in: owner, sql } of statements) {
      await shop.rows(owner, sql[0]);
      if (sql[1].endsWith(plantedJob))
        await shop.rows(owner, `update graphile_worker._private_jobs set attempts = 1 ${plantedJob}`);
    }
    const { code, printed, differences } = await auditNow();
    for (const { in: owner, sql } of statements) await shop.rows(owner, sql[1]);
    const lines = planted.flatMap(({ line }) => line);
    const sorted = (reported: readonly string[]) => reported.map((line) => audited.namesOnly(line)).sort();
    expect({ code, last: printed.at(-1), differences: sorted(differences) }).toEqual({
      code: 1,
      last: lines.length === 1 ? "1 difference" : `${lines.length} differences`,
      differences: sorted(lines),
    });
  });

  test("every planted difference was removed again", async () => {
    expect((await auditNow()).differences).toEqual([]);
  });

  test("a paid order that exists in only one subgraph is reported by every check that misses it", async () => {
    const lost = randomUUID();
    await shop.rows(
      "orders",
      `with lost as (
         insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at)
         values ('${lost}', '${randomUUID()}', 'PAID', 'CAD', 7150, 0, 7150, '{}', 'UPS', now()) returning id
       ), lines as (
         insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
         select id, line.* from lost, (values (0, '${audited.lamp}'::uuid, 'PHYSICAL', 'L', 'Lamp', 1, 1250),
           (1, '${audited.course}'::uuid, 'COURSE', 'C', 'Weaving', 1, 5900)) line
       )
       insert into order_events (order_id, event_id, type, to_status, at) select id, 'PAID', 'orderPaid', 'PAID', now() from lost`,
    );
    const { differences } = await auditNow();
    const reported = differences.map((line) =>
      line.replace(/order ORD-\d+(, (course )?product [-\w]+)?: expected /, ""),
    );
    await shop.rows("orders", `delete from orders where id = '${lost}'`);
    expect(reported).toEqual([
      "order-stock: 1 COMMITTED for an order that is PAID; found no reservation",
      "order-money: one payment of 71.50 CAD; found none",
      expect.stringMatching(/^order-courses: 1 active enrollment of user .*; found none$/),
      "order-shipments: 1 shipment for an order that is PAID; found none",
      expect.stringMatching(/^order-mails: ORDER_CONFIRMATION to user .*; found none$/),
    ]);
  });

  test("recent differences are ignored during the grace period, except those within one database", async () => {
    await shop.rows(
      "notifications",
      `update notifications set event_id = 'planted:' || event_id where event_id like 'orderPaid:%'`,
    );
    await shop.rows("inventory", `update stock_levels set on_hand = on_hand + 1`);
    const { code, printed, differences } = await runAuditOn(shop.databaseUrls, "--grace=3600");
    await shop.rows("notifications", `update notifications set event_id = replace(event_id, 'planted:', '')`);
    await shop.rows("inventory", `update stock_levels set on_hand = on_hand - 1`);
    expect(code).toBe(1);
    expect(printed).toContain("5 too recent to compare");
    expect(differences.filter((line) => !line.includes("too recent"))).toEqual([expect.stringMatching(/^stock: /)]);
  });

  test.each<[string, Environment, RegExp]>([
    [
      "an unavailable database",
      { SHIPPING_DATABASE_URL: "postgres://souk:secret@127.0.0.1:1/souk_shipping" },
      /^cannot look at shipping \(database souk_shipping at 127\.0\.0\.1:1\): .*ECONNREFUSED/,
    ],
    ["a setting that is not a URL", { ORDERS_DATABASE_URL: "nonsense" }, /^audit cannot look, 1 setting is wrong:/],
  ])("%s is reported, and nothing else", async (_what, environment, line) => {
    const { code, printed, complaints } = await runAuditOn({ ...shop.databaseUrls, ...environment });
    expect({ code, printed }).toEqual({ code: 2, printed: [] });
    expect(complaints[0]).toMatch(line);
    expect(complaints.join()).not.toContain("secret");
  });

  test("a database without a shop's tables is reported", async () => {
    const { code, complaints } = await runAuditOn({
      ...shop.databaseUrls,
      ORDERS_DATABASE_URL: shop.databaseUrls.SHIPPING_DATABASE_URL ?? "",
    });
    expect(code).toBe(2);
    expect(complaints).toEqual([
      expect.stringMatching(/^cannot look at orders .*does not exist; this version's shop has not run/),
    ]);
  });

  test("unknown arguments print the usage", async () => {
    const { code, complaints } = await runAuditOn(shop.databaseUrls, "--verbose");
    expect({ code, complaints }).toEqual({
      code: 2,
      complaints: ["usage: npm run audit -- [--json | --metrics] [--all] [--grace SECONDS]"],
    });
  });
});

test("the demo data have no differences", async () => {
  await using shop = await TestShop.create({ demoData: true });
  // the jobs that copy the ratings to catalog run after the start
  await eventually(async () => {
    const { differences } = await runAuditOn(shop.databaseUrls, "--grace", "0");
    // demo orders' confirmations do not refer to their events as real orders do
    expect(differences).toEqual([]);
  });
});
