import { createHmac, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BreakableServer, type TestAnswer } from "./breakable-server.js";
import { razorpayCheckoutHtml, razorpayJs } from "./fake-razorpay-js.js";
import { razorpaySignature, sendWebhook, type WebhookTarget } from "./signed-webhook.js";

interface Payment {
  readonly id: string;
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly method: string;
  readonly card: object | null;
  readonly error_reason: string | null;
  readonly created_at: number;
  captured: boolean;
  status: "authorized" | "captured" | "refunded" | "failed";
  amount_refunded: number;
}

interface Order {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly receipt: string;
  readonly capture: string;
  notes: Json;
}

type Json = Record<string, any>;

/** Data that Razorpay's checkout passes to the page after the buyer has paid. */
export interface CheckoutAnswer {
  readonly razorpay_payment_id: string;
  readonly razorpay_order_id: string;
  readonly razorpay_signature: string;
}

export interface BuyerAtCheckout {
  /** The bank's reason for refusing the buyer. */
  readonly failure?: string;
  readonly method?: "card" | "upi";
}

const keyId = "rzp_test_souk";
const keySecret = "secret";

/** Answers our calls as Razorpay's public documentation describes: https://razorpay.com/docs/api */
export class FakeRazorpay {
  private readonly orders: Order[] = [];
  private readonly payments = new Map<string, Payment>();
  private readonly refunds: Json[] = [];
  /** The first status of new refunds. */
  refundsAre: "processed" | "pending" = "processed";
  /** Where authorized payments are announced; null: no webhooks are sent. */
  webhooks: WebhookTarget | null = null;
  private readonly refundsByKey = new Map<string, { body: string; answer: TestAnswer }>();

  static async open(): Promise<{ fake: FakeRazorpay; server: BreakableServer }> {
    const fake = new FakeRazorpay();
    return { fake, server: await BreakableServer.open((request, body) => fake.answer(request, body)) };
  }

  ledger(): { charges: number; refundedMinor: number; capturedMinor: number } {
    const paid = [...this.payments.values()].filter(({ captured }) => captured);
    const sumOf = (key: "amount" | "amount_refunded") => paid.reduce((sum, payment) => sum + payment[key], 0);
    return { charges: paid.length, refundedMinor: sumOf("amount_refunded"), capturedMinor: sumOf("amount") };
  }

  /** Completes the pending refunds. Returns them as a webhook shows them. */
  processRefunds(): readonly { readonly id: string; readonly notes: object }[] {
    const pending = this.refunds.filter(({ status }) => status === "pending");
    for (const refund of pending) refund.status = "processed";
    return pending as { id: string; notes: object }[];
  }

  /** Razorpay refunds the payments that nobody captured in time. */
  refundUncaptured(): void {
    for (const payment of this.payments.values()) if (payment.status === "authorized") payment.status = "refunded";
  }

  get orderCount(): number {
    return this.orders.length;
  }

  /**
   * Simulates a buyer at the checkout of an order. Returns null when the bank refuses, or the order is already paid.
   */
  checkOut(orderId: string, { failure, method = "card" }: BuyerAtCheckout = {}): CheckoutAnswer | null {
    const order = this.orders.find(({ id }) => id === orderId);
    if (!order) throw new Error(`there is no order ${orderId}`);
    const isPaid = this.paymentsOf(orderId).some(({ status }) => status !== "failed");
    if (isPaid) return null;
    const { amount, currency, capture } = order;
    const payment: Payment = {
      id: newId("pay"),
      order_id: orderId,
      amount,
      currency,
      method,
      card: method === "card" ? { network: "Visa", last4: "3184" } : null,
      error_reason: failure ?? null,
      status: failure === undefined ? (capture === "manual" ? "authorized" : "captured") : "failed",
      amount_refunded: 0,
      created_at: Math.floor(Date.now() / 1000),
      captured: failure === undefined && capture !== "manual",
    };
    this.payments.set(payment.id, payment);
    if (failure !== undefined) return null;
    this.announce(payment);
    const signature = createHmac("sha256", keySecret).update(`${orderId}|${payment.id}`).digest("hex");
    return { razorpay_payment_id: payment.id, razorpay_order_id: orderId, razorpay_signature: signature };
  }

  private announce({ id, order_id: orderId, status }: Payment): void {
    if (!this.webhooks) return;
    const payment = { entity: { id, order_id: orderId, status, notes: [] } };
    const at = Math.floor(Date.now() / 1000);
    const body = JSON.stringify({ event: `payment.${status}`, created_at: at, payload: { payment } });
    const headers = { "x-razorpay-signature": razorpaySignature(body, this.webhooks.secret) };
    void sendWebhook(this.webhooks, body, headers);
  }

