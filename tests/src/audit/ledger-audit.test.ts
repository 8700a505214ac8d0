import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { describedChecks } from "@souk/shop/audit/checks";
import { runAudit } from "@souk/shop/audit/run-audit";
import {
  AdvanceOrderDocument,
  CancelOrderDocument,
  CreateCourseDocument,
  PublishCourseDocument,
  RefundOrderDocument,
} from "../generated/operations.js";
import { addToCart, buy, checkOut } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import type { DatabaseOwner } from "../test-kit/data/test-databases.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

type Environment = Readonly<Record<string, string>>;

async function runOn(environment: Environment, ...given: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runAudit(given, environment, {
    out: (text) => void printed.push(...text.split("\n")),
    complain: (text) => void complaints.push(...text.split("\n")),
  });
  // the lines between the header and the number of differences
  const lines = printed.slice(printed.findLastIndex((line) => line.startsWith("  ")) + 1, -1);
  const differences = lines.map(withoutAdvice);
  return { code, printed, complaints, differences };
}

/** Removes the advice for the shop owner from the end of each line. */
function withoutAdvice(line: string): string {
  const advice = describedChecks.find(({ name }) => line.startsWith(`${name}: `))?.advice;
  if (advice === undefined) return line;
  expect(line.endsWith(`. ${advice}`)).toBe(true);
  return line.slice(0, -`. ${advice}`.length);
}

