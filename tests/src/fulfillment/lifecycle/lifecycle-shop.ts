import { randomUUID } from "node:crypto";
import { audit, type DatabaseUrls } from "@souk/shop/audit/audit";
import type { Scheduler } from "fast-check";
import { addToCart, checkoutInput } from "../../test-kit/data/buying.js";
import { cardThat } from "../../test-kit/data/cards.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import { ownerNames, urlName } from "../../test-kit/data/test-databases.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";
import { CallGate } from "./call-gate.js";
import { drainOutboxes, paymentJobs, runTimer, timers } from "../../test-kit/data/drained-outboxes.js";
import type { Lifecycle, OrderAction, Purchase } from "./order-actions.js";

/** The order as an admin sees it. */
interface SeenOrder {
  readonly status: string;
  readonly events: readonly { readonly type: string }[];
  readonly lines: readonly { readonly quantity: number; readonly product: { readonly id: string } }[];
  readonly shipments: readonly { readonly trackingNumber: string; readonly status: string }[] | null;
  readonly refunds: readonly {
    readonly state: string;
    readonly lines: readonly { readonly quantity: number; readonly product: { readonly id: string } }[];
  }[];
}

const orderQuery = `query ($id: ID) { order(id: $id) {
  status events { type } lines { quantity product { id } } shipments { trackingNumber status }
  refunds { state lines { quantity product { id } } }
} }`;

interface Placed {
  readonly buyer: Shopper;
  readonly orderId: string;
}

/** A whole shop in this process, where a scheduler controls the order of calls between subgraphs. */
export class LifecycleShop implements AsyncDisposable {
  private constructor(
    private readonly shop: TestShop,
    private readonly gate: CallGate,
    private readonly admin: Shopper,
    private readonly productId: string,
    private readonly courses: readonly string[],
  ) {}

