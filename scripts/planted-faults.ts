/** A fault that a person could make: one edit in one file, and the tests that must notice. */
export interface PlantedFault {
  readonly name: string;
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What jest is asked to run. */
  readonly tests: string;
}

const orders = "subgraphs/orders/src";
const inventory = "subgraphs/inventory/src";
const ordersGraph = `${orders}/[^/]+-graph`;
const payments = "subgraphs/payments/src";

/** What would lose money, stock, an order or a secret if nobody noticed. */
export const checkoutFaults: readonly PlantedFault[] = [
  {
    name: "an order moves whatever its status is by now",
    file: `${orders}/store/order-repository.ts`,
    find: "where id = ${add(orderId)} and status = ${add(from)} returning id",
    replace: "where id = ${add(orderId)} and ${add(from)}::text is not null returning id",
    tests: orders,
  },
  {
    name: "the jobs of a move are forgotten",
    file: `${orders}/store/order-repository.ts`,
    find: '${addJobsSql(jobs, "moved", parameters)}',
    replace: '${addJobsSql([], "moved", parameters)}',
    tests: ordersGraph,
  },
  {
    name: "another body under the same key gets the first one's answer",
    file: `${orders}/store/attempt-sql.ts`,
    find: 'if (row.body_hash !== bodyHash) return { kind: "otherBody" };',
    replace: "",
    tests: ordersGraph,
  },
  {
    name: "a claim that somebody works on is taken over at once",
    file: `${orders}/store/attempt-sql.ts`,
    find: "and (attempts.claimed_at is null or attempts.claimed_at <= $6)",
    replace: "and ($6::timestamptz is not null)",
    tests: ordersGraph,
  },
  {
    name: "the buyer is charged before the stock is promised",
    file: `${orders}/domain/settle-payment.ts`,
    find: "const reserved = await reserve(peers, order);",
    replace: "await chargeOnce(peers, order, source, attempt);\n    const reserved = await reserve(peers, order);",
    tests: ordersGraph,
  },
  {
    name: "a decline keeps the stock when inventory is away by then",
    file: `${orders}/domain/mark-declined.ts`,
    find: 'task: "releaseReservation"',
    replace: 'task: "holdReservation"',
    tests: ordersGraph,
  },
  {
    name: "a payment for a closed order is kept",
    file: `${orders}/domain/mark-paid.ts`,
    find: 'if (now.status === "CANCELLED") await returnLate(now);',
    replace: "",
    tests: orders,
  },
  {
    name: "goods that are gone are sold all the same",
    file: `${orders}/domain/settle-stock.ts`,
    find: 'await close(order, "checkout", "sold out before the payment was known");',
    replace: "",
    tests: ordersGraph,
  },
  {
    name: "a refund is planned on the order as it was read before",
    file: `${orders}/store/refund-sql.ts`,
    find: "await manager.query(`select 1 from orders where id = $1 for update`, [orderId]);",
    replace: "",
    tests: orders,
  },
  {
    name: "an order whose charge is in doubt is withdrawn",
    file: `${orders}/domain/checkout.ts`,
    find: '      case "serviceUnavailable":\n        await store.withdrawOrder',
    replace: '      case "serviceUnavailable":\n      case "paymentsUnreachable":\n        await store.withdrawOrder',
    tests: ordersGraph,
  },
  {
    name: "a reservation goes with its time whatever the payment is",
    file: `${orders}/domain/expire-reservation.ts`,
    find: `"the provider's answer is open");\n        return "keep";`,
    replace: `"the provider's answer is open");\n        return "release";`,
    tests: `${orders}/reservation-expiry`,
  },
  {
    name: "a reservation may end while its payment is under way",
    file: `${orders}/domain/settle-payment.ts`,
    find: "if (endsAt === null || endsAt > answeredBy) return true;",
    replace: "if (endsAt !== undefined) return true;",
    tests: `${orders}/reservation-expiry`,
  },
  {
    name: "a decline that is freed late frees what the next payment has reserved",
    file: `${orders}/jobs/orders-jobs.ts`,
    find: "endsAt == null ? null : new Date(endsAt)",
    replace: "endsAt === undefined ? null : null",
    tests: `${orders}/reservation-expiry`,
  },
  {
    name: "inventory does not ask before it gives a reservation up",
    file: `${inventory}/domain/expire-reservation.ts`,
    find: "if (!mayGo) await reservations.hold(orderId);",
    replace: "if (mayGo === undefined) await reservations.hold(orderId);",
    tests: `${inventory}/domain/expire-reservation`,
  },
  {
    name: "another person's order is shown",
    file: `${orders}/domain/views-order.ts`,
    find: 'viewer.kind !== "nobody" && viewer.id === order.buyerId',
    replace: 'viewer.kind !== "nobody" && order.buyerId !== ""',
    tests: ordersGraph,
  },
  {
    name: "shipping goes back with every part",
    file: `${orders}/domain/plan-refund.ts`,
    find: "const amount = isRest",
    replace: "const amount = isRest || refunds.length === 0",
    tests: `${orders}/domain/plan-refund`,
  },
  {
    name: "levels are locked in any order",
    file: `${inventory}/store/migrations/004-reservations-in-one-statement.ts`,
    find: "where product_id = any(products) order by product_id for update",
    replace: "where product_id = any(products) order by random() for update",
    tests: `${inventory}/store/reservation-races`,
  },
  {
    name: "a sale is not written as a movement",
    file: `${inventory}/store/migrations/004-reservations-in-one-statement.ts`,
    find: "'SALE'",
    replace: "'RECEIPT'",
    tests: inventory,
  },
  {
    name: "units are promised that are not there",
    file: `${inventory}/store/migrations/004-reservations-in-one-statement.ts`,
    find: "where coalesce(level.on_hand - level.reserved, 0) < line.quantity and not exists",
    replace: "where coalesce(level.on_hand - level.reserved, 0) < 0 and not exists",
    tests: `${inventory}/store`,
  },
  {
    name: "the outbox is written whether or not the order moved",
    file: `${orders}/store/order-repository.ts`,
    find: '${addJobsSql(jobs, "moved", parameters)}',
    replace: "${addJobsSql(jobs, null, parameters)}",
    tests: orders,
  },
  {
    name: "the cart keeps no inbox",
    file: "subgraphs/cart/src/store/migrations/001-cart.ts",
    find: "    if not found then return; end if;\n    update carts",
    replace: "    update carts",
    tests: "subgraphs/cart/src/store/postgres",
  },
  {
    name: "an event is mailed as often as it comes",
    file: "subgraphs/notifications/src/domain/queue-notification.ts",
    find: "...content,\n      id: newId(),",
    replace: "...content,\n      eventId: newId(),\n      id: newId(),",
    tests: "subgraphs/notifications/src/notifications-graph",
  },
  {
    name: "old news of a failed payment free the stock of the one that is under way",
    file: `${orders}/domain/mark-declined.ts`,
    find: "if (isNews || attempt) await",
    replace: "await",
    tests: `${orders}/payment-action`,
  },
  {
    name: "parts that are given back at the same moment don't close the order",
    file: `${orders}/store/refund-sql.ts`,
    find: "(select order_id from order_refunds where id = $1) for update",
    replace: "(select order_id from order_refunds where id = $1)",
    tests: `${orders}/refund-news`,
  },
  {
    name: "whoever comes back from the bank, having refused, is charged anew",
    file: `${payments}/domain/charge-order.ts`,
    find: " || waitedForBuyer",
    replace: "",
    tests: `${payments}/payment-action`,
  },
  {
    name: "a payment has failed while the provider may still take it",
    file: `${payments}/peers/stripe/stripe-provider.ts`,
    find: 'intent.status === "requires_payment_method" ? await this.cancelIntent(intentId) : intent',
    replace: "intent",
    tests: `${payments}/peers/stripe`,
  },
  {
    name: "a signature for another order proves a payment",
    file: `${payments}/peers/razorpay/checkout-signature.ts`,
    find: "given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))",
    replace: "given.length === expected.length",
    tests: `${payments}/peers/razorpay`,
  },
  {
    name: "the number of a card goes on as it came",
    file: "router/src/cards/keep-cards-out.ts",
    find: "request.body = await cards.swapped(request.body);",
    replace: "await cards.swapped(request.body);",
    tests: "tests/src/card-vault",
  },
  {
    name: "a provider's token lies open in the database",
    file: `${payments}/domain/sealing-provider.ts`,
    find: "token: await this.safe.sealed(tokenized.token)",
    replace: "token: tokenized.token",
    tests: `${payments}/stored-tokens`,
  },
  {
    name: "the log has the address of a request, with what is asked in it",
    file: "kernel/src/http-server.ts",
    find: "const url = loggedPath(request.url);",
    replace: "const url = request.url;",
    tests: "tests/src/secrecy/secrecy.test",
  },
];
