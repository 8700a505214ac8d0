import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { AUDIT_INTERVAL_SECONDS: "1", LOG_LEVEL: "warn" } });
  const { id } = await shop.product({ stock: 5 });
  await buy(await shop.signUp(), id);
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function figures(): Promise<Map<string, number>> {
  const page = await (await shop.client.fetch("/metrics")).text();
  const lines = page.split("\n").filter((line) => line.startsWith("souk_audit_"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

/** On a busy machine an audit takes seconds, and the next one starts after nine times that duration. */
const timeoutMs = 60_000;

const expectMetric = (name: string, value: number): Promise<void> =>
  eventually(async () => expect([name, (await figures()).get(name)]).toEqual([name, value]), timeoutMs);

const audited = async (): Promise<any> =>
  (
    await (
      await shop.admin()
    ).get(`{ ledgerAudit { checkedAt inFlight counts { check compared differing }
      differences { check subject expected found } } }`)
  ).ledgerAudit;

describe("the router's metrics include the figures of the audit", () => {
  test(
    "are from the last audit, with its time",
    async () => {
      await expectMetric('souk_audit_checked{check="order-money"}', 1);
      const seen = await figures();
      expect(seen.get("souk_audit_up")).toBe(1);
      expect(seen.get('souk_audit_checked{check="stock"}')).toBe(1);
      expect(seen.get("souk_audit_duration_seconds")).toBeGreaterThan(0);
      const age = Date.now() / 1000 - (seen.get("souk_audit_last_run_timestamp_seconds") ?? 0);
      expect(age).toBeLessThan(timeoutMs / 1000);
      const differing = [...seen].filter(([name, count]) => name.startsWith("souk_audit_differences") && count > 0);
      expect(differing).toEqual([]);
      const { counts, differences, checkedAt } = await audited();
      expect(counts).toContainEqual({ check: "order-money", compared: 1, differing: 0 });
      expect(differences).toEqual([]);
      expect(Date.now() - Date.parse(checkedAt)).toBeLessThan(timeoutMs);
      expect((await shop.client.fetch("/metrics").then((answer) => answer.text())).split("\n")).toContainEqual(
        expect.stringMatching(/^http_request_duration_seconds_count/),
      );
    },
    timeoutMs,
  );

  test(
    "count a difference until it is repaired, and the log reports it",
    async () => {
      await shop.rows("inventory", `update stock_levels set on_hand = on_hand + 1`);
      await expectMetric('souk_audit_differences{check="stock"}', 1);
      const { counts, differences } = await audited();
      expect(counts).toContainEqual({ check: "stock", compared: 1, differing: 1 });
      expect(differences).toEqual([
        {
          check: "stock",
          subject: expect.stringMatching(/^product /),
          expected: expect.stringContaining("4"),
          found: expect.stringContaining("5"),
        },
      ]);
      expect((await shop.logLines()).some((line) => line.includes("the audit found differences"))).toBe(true);
      await shop.rows("inventory", `update stock_levels set on_hand = on_hand - 1`);
      await expectMetric('souk_audit_differences{check="stock"}', 0);
    },
    2 * timeoutMs,
  );

  test(
    "stay unchanged when a database cannot be read, and the log reports it",
    async () => {
      await shop.rows("shipping", `alter table shipments rename to away`);
      await expectMetric("souk_audit_up", 0);
      expect((await figures()).get('souk_audit_checked{check="order-money"}')).toBe(1);
      expect((await audited()).counts).toContainEqual({ check: "order-money", compared: 1, differing: 0 });
      await shop.rows("shipping", `alter table away rename to shipments`);
      await expectMetric("souk_audit_up", 1);
    },
    2 * timeoutMs,
  );
});

test("an interval of 0 disables the audit", async () => {
  await using quiet = await TestShop.create({ environment: { AUDIT_INTERVAL_SECONDS: "0" } });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const page = await (await quiet.client.fetch("/metrics")).text();
  expect(page).not.toContain("souk_audit_checked{");
  expect((await (await quiet.admin()).get(`{ ledgerAudit { checkedAt } }`)).ledgerAudit).toBeNull();
});
