// own shops: the audit compares their few rows, or is disabled
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { LOG_LEVEL: "warn" } });
  const { id } = await shop.product({ stock: 5 });
  await buy(await shop.signUp(), id);
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function figuresOf({ client }: TestShop): Promise<Map<string, number>> {
  const page = await (await client.fetch("/metrics")).text();
  const lines = page.split("\n").filter((line) => line.startsWith("souk_audit_"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

/** Runs an audit, and returns the figures that it leaves. */
async function figuresAfterAudit(): Promise<Map<string, number>> {
  await shop.auditNow();
  return figuresOf(shop);
}

/** Repeats the audit until the shop has done the work that follows a change. */
const expectAudited = (metric: string, value: number): Promise<void> =>
  eventually(async () => expect([metric, (await figuresAfterAudit()).get(metric)]).toEqual([metric, value]));

const latestAudit = async (of: TestShop): Promise<any> =>
  (
    await (
      await of.admin()
    ).get(`{ ledgerAudit { checkedAt inFlight counts { check compared differing }
      differences { check subject expected found } } }`)
  ).ledgerAudit;

describe("the router's metrics include the figures of the audit", () => {
  test("are from the last audit, with its time", async () => {
    const startedAt = Date.now() / 1000;
    await expectAudited('souk_audit_checked{check="order-money"}', 1);
    const seen = await figuresOf(shop);
    expect(seen.get("souk_audit_up")).toBe(1);
    expect(seen.get('souk_audit_checked{check="stock"}')).toBe(1);
    expect(seen.get("souk_audit_duration_seconds")).toBeGreaterThan(0);
    expect(seen.get("souk_audit_last_run_timestamp_seconds")).toBeGreaterThan(startedAt);
    const differing = [...seen].filter(([name, count]) => name.startsWith("souk_audit_differences") && count > 0);
    expect(differing).toEqual([]);
    const { counts, differences, checkedAt } = await latestAudit(shop);
    expect(counts).toContainEqual({ check: "order-money", compared: 1, differing: 0 });
    expect(differences).toEqual([]);
    expect(Date.parse(checkedAt)).toBeGreaterThan(startedAt * 1000);
    expect((await shop.client.fetch("/metrics").then((answer) => answer.text())).split("\n")).toContainEqual(
      expect.stringMatching(/^http_request_duration_seconds_count/),
    );
  });

  test("count a difference until it is repaired, and the log reports it", async () => {
    await shop.rows("inventory", `update stock_levels set on_hand = on_hand + 1`);
    await expectAudited('souk_audit_differences{check="stock"}', 1);
    const { counts, differences } = await latestAudit(shop);
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
    await expectAudited('souk_audit_differences{check="stock"}', 0);
  });

  test("stay unchanged when a database cannot be read, and the log reports it", async () => {
    await shop.rows("shipping", `alter table shipments rename to away`);
    const seen = await figuresAfterAudit();
    await shop.rows("shipping", `alter table away rename to shipments`);
    expect(seen.get("souk_audit_up")).toBe(0);
    expect(seen.get('souk_audit_checked{check="order-money"}')).toBe(1);
    expect((await latestAudit(shop)).counts).toContainEqual({ check: "order-money", compared: 1, differing: 0 });
    expect((await shop.logLines()).some((line) => line.includes("the audit failed"))).toBe(true);
    expect((await figuresAfterAudit()).get("souk_audit_up")).toBe(1);
  });
});

test("an interval of 0 disables the audit", async () => {
  await using quiet = await TestShop.create({ environment: { AUDIT_INTERVAL_SECONDS: "0" } });
  await quiet.auditNow();
  expect([...(await figuresOf(quiet)).keys()]).not.toContainEqual(expect.stringMatching("souk_audit_checked{"));
  expect(await latestAudit(quiet)).toBeNull();
});