describe("the audit of a shop with sales, refunds, cancellations and courses", () => {
  let shop: TestShop;
  let lamp: string;
  let course: string;
  /** Orders by their scenario. */
  const orders: Record<string, { id: string; number: string; buyerId: string }> = {};

  beforeAll(async () => {
    shop = await TestShop.create();
    lamp = (await shop.product({ name: "Lamp", price: "12.50", stock: 18 })).id;
    course = await publishedCourse();
    const admin = await shop.admin();
    await admin.get(
      `mutation ($id: ID!) { adjustStock(input: { productId: $id, delta: 2, reason: "found" }) { __typename } }`,
      {
        id: lamp,
      },
    );
    const order = async (name: string, ...productIds: string[]) => {
      const buyer = await shop.signUp();
      const { id, number } = await buy(buyer, ...productIds);
      orders[name] = { id, number, buyerId: buyer.id };
      return { buyer, id };
    };
    await order("paid", lamp, course);
    const completed = await order("completed", lamp);
    for (const to of ["PROCESSING", "COMPLETED"] as const)
      await admin.get(AdvanceOrderDocument, { id: completed.id, to });
    const refunded = await order("refunded", lamp, course);
    await admin.get(RefundOrderDocument, { id: refunded.id });
    const cancelled = await order("cancelled", lamp, course);
    await eventually(async () =>
      expect(await shop.rows("shipping", `select id from shipments ${ofOrder("cancelled")}`)).toHaveLength(1),
    );
    await cancelled.buyer.get(CancelOrderDocument, { id: cancelled.id });
    const partly = await order("partly", lamp, lamp);
    const refund = `mutation ($id: ID!, $lines: [RefundLineInput!]) { refundOrder(id: $id, lines: $lines) { __typename } }`;
    await admin.get(refund, { id: partly.id, lines: [{ productId: lamp, quantity: 1 }] });
    await declined("declined");
    const unpaid = await declined("unpaid");
    await unpaid.get(CancelOrderDocument, { id: orders.unpaid?.id ?? "" });
    await workIsDone();
  });

  afterAll(async () => shop[Symbol.asyncDispose]());

  async function publishedCourse(): Promise<string> {
    const instructor = await shop.instructor();
    await (await shop.admin()).get(`mutation { createCategory(input: { name: "Crafts" }) { __typename } }`);
    const { createCourse } = await instructor.get(CreateCourseDocument, {
      input: {
        title: "Weaving",
        price: { amount: "59.00", currency: "CAD" },
        categories: ["crafts"],
        sections: [{ title: "All", lessons: [{ title: "Hello" }] }],
      },
    });
    if (createCourse?.__typename !== "Course") throw new Error(JSON.stringify(createCourse));
    await instructor.get(PublishCourseDocument, { id: createCourse.id });
    const productId = createCourse.product?.id ?? "";
    // a job makes catalog put it on sale
    await eventually(async () => {
      const { product } = await shop.client.get(`query ($id: ID) { product(id: $id) { id } }`, { id: productId });
      expect(product).not.toBeNull();
    });
    return productId;
  }

  async function declined(name: string): Promise<Shopper> {
    const buyer = await shop.signUp();
    await addToCart(buyer, lamp, 2);
    const answer = await checkOut(buyer, { payment: { card: cardThat("is declined") } });
    expect(answer.__typename).toBe("PaymentDeclined");
    const { orders: placed } = await buyer.get(`{ orders { nodes { id number } } }`);
    orders[name] = { ...placed.nodes[0], buyerId: buyer.id };
    return buyer;
  }

  async function workIsDone(): Promise<void> {
    const waiting = `select task_identifier from graphile_worker.jobs
      where task_identifier not in ('expireOrder', 'releaseExpired') and task_identifier not like 'resume%'`;
    await eventually(async () => {
      for (const owner of ["orders", "shipping", "courses", "payments", "notifications"] as const)
        expect(await shop.rows(owner, waiting)).toEqual([]);
    });
  }

  const auditNow = () => runOn(shop.databaseUrls, "--grace", "0");

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
    const { code, printed } = await runOn(shop.databaseUrls, "--grace", "0", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(printed.join("\n"))).toEqual({
      checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      counts: expect.objectContaining({ stock: 1, "order-money": 7, "given-up-jobs": expect.any(Number), inFlight: 0 }),
      differences: [],
    });
  });

  test("publishes its figures for Prometheus", async () => {
    const { code, printed } = await runOn(shop.databaseUrls, "--grace", "0", "--metrics");
    expect(code).toBe(0);
    expect(printed).toContain('souk_audit_checked{check="order-money"} 7');
    expect(printed).toContain('souk_audit_differences{check="order-money"} 0');
    expect(printed).toContainEqual(expect.stringMatching(/^souk_audit_last_run_timestamp_seconds \d+/));
    expect(printed).toContain("# TYPE souk_audit_checked gauge");
  });

  const id = (name: string): string => `'${orders[name]?.id}'`;
  const ofOrder = (name: string): string => `where order_id = ${id(name)}`;
  const buyer = (name: string): string => `'${orders[name]?.buyerId}'`;
  const somebody = "'00000000-0000-4000-8000-000000000001'";
  const atBank = (name: string): string => `where description like '%${orders[name]?.number}'`;

  interface Planted {
    readonly in: DatabaseOwner;
    /** Two statements: the second undoes the first. */
    readonly sql: () => readonly [plant: string, takeBack: string];
    /**
     * The whole line, with LAMP and COURSE for the products and an order's name for its number. Several lines when two
     * checks find the damage.
     */
    readonly line: string | readonly string[];
  }

  const job = `where key = 'planted'`;

  test.each<[string, Planted]>([
    [
      "a piece on hand that never came",
      {
        in: "inventory",
        sql: () => [`update stock_levels set on_hand = on_hand + 1`, `update stock_levels set on_hand = on_hand - 1`],
        line: "stock: product LAMP: expected 17 on hand, the sum of its movements; found 18 on hand",
      },
    ],
    [
      "a piece reserved for nobody",
      {
        in: "inventory",
        sql: () => [
          `update stock_levels set reserved = reserved + 1`,
          `update stock_levels set reserved = reserved - 1`,
        ],
        line: "stock: product LAMP: expected 0 reserved, the sum of its open reservations; found 1 reserved",
      },
    ],
    [
      "more returned than sold",
      {
        in: "inventory",
        sql: () => [
          `insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
           select 'planted', '${lamp}', kind, delta, 'planted', order_id
           from (values ('RETURN', 5, ${id("completed")}::uuid), ('ADJUSTMENT', -5, null)) planted(kind, delta, order_id)`,
          `delete from stock_movements where event_id = 'planted'`,
        ],
        line: [
          "sales: order ID(completed), product LAMP: expected at most the 1 sold returned; found 5 returned",
          "movement-chains: product LAMP: expected movements that the shop wrote; found 2 that something else wrote",
        ],
      },
    ],
    [
      "a movement and its sum that were changed together",
      {
        in: "inventory",
        sql: () => [
          `with movement as (update stock_movements set delta = delta + 1 where kind = 'RECEIPT')
           update stock_levels set on_hand = on_hand + 1`,
          `with movement as (update stock_movements set delta = delta - 1 where kind = 'RECEIPT')
           update stock_levels set on_hand = on_hand - 1`,
        ],
        line: "movement-chains: product LAMP: expected movements as the shop wrote them; found movement 1 of LENGTH changed, moved or replaced",
      },
    ],
    [
      "the last movement and its sum that were taken out together",
      {
        in: "inventory",
        sql: () => [
          `create table kept as select * from stock_movements where kind = 'RETURN' order by chain_position desc limit 1;
           delete from stock_movements using kept where stock_movements.chain_position = kept.chain_position;
           insert into stock_movements (event_id, product_id, kind, delta, reason, order_id, chain_position, chain_hash)
           select 'planted', product_id, kind, delta, reason, order_id, null, null from kept`,
          `delete from stock_movements where event_id = 'planted';
           insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key,
             chain_position, chain_hash)
           select event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key, chain_position, chain_hash
           from kept; drop table kept`,
        ],
        line: "movement-chains: product LAMP: expected movements that the shop wrote; found 1 that something else wrote",
      },
    ],
    [
      "an adjustment and its sum that were taken out together",
      {
        in: "inventory",
        sql: () => [
          `create table kept as select * from stock_movements where kind = 'ADJUSTMENT';
           delete from stock_movements where kind = 'ADJUSTMENT';
           update stock_levels set on_hand = on_hand - (select delta from kept)`,
          `insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key,
             chain_position, chain_hash)
           select event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key, chain_position, chain_hash
           from kept; update stock_levels set on_hand = on_hand + (select delta from kept); drop table kept`,
        ],
        line: "movement-chains: product LAMP: expected LENGTH movements, as they were counted; found LENGTH",
      },
    ],
    [
      "two movements that changed places",
      {
        in: "inventory",
        sql: () => [
          `update stock_movements set chain_position = -chain_position where chain_position in (1, 2);
           update stock_movements set chain_position = 3 + chain_position where chain_position in (-1, -2)`,
          `update stock_movements set chain_position = -chain_position where chain_position in (1, 2);
           update stock_movements set chain_position = 3 + chain_position where chain_position in (-1, -2)`,
        ],
        line: "movement-chains: product LAMP: expected movements as the shop wrote them; found movement 1 of LENGTH changed, moved or replaced",
      },
    ],
    [
      "a payment that was given another reference by hand",
      {
        in: "payments",
        sql: () => [
          `update payments set idempotency_key = 'x' || idempotency_key, provider = 'x' || provider ${ofOrder("declined")}`,
          `update payments set idempotency_key = substr(idempotency_key, 2), provider = substr(provider, 2) ${ofOrder("declined")}`,
        ],
        line: "payment-chains: payment PAY of order NUMBER(declined): expected a payment as its journal has it; found another status, amount or reference",
      },
    ],
    [
      "a journal of a payment that was changed",
      {
        in: "payments",
        sql: () => [
          `update payment_journal set facts = facts || '{"amountMinor": 1}' where position = 1 and payment_id = (select id from payments ${ofOrder("declined")})`,
          `update payment_journal journal set facts = facts || jsonb_build_object('amountMinor', payment.amount_minor) from payments payment
           where payment.id = journal.payment_id and journal.position = 1 and payment.order_id = ${id("declined")}`,
        ],
        line: "payment-chains: payment PAY of order NUMBER(declined): expected a journal as the shop wrote it; found change 1 of LENGTH changed, moved or replaced",
      },
    ],
    [
      "a refund that was given another reference by hand",
      {
        in: "payments",
        sql: () => [
          `update refunds set provider_reference = 'x' || provider_reference where payment_id = (select id from payments ${ofOrder("partly")})`,
          `update refunds set provider_reference = substr(provider_reference, 2) where payment_id = (select id from payments ${ofOrder("partly")})`,
        ],
        line: "payment-chains: payment PAY of order NUMBER(partly): expected refunds as its journal has them; found 1 that are not",
      },
    ],
    [
      "stock promised to an order that is closed",
      {
        in: "inventory",
        sql: () => [
          `with level as (update stock_levels set reserved = reserved + 2)
           update reservations set state = 'OPEN' ${ofOrder("unpaid")}`,
          `with level as (update stock_levels set reserved = reserved - 2)
           update reservations set state = 'RELEASED' ${ofOrder("unpaid")}`,
        ],
        line: "order-stock: order NUMBER(unpaid), product LAMP: expected nothing held for an order that is CANCELLED; found 2 OPEN",
      },
    ],
    [
      "a line that costs more than its order says",
      {
        in: "orders",
        sql: () => [
          `update order_lines set unit_price_minor = unit_price_minor + 1 ${ofOrder("completed")}`,
          `update order_lines set unit_price_minor = unit_price_minor - 1 ${ofOrder("completed")}`,
        ],
        line: "order-sums: order NUMBER(completed): expected a subtotal of 12.51 CAD, the sum of its lines; found 12.50 CAD",
      },
    ],
    [
      "a line that was renamed after the order was placed",
      {
        in: "orders",
        sql: () => [
          `update order_lines set name = 'x' || name ${ofOrder("paid")} and kind = 'PHYSICAL'`,
          `update order_lines set name = substr(name, 2) ${ofOrder("paid")} and kind = 'PHYSICAL'`,
        ],
        line: "order-sums: order NUMBER(paid): expected the lines and amounts that were placed; found names, SKUs, quantities or amounts that were changed since",
      },
    ],
    [
      "a line whose SKU was changed after the order was placed",
      {
        in: "orders",
        sql: () => [
          `update order_lines set sku = 'x' || sku ${ofOrder("declined")}`,
          `update order_lines set sku = substr(sku, 2) ${ofOrder("declined")}`,
        ],
        line: "order-sums: order NUMBER(declined): expected the lines and amounts that were placed; found names, SKUs, quantities or amounts that were changed since",
      },
    ],
    [
      "a status that no event has brought",
      {
        in: "orders",
        sql: () => [
          `update orders set status = 'PROCESSING' where id = ${id("paid")}`,
          `update orders set status = 'PAID' where id = ${id("paid")}`,
        ],
        line: "order-sums: order NUMBER(paid): expected PAID, by its last event; found PROCESSING",
      },
    ],
    [
      "an order that costs more than was paid",
      {
        in: "orders",
        sql: () => [
          `update orders set shipping_minor = shipping_minor + 1, total_minor = total_minor + 1 where id = ${id("completed")}`,
          `update orders set shipping_minor = shipping_minor - 1, total_minor = total_minor - 1 where id = ${id("completed")}`,
        ],
        line: [
          "order-sums: order NUMBER(completed): expected the lines and amounts that were placed; found names, SKUs, quantities or amounts that were changed since",
          "order-money: order NUMBER(completed): expected one payment of 20.50 CAD; found PAY SUCCEEDED of 20.49 CAD",
        ],
      },
    ],
    [
      "an order that knows of less money back than payments do",
      {
        in: "orders",
        sql: () => [
          `update order_refunds set amount_minor = amount_minor - 1 ${ofOrder("partly")}`,
          `update order_refunds set amount_minor = amount_minor + 1 ${ofOrder("partly")}`,
        ],
        line: "order-money: order NUMBER(partly): expected 12.49 CAD back, by the order's refunds; found 12.50 CAD back, by its payments",
      },
    ],
    [
      "a charge of another amount",
      {
        in: "sandbox",
        sql: () => [
          `update charges set amount_minor = amount_minor + 1 ${atBank("completed")}`,
          `update charges set amount_minor = amount_minor - 1 ${atBank("completed")}`,
        ],
        line: "provider-charges: payment PAY of order NUMBER(completed): expected charge REF of 20.49 CAD; found charge REF of 20.50 CAD",
      },
    ],
    [
      "a charge that nobody knows of",
      {
        in: "sandbox",
        sql: () => [
          `insert into charges (idempotency_key, reference, amount_minor, currency, description, brand, last4, booked_at)
           values ('planted', 'charge_planted', 100, 'CAD', 'Order ORD-0', 'Visa', '4242', now() - interval '1 day')`,
          `delete from charges where idempotency_key = 'planted'`,
        ],
        line: "provider-charges: charge REF (Order ORD-0): expected no charge without a payment; found charge REF of 1.00 CAD",
      },
    ],
    [
      "a refund that the bank gave less for",
      {
        in: "sandbox",
        sql: () => [
          `update refunds set amount_minor = amount_minor - 1 where amount_minor = 1250`,
          `update refunds set amount_minor = amount_minor + 1 where amount_minor = 1249`,
        ],
        line: "provider-refunds: refund of PAY, order NUMBER(partly): expected 12.50 CAD of charge REF; found 12.49 CAD of charge REF",
      },
    ],
    [
      "paid and not enrolled",
      {
        in: "courses",
        sql: () => [
          `update enrollments set ended_at = enrolled_at ${ofOrder("paid")}`,
          `update enrollments set ended_at = null ${ofOrder("paid")}`,
        ],
        line: "order-courses: order NUMBER(paid), course product COURSE: expected 1 active enrollment of user USER; found 0 active of user USER, by a purchase that is open",
      },
    ],
    [
      "refunded and still enrolled",
      {
        in: "courses",
        sql: () => [
          `update enrollments set ended_at = null ${ofOrder("refunded")}`,
          `update enrollments set ended_at = enrolled_at ${ofOrder("refunded")}`,
        ],
        line: "order-courses: order NUMBER(refunded), course product COURSE: expected an ended enrollment, as its money went back; found 1 active of user USER, by a purchase that is ended or missing",
      },
    ],
    [
      "a paid order that will not be sent",
      {
        in: "shipping",
        sql: () => [
          `update shipments set status = 'FAILED', cancelled_at = created_at ${ofOrder("paid")}`,
          `update shipments set status = 'PENDING', cancelled_at = null ${ofOrder("paid")}`,
        ],
        line: "order-shipments: order NUMBER(paid): expected 1 shipment that is sent for an order that is PAID; found SHIP FAILED, cancelled",
      },
    ],
    [
      "a confirmation that was never written",
      {
        in: "notifications",
        sql: () => [
          `update notifications set event_id = 'planted:' || event_id where event_id = 'orderPaid:' || ${id("paid")}`,
          `update notifications set event_id = 'orderPaid:' || ${id("paid")} where event_id like 'planted:%'`,
        ],
        line: "order-mails: order NUMBER(paid): expected ORDER_CONFIRMATION to user USER; found none",
      },
    ],
    [
      "a parcel of another buyer",
      {
        in: "shipping",
        sql: () => [
          `update shipments set buyer_id = ${somebody} ${ofOrder("paid")}`,
          `update shipments set buyer_id = ${buyer("paid")} ${ofOrder("paid")}`,
        ],
        line: "parcel-addresses: order NUMBER(paid): expected SHIP for user USER; found SHIP for user OTHER",
      },
    ],
    [
      "a parcel to another address",
      {
        in: "shipping",
        sql: () => [
          `update shipments set address = address || jsonb_build_object('city', 'x' || (address ->> 'city')) ${ofOrder("paid")}`,
          `update shipments set address = address || jsonb_build_object('city', substr(address ->> 'city', 2)) ${ofOrder("paid")}`,
        ],
        line: "parcel-addresses: order NUMBER(paid): expected SHIP to the address of the order; found another city",
      },
    ],
    [
      "a parcel of a cancelled order that can still be sent",
      {
        in: "shipping",
        sql: () => [
          `update shipments set status = 'PENDING', cancelled_at = null ${ofOrder("cancelled")}`,
          `update shipments set status = 'FAILED', cancelled_at = updated_at ${ofOrder("cancelled")}`,
        ],
        line: "order-shipments: order NUMBER(cancelled): expected no shipment to be sent or under way for an order that is CANCELLED; found SHIP PENDING, cancelled",
      },
    ],
    [
      "a mail to another user",
      {
        in: "notifications",
        sql: () => [
          `update notifications set user_id = ${somebody} where event_id = 'orderPaid:' || ${id("paid")}`,
          `update notifications set user_id = ${buyer("paid")} where event_id = 'orderPaid:' || ${id("paid")}`,
        ],
        line: "order-mails: order NUMBER(paid): expected ORDER_CONFIRMATION to user USER; found ORDER_CONFIRMATION to user OTHER",
      },
    ],
    [
      "a mail to another address",
      {
        in: "notifications",
        sql: () => [
          `update notifications set recipient = 'x' || recipient where event_id = 'orderPaid:' || ${id("paid")}`,
          `update notifications set recipient = substr(recipient, 2) where event_id = 'orderPaid:' || ${id("paid")}`,
        ],
        line: 'mail-addresses: mail "Order NUMBER(paid) is confirmed": expected an address of user USER; found another address',
      },
    ],
    [
      "a refund without a mail",
      {
        in: "notifications",
        sql: () => [
          `update notifications set event_id = 'planted:' || event_id ${ofOrder("partly")} and kind = 'ORDER_REFUNDED'`,
          `update notifications set event_id = substr(event_id, 9) where event_id like 'planted:%'`,
        ],
        line: "order-mails: order NUMBER(partly): expected ORDER_REFUNDED to user USER; found none",
      },
    ],
    [
      "a cancellation without a mail",
      {
        in: "notifications",
        sql: () => [
          `update notifications set event_id = 'planted:' || event_id ${ofOrder("unpaid")}`,
          `update notifications set event_id = substr(event_id, 9) where event_id like 'planted:%'`,
        ],
        line: "order-mails: order NUMBER(unpaid): expected ORDER_CANCELLED to user USER; found none",
      },
    ],
    [
      "a payment of another buyer",
      {
        in: "payments",
        sql: () => [
          `update payments set buyer_id = ${somebody} ${ofOrder("paid")}`,
          `update payments set buyer_id = ${buyer("paid")} ${ofOrder("paid")}`,
        ],
        line: "order-money: order NUMBER(paid): expected PAY to be a payment of user USER; found a payment of user OTHER",
      },
    ],
    [
      "more claimed than refunds claim",
      {
        in: "payments",
        sql: () => [
          `update payments set refund_claimed_minor = refund_claimed_minor + 1 ${ofOrder("completed")}`,
          `update payments set refund_claimed_minor = refund_claimed_minor - 1 ${ofOrder("completed")}`,
        ],
        line: "order-money: order NUMBER(completed): expected refunds of PAY to claim 0.00 CAD; found 0.01 CAD claimed",
      },
    ],
    [
      "a shipping cost below zero",
      {
        in: "orders",
        sql: () => [
          `alter table orders drop constraint orders_shipping_minor_check;
           update orders set shipping_minor = shipping_minor - 1000, total_minor = total_minor - 1000 where id = ${id("declined")}`,
          `update orders set shipping_minor = shipping_minor + 1000, total_minor = total_minor + 1000 where id = ${id("declined")};
           alter table orders add constraint orders_shipping_minor_check check (shipping_minor >= 0)`,
        ],
        line: "order-sums: order NUMBER(declined): expected a shipping cost of 0.00 CAD or more; found -2.01 CAD",
      },
    ],
    [
      "work that was given up",
      {
        in: "orders",
        sql: () => [
          `with added as (
             select id from graphile_worker.add_job('createShipment', json_build_object('data', json_build_object('orderId', ${id("paid")})),
               job_key := 'planted', run_at := now() + interval '1 day', max_attempts := 1)
           ) select from added`,
          `delete from graphile_worker._private_jobs ${job}`,
        ],
        line: "given-up-jobs: job NUMBER of orders, createShipment for ID(paid): expected done; found given up at try 1: no error",
      },
    ],
  ])("%s is reported in one line", async (_kind, planted) => {
    const [plant, takeBack] = planted.sql();
    await shop.rows(planted.in, plant);
    if (takeBack.endsWith(job))
      await shop.rows(planted.in, `update graphile_worker._private_jobs set attempts = 1 ${job}`);
    const { code, printed, differences } = await auditNow();
    await shop.rows(planted.in, takeBack);
    const lines = [planted.line].flat();
    expect({ code, last: printed.at(-1), differences: differences.map(namesOnly) }).toEqual({
      code: 1,
      last: lines.length === 1 ? "1 difference" : `${lines.length} differences`,
      differences: lines.map(namesOnly),
    });
    expect((await auditNow()).differences).toEqual([]);
  });

  /** Replaces values that differ between runs with names. */
  function namesOnly(line: string): string {
    return line
      .replaceAll(/ID\((\w+)\)/g, (_match, name: string) => orders[name]?.id ?? "")
      .replaceAll(/NUMBER\((\w+)\)/g, (_match, name: string) => orders[name]?.number ?? "")
      .replaceAll(lamp, "LAMP")
      .replaceAll(course, "COURSE")
      .replaceAll(/PAY-\d+/g, "PAY")
      .replaceAll(/SHIP-\d+/g, "SHIP")
      .replaceAll(/charge_[-\w]+/g, "REF")
      .replaceAll(/(?<=of )\d+(?= changed,)|\d+(?= movements)|(?<=counted; found )\d+/g, "LENGTH")
      .replaceAll(/job \w+/g, "job")
      .replaceAll(/user [-\w]+/g, "user");
  }

  test("a paid order that exists in only one subgraph is reported by every check that misses it", async () => {
    const lost = randomUUID();
    await shop.rows(
      "orders",
      `with lost as (
         insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at)
         values ('${lost}', '${randomUUID()}', 'PAID', 'CAD', 7150, 0, 7150, '{}', 'UPS', now()) returning id
       ), lines as (
         insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
         select id, line.* from lost, (values (0, '${lamp}'::uuid, 'PHYSICAL', 'L', 'Lamp', 1, 1250),
           (1, '${course}'::uuid, 'COURSE', 'C', 'Weaving', 1, 5900)) line
       )
       insert into order_events (order_id, event_id, type, to_status, at) select id, 'PAID', 'orderPaid', 'PAID', now() from lost`,
    );
    const { differences } = await auditNow();
    const told = differences.map((line) => line.replace(/order ORD-\d+(, (course )?product [-\w]+)?: expected /, ""));
    await shop.rows("orders", `delete from orders where id = '${lost}'`);
    expect(told).toEqual([
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
    const { code, printed, differences } = await runOn(shop.databaseUrls, "--grace=3600");
    await shop.rows("notifications", `update notifications set event_id = replace(event_id, 'planted:', '')`);
    await shop.rows("inventory", `update stock_levels set on_hand = on_hand - 1`);
    expect(code).toBe(1);
    expect(printed).toContain("5 too young to tell");
    expect(differences.filter((line) => !line.includes("too young"))).toEqual([expect.stringMatching(/^stock: /)]);
  });

  test.each<[string, Environment, RegExp]>([
    [
      "a database that is away",
      { SHIPPING_DATABASE_URL: "postgres://souk:secret@127.0.0.1:1/souk_shipping" },
      /^cannot look at shipping \(database souk_shipping at 127\.0\.0\.1:1\): .*ECONNREFUSED/,
    ],
    ["a setting that is no URL", { ORDERS_DATABASE_URL: "nonsense" }, /^audit cannot look, 1 setting is wrong:/],
  ])("%s is reported, and nothing else", async (_what, environment, line) => {
    const { code, printed, complaints } = await runOn({ ...shop.databaseUrls, ...environment });
    expect({ code, printed }).toEqual({ code: 2, printed: [] });
    expect(complaints[0]).toMatch(line);
    expect(complaints.join()).not.toContain("secret");
  });

  test("a database without a shop's tables is reported", async () => {
    const { code, complaints } = await runOn({
      ...shop.databaseUrls,
      ORDERS_DATABASE_URL: shop.databaseUrls.SHIPPING_DATABASE_URL ?? "",
    });
    expect(code).toBe(2);
    expect(complaints).toEqual([
      expect.stringMatching(/^cannot look at orders .*does not exist; this version's shop has not run/),
    ]);
  });

  test("unknown arguments print the usage", async () => {
    const { code, complaints } = await runOn(shop.databaseUrls, "--verbose");
    expect({ code, complaints }).toEqual({
      code: 2,
      complaints: ["usage: npm run audit -- [--json | --metrics] [--all] [--grace SECONDS]"],
    });
  });
});

test("the demo data have no differences", async () => {
  await using shop = await TestShop.create({ demoData: true });
  const { differences } = await runOn(shop.databaseUrls, "--grace", "0");
  // demo orders' confirmations do not refer to their events as real orders do
  expect(differences).toEqual([]);
});

test("the embedded database can be audited while its shop runs and after it has stopped", async () => {
  await using folder = await TemporaryFolder.create();
  const environment = { DATA_DIR: folder.in("data"), DEMO_DATA: "false" };
  const before = await runOn(environment);
  expect(before).toMatchObject({ code: 2, complaints: [`cannot look: no shop has run on ${folder.in("data")}`] });
  {
    await using running = ShopProcess.start({ environment: { ...environment, PORT: "0" } });
    await running.ready();
    expect(await runOn(environment)).toMatchObject({ code: 0, complaints: [] });
    await running.end();
    expect(await runOn(environment)).toMatchObject({ code: 0, complaints: [] });
    expect(running.living()).toEqual([]);
  }
});