  static async open(): Promise<LifecycleShop> {
    const gate = new CallGate();
    const shop = await TestShop.create({
      environment: {
        AUDIT_INTERVAL_SECONDS: "0",
        SANDBOX_WEBHOOKS: "twice",
        // an order with a course is charged at once
        SANDBOX_CAPTURE: "at-shipment",
        LOG_LEVEL: "error",
      },
      start: async (settings) => {
        const { ShopInProcess } = await import("../../test-kit/shop/shop-in-process.js");
        const started = await ShopInProcess.start(settings);
        started.aroundRequests(gate.around);
        return started;
      },
    });
    try {
      const productId = (await shop.product({ name: "Lamp", price: "49.99", stock: 100_000 })).id;
      const instructor = await shop.instructor();
      const courses = [await publishedCourse(instructor), await publishedCourse(instructor)];
      return new LifecycleShop(shop, gate, await shop.admin(), productId, courses);
    } catch (error) {
      await shop[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Runs the lifecycle of one order. Returns the faults of the order and of the data across services at its end. */
  async live({ purchase, groups }: Lifecycle, scheduler: Scheduler): Promise<string[]> {
    const placed = await this.place(purchase);
    if (!placed) return [];
    for (const { actions, settles } of groups) {
      await this.gate.control(scheduler, () =>
        Promise.all(
          actions.map(async (action) => {
            await this.gate.pass(action.kind);
            await this.perform(action, placed);
          }),
        ),
      );
      if (settles) {
        await runTimer(this.shop, "orders", "resumePayment", placed.orderId);
        await drainOutboxes(this.shop, [...timers, ...paymentJobs]);
      }
    }
    // the jobs of a payment that waits for its buyer do not end
    await this.answerBank(placed, false);
    await drainOutboxes(this.shop, timers);
    const order = await this.see(placed);
    return [...(await this.differences()), ...(order ? faultsOf(order, this.courses) : ["the order is gone"])];
  }

  private async place({ goods, courses, card }: Purchase): Promise<Placed | null> {
    const buyer = await this.shop.signUp();
    if (goods > 0) await addToCart(buyer, this.productId, goods);
    for (const productId of this.courses.slice(0, courses)) await addToCart(buyer, productId);
    const query = `mutation ($input: CheckoutInput!) { checkout(input: $input) {
      __typename ... on Order { id } ... on PaymentDeclined { order { id } } ... on PaymentActionRequired { order { id } }
    } }`;
    const { checkout } = await buyer.get(query, { input: checkoutInput({ payment: { card: cardThat(card) } }) });
    const orderId = checkout.id ?? checkout.order?.id;
    return orderId === undefined ? null : { buyer, orderId };
  }

  private async perform(action: OrderAction, placed: Placed): Promise<void> {
    const { buyer, orderId: id } = placed;
    switch (action.kind) {
      case "pay": {
        const input = { orderId: id, idempotencyKey: randomUUID(), payment: { card: cardThat(action.card) } };
        await execute(buyer, `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }`, { input });
        return;
      }
      case "answerBank":
        return this.answerBank(placed, action.approves);
      case "refund": {
        const [line] = (await this.see(placed))?.lines ?? [];
        const lines = action.units === "one" && line ? [{ productId: line.product.id, quantity: 1 }] : null;
        const query = `mutation ($id: ID!, $lines: [RefundLineInput!]) { refundOrder(id: $id, lines: $lines) { __typename } }`;
        await execute(this.admin, query, { id, lines });
        return;
      }
      case "cancel":
        await execute(
          action.by === "buyer" ? buyer : this.admin,
          `mutation ($id: ID!) { cancelOrder(id: $id) { __typename } }`,
          { id },
        );
        return;
      case "moveShipment": {
        const [shipment] = (await this.see(placed))?.shipments ?? [];
        if (!shipment) return;
        const input = { trackingNumber: shipment.trackingNumber, status: action.to };
        await execute(
          this.admin,
          `mutation ($input: UpdateShipmentInput!) { updateShipment(input: $input) { __typename } }`,
          { input },
        );
        return;
      }
      case "advance":
        await execute(
          this.admin,
          `mutation ($id: ID!, $to: OrderStatus!) { advanceOrder(id: $id, to: $to) { __typename } }`,
          { id, to: action.to },
        );
        return;
      case "endReservation":
        await this.shop.rows(
          "inventory",
          `update reservations set expires_at = now() where order_id = $1 and state = 'OPEN' and expires_at is not null`,
          [id],
        );
        return runTimer(this.shop, "inventory", "releaseExpired", id);
      case "expire":
        return runTimer(this.shop, "orders", "expireOrder", id);
      case "repair":
        await execute(this.admin, `mutation ($id: ID!) { repairOrder(id: $id) { __typename } }`, { id });
    }
  }

  /** Answers open 3-D Secure pages of the bank; all of them belong to this order. */
  private async answerBank({ buyer }: Placed, approves: boolean): Promise<void> {
    const open = await this.shop.rows<{ token: string }>(
      "sandbox",
      `select token from challenges where not exists (
         select from charges where charges.idempotency_key = challenges.idempotency_key)`,
    );
    const body = new URLSearchParams({ answer: approves ? "approve" : "refuse" });
    for (const { token } of open) await buyer.fetch(`/sandbox/challenges/${token}`, { method: "POST", body });
  }

  private async see({ orderId }: Placed): Promise<SeenOrder | null> {
    return (await this.admin.get(orderQuery, { id: orderId })).order;
  }

  private async differences(): Promise<string[]> {
    const urls = Object.fromEntries(
      ownerNames.map((name) => [name, this.shop.databaseUrls[urlName(name)]]),
    ) as unknown as DatabaseUrls;
    const { differences } = await audit(urls, { graceSeconds: 0 });
    return differences.map(
      ({ check, subject, expected, found }) => `${check}: ${subject}: ${expected}; found ${found}`,
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.shop[Symbol.asyncDispose]();
  }
}

/** A service that does not answer in time is allowed; any other error is a fault. */
async function execute(client: Shopper, query: string, variables: object): Promise<void> {
  const { errors } = await client.execute(query, variables as Record<string, unknown>);
  const [broken] = errors.filter(({ extensions }) => extensions.code === "INTERNAL_SERVER_ERROR");
  if (broken) throw new Error(`${query}: ${JSON.stringify(broken)}`);
}

async function publishedCourse(instructor: Shopper): Promise<string> {
  const input = {
    title: `Course ${randomUUID()}`,
    summary: "Warp and weft.",
    price: { amount: "19.99", currency: "CAD" },
    categories: [],
    sections: [{ title: "Start", lessons: [{ title: "Hello", content: "Hello." }] }],
  };
  const create = `mutation ($input: CreateCourseInput!) { createCourse(input: $input) { ... on Course { id product { id } } } }`;
  const { createCourse } = await instructor.get(create, { input });
  const publish = `mutation ($id: ID!) { publishCourse(id: $id) { __typename } }`;
  const { publishCourse } = await instructor.get(publish, { id: createCourse.id });
  if (publishCourse.__typename !== "Course") throw new Error(JSON.stringify(publishCourse));
  return createCourse.product.id;
}

/**
 * Faults outside the audit: a closed order has no waiting shipment, an order whose shipments have all arrived is
 * complete, and no step occurs twice in the events.
 */
function faultsOf(order: SeenOrder, courses: readonly string[]): string[] {
  const { status, events, lines, refunds } = order;
  const shipments = order.shipments ?? [];
  const isClosed = status === "CANCELLED" || status === "REFUNDED";
  const once = ["orderPaid", "paymentCharged", "stockCommitted", "enrolled", "orderCompleted", "orderCancelled"];
  const types = events.map(({ type }) => type);
  const refunded = refunds.filter(({ state }) => state === "DONE").flatMap((refund) => refund.lines);
  const remaining = lines.filter(({ quantity, product }) => {
    const units = refunded.filter((line) => line.product.id === product.id);
    return quantity > units.reduce((sum, line) => sum + line.quantity, 0);
  });
  const hasArrived = ({ product }: SeenOrder["lines"][number]): boolean =>
    courses.includes(product.id) || shipments.some((shipment) => shipment.status === "DELIVERED");
  const isComplete = remaining.length > 0 && remaining.every(hasArrived);
  return [
    ...once.filter((type) => types.filter((each) => each === type).length > 1).map((type) => `${type} happened twice`),
    ...(isClosed && shipments.some((shipment) => shipment.status === "PENDING")
      ? [`a shipment is open, the order is ${status}`]
      : []),
    ...(isComplete && (status === "PAID" || status === "PROCESSING") ? [`all of it has arrived, it is ${status}`] : []),
  ];
}