  /** Answers checkout.js and its frame. */
  private answerBrowser(at: string, text: string): TestAnswer {
    if (at === "GET /v1/checkout.js") return { status: 200, contentType: "text/javascript", body: razorpayJs };
    if (at === "GET /v1/checkout/public") return { status: 200, contentType: "text/html", body: razorpayCheckoutHtml };
    if (at !== "POST /v1/checkout/pay") return refused(401, "Authentication failed");
    const { key, order, failure } = JSON.parse(text) as Json;
    if (key !== keyId) return refused(401, "Authentication failed");
    const answer = this.checkOut(order, failure === undefined ? {} : { failure });
    return answer ? done(answer) : refused(400, "Your payment was declined by the bank.", { reason: failure });
  }

  /** Every buyer with an open order pays, or is refused by the bank. */
  checkOutAll(answer: "approved" | "refused"): void {
    const how = answer === "approved" ? {} : { failure: "payment_authentication_failed" };
    for (const { id } of this.orders) this.checkOut(id, how);
  }

  private paymentsOf(orderId: string): Payment[] {
    return [...this.payments.values()].filter(({ order_id: of }) => of === orderId);
  }

  private answer({ method, url = "", headers }: IncomingMessage, text: string): TestAnswer {
    const { pathname, searchParams } = new URL(url, "http://razorpay.test");
    const basic = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString("base64")}`;
    if (headers.authorization === undefined) return this.answerBrowser(`${method} ${pathname}`, text);
    if (headers.authorization !== basic) return refused(401, "Authentication failed");
    const body = (text === "" ? {} : JSON.parse(text)) as Json;
    const [, , resource, id = "", action] = pathname.split("/");
    switch (`${method} ${resource}${action === undefined ? "" : `/${action}`}`) {
      case "POST orders":
        return this.createOrder(body);
      case "PATCH orders": {
        const order = this.orders.find((known) => known.id === id);
        if (order) order.notes = body.notes;
        return order ? done(order) : refused(400, "The id provided does not exist");
      }
      case "GET orders": {
        const items = this.orders.filter(({ receipt }) => receipt === searchParams.get("receipt"));
        return done({ entity: "collection", count: items.length, items });
      }
      case "GET orders/payments":
        return done({ items: this.paymentsOf(id).reverse() });
      case "POST payments/capture":
        return this.capture(id);
      case "POST payments/refund":
        return this.refundOnce(id, body, text, String(headers["x-refund-idempotency"]));
      case "GET payments/refunds":
        return done({ items: this.refunds.filter((refund) => refund.payment_id === id) });
      case "GET payments": {
        const payment = this.payments.get(id);
        return payment ? done(payment) : refused(400, "The id provided does not exist");
      }
      default:
        return refused(404, `no ${method} ${pathname}`);
    }
  }

  private createOrder({ amount, currency, receipt, notes, payment }: Json): TestAnswer {
    if (receipt.length > 40) return refused(400, "The receipt may not be greater than 40 characters.");
    const capture = payment?.capture ?? "automatic";
    const order = { id: newId("order"), entity: "order", amount, currency, receipt, notes, capture, status: "created" };
    this.orders.push(order);
    return done(order);
  }

  private capture(id: string): TestAnswer {
    const payment = this.payments.get(id);
    if (payment?.status !== "authorized") return refused(400, "This payment has already been captured");
    payment.status = "captured";
    payment.captured = true;
    return done(payment);
  }

  private refundOnce(id: string, body: Json, text: string, key: string): TestAnswer {
    if (!/^[\w-]{10,}$/.test(key)) return refused(400, "The idempotency key is too short.");
    const earlier = this.refundsByKey.get(key);
    if (earlier && earlier.body !== text)
      return refused(400, "Different request with the same idempotency key has already been processed.");
    const answer = earlier?.answer ?? this.refund(id, body);
    this.refundsByKey.set(key, { body: text, answer });
    return answer;
  }

  private refund(id: string, { amount, notes }: Json): TestAnswer {
    const payment = this.payments.get(id);
    if (!payment) return refused(400, "The id provided does not exist");
    if (payment.amount_refunded === payment.amount) return refused(400, "The payment has been fully refunded already");
    if (payment.amount_refunded + amount > payment.amount)
      return refused(400, "The total refund amount is greater than the refund payment amount");
    payment.amount_refunded += amount;
    if (payment.amount_refunded === payment.amount) payment.status = "refunded";
    const refund = { id: newId("rfnd"), entity: "refund", payment_id: id, amount, notes, status: this.refundsAre };
    this.refunds.push(refund);
    return done(refund);
  }
}

function done(body: object): TestAnswer {
  return { status: 200, body: structuredClone(body) };
}

function refused(status: number, description: string, more: object = {}): TestAnswer {
  const error = {
    code: "BAD_REQUEST_ERROR",
    description,
    source: "NA",
    step: "NA",
    reason: "NA",
    metadata: {},
    ...more,
  };
  return { status, body: { error } };
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(7).toString("hex")}`;
}
