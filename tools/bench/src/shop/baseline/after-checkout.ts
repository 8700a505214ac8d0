import { randomUUID } from "node:crypto";
import type { Statement, Work } from "./baseline-databases.ts";
import { addedJobs, deleteJobs, jobsSql } from "./jobs-sql.ts";

export interface PaidOrder {
  readonly order: string;
  readonly number: string;
  readonly buyerId: string;
  readonly address: object;
  /** The jobs that follow the checkout, inserted with a delay. */
  readonly deliveries: readonly string[];
}

// as long as the text of the shop's mails
const mailText = "Thank you for your order. ".repeat(6);
const mailHtml = `<!doctype html>${"<p>Thank you for your order.</p>".repeat(55)}`;

const ship: Statement = {
  database: "shipping",
  text: `with made as (
      insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
      values ($2, $1::uuid, $3, $4, 'SHIP-' || nextval('tracking_numbers'), 'Canada Post', 'PENDING', $5, now(), now()) returning id
    ),
    event as (insert into shipment_events select gen_random_uuid(), id, 0, now(), 'PENDING', null from made)
    ${jobsSql(2, "made")}`,
};
const notifyOrder: Statement = {
  database: "orders",
  text: `insert into order_events (order_id, event_id, type, detail, at, actor, correlation_id)
    values ($1, 'shipment', 'shipmentPending', 'Canada Post SHIP-1', now(), 'shipping', $2)`,
};
const queueMail: Statement = {
  database: "notifications",
  text: `with mail as (
      insert into notifications (id, event_id, kind, user_id, subject, data, status, created_at, order_id)
      values ($1::uuid, $2, $3, $4, $5, $6, 'QUEUED', now(), $7) returning id
    )
    ${jobsSql(1, "mail")}`,
};
const sendMail: Statement = {
  database: "notifications",
  text: `update notifications set status = 'SENT', data = null, recipient = 'ada@example.com', sent_at = now(), body_text = $2, body_html = $3,
      attempts = attempts + 1
    where id = $1`,
};

const maxAtOnce = 8;
const waiting: (() => Promise<void>)[] = [];
let running = 0;

/**
 * Does the work of the jobs soon after the answer: the shipment, the confirmation, and the rows that they write in the
 * order and delete from the outboxes.
 */
export function afterCheckout(paid: PaidOrder, work: Work): void {
  waiting.push(() => follow(paid, work));
  runNext();
}

function runNext(): void {
  if (running >= maxAtOnce) return;
  const next = waiting.shift();
  if (!next) return;
  running += 1;
  void next().finally(() => {
    running -= 1;
    runNext();
  });
}

async function follow({ order, number, buyerId, address, deliveries }: PaidOrder, work: Work): Promise<void> {
  const announced = await addedJobs(work, ship, [order, randomUUID(), number, buyerId, JSON.stringify(address)]);
  await mail("ORDER_CONFIRMATION", { order, number, buyerId }, work);
  await deleteJobs(work, "orders", deliveries);
  await work.rows(notifyOrder, [order, randomUUID()]);
  await deleteJobs(work, "shipping", announced);
}

async function mail(
  kind: string,
  { order, number, buyerId }: Pick<PaidOrder, "order" | "number" | "buyerId">,
  work: Work,
): Promise<void> {
  const id = randomUUID();
  const data = JSON.stringify({ orderNumber: number });
  const jobs = await addedJobs(work, queueMail, [
    id,
    `${kind}:${order}`,
    kind,
    buyerId,
    `Your order ${number}`,
    data,
    order,
  ]);
  await work.rows(sendMail, [id, mailText, mailHtml]);
  await deleteJobs(work, "notifications", jobs);
}
