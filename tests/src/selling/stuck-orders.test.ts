import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { walkConnection } from "../test-kit/clients/walk-connection.js";

const pageOf = (args = ""): string =>
  `query ($first: Int, $after: String) { stuckOrdersConnection(first: $first, after: $after${args}) {
    totalCount edges { cursor node { kind since detail order { number placedAt } } } pageInfo { hasNextPage endCursor }
  } }`;

interface Stuck {
  readonly kind: string;
  readonly since: string;
  readonly order: { readonly number: string; readonly placedAt: string };
}

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  // two refunds that payments refused for each of the first five orders, at the same time or at different times
  await shop.rows(
    "orders",
    `insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at, ended_at)
     select gen_random_uuid(), id, 'REFUND', '[]', 100, 'FAILED', 'broken', at, at
     from (select id, row_number() over (order by placed_at, id) as place from orders limit 5) placed,
       unnest(array[timestamptz '2026-03-01', timestamptz '2026-03-01' - (place / 3) * interval '1 minute']) at`,
  );
  await shop.rows(
    "orders",
    `with added as (
       select (graphile_worker.add_job('createShipment', json_build_object('data', json_build_object('orderId', id)),
         run_at := timestamptz '2026-03-02')).id from orders order by placed_at desc limit 1
     )
     select graphile_worker.reschedule_jobs(array[id], run_at := timestamptz '2026-03-02', attempts := 25) from added`,
  );
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("the pages of stuck orders", () => {
  const bySince = ({ since: left }: Stuck, { since: right }: Stuck): number => Date.parse(left) - Date.parse(right);
  const byPlacing = ({ order: left }: Stuck, { order: right }: Stuck): number =>
    Date.parse(left.placedAt) - Date.parse(right.placedAt);

  test.each<[string, (left: Stuck, right: Stuck) => number]>([
    ["OLDEST", bySince],
    ["NEWEST", (left, right) => bySince(right, left)],
    ["PLACED_ASC", byPlacing],
    ["PLACED_DESC", (left, right) => byPlacing(right, left)],
  ])("by %s contain each order once, in order, for every page size", async (sort, compare) => {
    const admin = await shop.admin();
    const whole: Stuck[] = await walkConnection(admin, pageOf(`, sort: ${sort}`), 100);
    expect(whole).toHaveLength(11);
    expect(whole).toEqual([...whole].sort(compare));
    for (const first of [1, 4]) expect(await walkConnection(admin, pageOf(`, sort: ${sort}`), first)).toEqual(whole);
  });

  test.each([
    ["REFUND_REFUSED", 10],
    ["DELIVERY_FAILED", 1],
    ["PAYMENT_UNKNOWN", 0],
    ["STEP_FAILING", 0],
    ["NOT_ENROLLED", 0],
  ])("pages of the kind %s contain and count only that kind", async (kind, count) => {
    const admin = await shop.admin();
    const found: Stuck[] = await walkConnection(admin, pageOf(`, kind: ${kind}`), 3);
    expect(found.map((one) => one.kind)).toEqual(Array.from({ length: count }, () => kind));
    expect((await admin.get(pageOf(`, kind: ${kind}`))).stuckOrdersConnection.totalCount).toBe(count);
  });

  test("begin with the entries of the list without pages", async () => {
    const admin = await shop.admin();
    const { stuckOrders } = await admin.get(`{ stuckOrders { kind since detail order { number placedAt } } }`);
    expect(stuckOrders).toEqual(await walkConnection(admin, pageOf(), 100));
  });

  test("cost one statement and one for the session, on every page", async () => {
    const admin = await shop.admin();
    const plain = pageOf().replace("totalCount", "");
    const first = await admin.execute(plain, { first: 2 });
    const { endCursor } = first.data.stuckOrdersConnection.pageInfo;
    const next = await admin.execute(plain, { first: 2, after: endCursor });
    expect([first.work.sql, next.work.sql]).toEqual([2, 2]);
  });

  const cursorOf = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");
  const someId = "00000000-0000-4000-8000-000000000000";
  test.each([
    ["too long", { first: 101 }],
    ["too short", { first: 0 }],
    ["behind no cursor", { after: "here" }],
    ["behind a cursor of another sort", { after: cursorOf("NEWEST", "2026-03-01", someId, "REFUND_OPEN", "") }],
    ["behind a cursor that somebody made up", { after: cursorOf("OLDEST", "some day", someId, "REFUND_OPEN", "") }],
  ])("that are %s are refused", async (_what, variables) => {
    const { errors } = await (await shop.admin()).execute(pageOf(), variables);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
  });
});
