import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BreakableServer, type TestAnswer } from "./breakable-server.js";

interface Payment {
  readonly id: string;
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly card: object;
  error_reason: string | null;
  status: string;
  amount_refunded: number;
}

interface Order {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly receipt: string;
  notes: Json;
}

type Json = Record<string, any>;

/** Answers as Razorpay's public documentation says, for the calls that we make: https://razorpay.com/docs/api */
export class RazorpayDouble {
  private readonly tokens = new Map<string, { number: string; card: object; customerId: string }>();
  private readonly orders: Order[] = [];
  private readonly payments = new Map<string, Payment>();
  private readonly refunds: Json[] = [];
  private readonly refundsByKey = new Map<string, { body: string; answer: TestAnswer }>();

  static async open(): Promise<{ double: RazorpayDouble; server: BreakableServer }> {
    const double = new RazorpayDouble();
    return { double, server: await BreakableServer.open((request, body) => double.answer(request, body)) };
  }

  books(): { charges: number; refundedMinor: number } {
    const paid = [...this.payments.values()].filter(({ status }) => ["captured", "refunded"].includes(status));
    return { charges: paid.length, refundedMinor: paid.reduce((sum, payment) => sum + payment.amount_refunded, 0) };
  }

  /** The buyer has passed the bank's page, or has not. */
  authenticate(answer: "approved" | "refused" = "approved"): void {
    for (const payment of this.payments.values())
      if (payment.status === "created") {
        payment.status = answer === "approved" ? "authorized" : "failed";
        payment.error_reason = answer === "approved" ? null : "payment_authentication_failed";
      }
  }

  private answer({ method, url = "", headers }: IncomingMessage, text: string): TestAnswer {
    const basic = `Basic ${Buffer.from("rzp_test_souk:secret").toString("base64")}`;
    if (headers.authorization !== basic) return refused(401, "Authentication failed");
    const { pathname, searchParams } = new URL(url, "http://razorpay.test");
    const body = (text === "" ? {} : JSON.parse(text)) as Json;
    const [, , resource, id = "", action] = pathname.split("/");
    switch (`${method} ${resource}${action === undefined ? "" : `/${action}`}`) {
      case "POST customers":
        return done({ id: newId("cust"), entity: "customer" });
      case "POST tokens":
        return this.createToken(body);
      case "POST orders":
        return this.createOrder(body);
      case "GET orders": {
        const items = this.orders.filter(({ receipt }) => receipt === searchParams.get("receipt"));
        return done({ entity: "collection", count: items.length, items });
      }
      case "PATCH orders": {
        const order = this.orders.find((known) => known.id === id);
        if (order) order.notes = body.notes;
        return order ? done(order) : refused(400, "The id provided does not exist");
      }
      case "GET orders/payments":
        return done({ items: [...this.payments.values()].filter((payment) => payment.order_id === id) });
      case "POST payments/json":
        return this.createPayment(body);
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

  private createToken({ customer_id: customerId, card }: Json): TestAnswer {
    const number = String(card.number);
    if (number === "4000000000000069") return refused(400, "The card has expired.", { field: "card[expiry_year]" });
    const network = number.startsWith("5") ? "MasterCard" : "Visa";
    const shown = { network, last4: number.slice(-4) };
    const token = { id: newId("token"), entity: "token", method: "card", card: shown, status: "active" };
    this.tokens.set(token.id, { number, card: shown, customerId });
    return done(token);
  }

  private createOrder({ amount, currency, receipt, notes }: Json): TestAnswer {
    if (receipt.length > 40) return refused(400, "The receipt may not be greater than 40 characters.");
    const order = { id: newId("order"), entity: "order", amount, currency, receipt, notes, status: "created" };
    this.orders.push(order);
    return done(order);
  }

  private createPayment({ order_id: orderId, amount, customer_id: customerId, token: tokenId }: Json): TestAnswer {
    const order = this.orders.find(({ id }) => id === orderId);
    const token = this.tokens.get(tokenId);
    if (!order || order.amount !== amount) return refused(400, "The order does not fit.");
    if (!token || token.customerId !== customerId) return refused(400, "The token does not exist.");
    const paid = [...this.payments.values()].some(
      (payment) => payment.order_id === orderId && payment.status !== "failed",
    );
    if (paid) return refused(400, "Payment already done for this order.");
    const reason = { "4000000000000002": "payment_declined", "4000000000009995": "insufficient_fund" }[token.number];
    const wantsAction = token.number === "4000002760003184";
    const payment = {
      id: newId("pay"),
      order_id: order.id,
      amount,
      currency: order.currency,
      amount_refunded: 0,
      card: token.card,
      status: reason ? "failed" : wantsAction ? "created" : "authorized",
      error_reason: reason ?? null,
    };
    this.payments.set(payment.id, payment);
    if (reason) return refused(400, "Your payment has been declined.", { reason });
    const next = wantsAction ? [{ action: "redirect", url: `https://api.razorpay.com/v1/payments/${payment.id}` }] : [];
    return done({ razorpay_payment_id: payment.id, next });
  }

  private capture(id: string): TestAnswer {
    const payment = this.payments.get(id);
    if (payment?.status !== "authorized") return refused(400, "This payment has already been captured");
    payment.status = "captured";
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
    const refund = { id: newId("rfnd"), entity: "refund", payment_id: id, amount, notes, status: "processed" };
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
