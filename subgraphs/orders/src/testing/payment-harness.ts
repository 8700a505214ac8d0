import { randomUUID } from "node:crypto";
import { expect } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Clock } from "@souk/kernel/values/clock";
import type { CheckoutOutcome } from "../domain/checkout/checkout-outcome.js";
import { checkoutProgress } from "../domain/payment/checkout-progress.js";
import type { Charge } from "../domain/peers.js";
import type { Order } from "../domain/order/order.js";
import type { OrdersDomain } from "../domain/orders-domain.js";
import type { PayOrderInput } from "../domain/payment/pay-order.js";
import type { PayOrderOutcome } from "../domain/payment/payment-outcome.js";
import { ordersDatabase } from "../store/database-definition.js";
import { FakePeers } from "./fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "./test-orders-domain.js";

export const lamp = randomUUID();

/** Payments of one buyer's order, with a clock that the test sets and processes that die at a crash point. */
export class PaymentHarness implements AsyncDisposable {
  fakes = new FakePeers();
  buyerId: string = randomUUID();
  now = new Date(0);
  domain: OrdersDomain;
  private readonly clock: Clock = { now: () => this.now };

  private constructor(private readonly testDatabase: Awaited<ReturnType<typeof openTestDatabase>>) {
    this.domain = this.newDomain();
  }

  static async open(): Promise<PaymentHarness> {
    return new PaymentHarness(await openTestDatabase("orders", ordersDatabase));
  }

  /** Creates new fakes, and two lamps in the cart of a new buyer. */
  reset(): void {
    this.fakes = new FakePeers();
    this.fakes.product(lamp, "49.99");
    this.fakes.cart = [{ productId: lamp, quantity: 2 }];
    this.buyerId = randomUUID();
    this.now = new Date("2026-05-01T12:00:00Z");
    this.domain = this.newDomain();
  }

  /** Makes the lamps and their shipping free, and payments unavailable. */
  sellForNothing(): void {
    this.fakes.product(lamp, "0.00");
    this.fakes.shippingMinor = 0;
    this.fakes.down.add("payments");
  }

  later(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  /** Returns a process that dies at this crash point. */
  dyingAt(point: string): OrdersDomain {
    return this.newDomain((reached) => {
      if (reached === point) throw new Error(`died at ${point}`);
    });
  }

  checkOut(by: OrdersDomain): Promise<CheckoutOutcome> {
    return by.checkout({ idempotencyKey: "k", payment: { card: goodCard }, shippingAddress }, customer(this.buyerId));
  }

  pay(by: OrdersDomain, { id }: Order, change: Partial<PayOrderInput> = {}): Promise<PayOrderOutcome> {
    const input = { orderId: id, idempotencyKey: randomUUID(), payment: { card: goodCard }, ...change };
    return by.payOrder(input, this.buyerId);
  }

  async orderNow(): Promise<Order> {
    const listed = await this.domain.listOrders({ buyerId: this.buyerId, page: {} });
    const [only] = listed.kind === "listed" ? listed.page.rows : [];
    if (!only) throw new Error("no order");
    return only;
  }

  /** Returns the order of a checkout whose process died at this point. */
  async abandonedAt(point: string): Promise<Order> {
    await expect(this.checkOut(this.dyingAt(point))).rejects.toThrow(point);
    return this.orderNow();
  }

  /** Returns the order of a checkout whose charge was declined; later charges succeed. */
  async declinedOrder(): Promise<Order> {
    this.declines();
    await this.checkOut(this.domain);
    this.fakes.nextCharge = { kind: "succeeded" };
    return this.orderNow();
  }

  async stepNow(): Promise<string> {
    return checkoutProgress(await this.orderNow()).step;
  }

  async eventsNow(): Promise<string[]> {
    return (await this.orderNow()).events.map(({ type }) => type);
  }

  /** Returns the job that resumes the order's payment. */
  async jobOf({ id }: Order): Promise<{ inSeconds: number; round: number } | null> {
    const [job]: { run_at: Date; round: number }[] = await this.testDatabase.database.manager.query(
      `select run_at, (payload -> 'data' ->> 'round')::int as round from graphile_worker._private_jobs where key = $1`,
      [`resumePayment:${id}`],
    );
    return job ? { inSeconds: (job.run_at.getTime() - this.now.getTime()) / 1000, round: job.round } : null;
  }

  /** Lets the next charges be declined. */
  declines(): Extract<Charge, { kind: "declined" }> {
    const declined = { kind: "declined", declineCode: "insufficient_funds", paymentId: randomUUID() } as const;
    this.fakes.nextCharge = declined;
    return declined;
  }

  chargeThat(kind: "succeeded" | "declined" | "pending" | "actionRequired"): Charge {
    const paymentId = randomUUID();
    const action = { provider: "stripe", url: "https://bank.test/", clientSecret: null, publicKey: null };
    const expiresAt = new Date(this.now.getTime() + 1_800_000);
    switch (kind) {
      case "declined":
        return { kind, paymentId, declineCode: "insufficient_funds" };
      case "actionRequired":
        return { kind, paymentId, action: { ...action, providerOrderId: null, expiresAt } };
      default:
        return { kind };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.testDatabase[Symbol.asyncDispose]();
  }

  private newDomain(crashPoint: (reached: string) => void = () => undefined): OrdersDomain {
    return testOrdersDomain(this.testDatabase.database, this.fakes, { clock: this.clock, crashPoint });
  }
}
