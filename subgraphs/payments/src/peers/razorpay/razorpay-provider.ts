import { createHash } from "node:crypto";
import type { Card } from "@souk/kernel/card-number";
import Razorpay from "razorpay";
import {
  CardRefusedError,
  type ChargeAnswer,
  type ChargeRequest,
  type ChargeSettlement,
  type PaymentProvider,
  type RefundAnswer,
  type RefundRequest,
  type TokenizedCard,
} from "../../domain/payment-provider.js";
import type { Webhook, WebhookReading } from "../../domain/webhook.js";
import { endedName, keyName } from "./key-name.js";
import type {
  RazorpayList,
  RazorpayOrder,
  RazorpayPayment,
  RazorpayPaymentStart,
  RazorpayRefund,
  RazorpayToken,
} from "./razorpay-answers.js";
import { razorpayCardFace } from "./razorpay-card-face.js";
import { askRazorpay, RazorpayRefusal } from "./razorpay-error.js";
import type { RazorpaySettings } from "./razorpay-settings.js";
import { readRazorpayWebhook } from "./razorpay-webhook.js";

/** Runs one at a time whatever has the same name, in all processes. */
export type OneAtATime = <T>(name: string, run: () => Promise<T>) => Promise<T>;

/** The library's HTTP client: its address, its patience and headers are settled there and nowhere else. */
interface HttpClient {
  readonly defaults: { baseURL?: string; timeout?: number };
  post(path: string, data: object, options: { headers: Record<string, string> }): Promise<{ data: unknown }>;
}

const timeoutMs = 5000;
/** Refunds of one payment that are looked through for a key. */
const maxRefunds = 100;

/**
 * Razorpay by its orders. Its payments know no idempotency key, so the Razorpay order of a charge stands for it: it is
 * found by its receipt, takes one payment that succeeds, and is made by one caller at a time.
 */
export class RazorpayProvider implements PaymentProvider {
  readonly name = "razorpay";
  private readonly razorpay: Razorpay;
  private readonly http: HttpClient;

  constructor(
    private readonly settings: RazorpaySettings,
    private readonly oneAtATime: OneAtATime,
  ) {
    this.razorpay = new Razorpay({ key_id: settings.keyId, key_secret: settings.keySecret });
    this.http = (this.razorpay as unknown as { api: { rq: HttpClient } }).api.rq;
    this.http.defaults.baseURL = settings.baseUrl;
    this.http.defaults.timeout = timeoutMs;
  }

  async tokenize({ cardNumber, expiryMonth, expiryYear, cvc }: Card): Promise<TokenizedCard> {
    const card = { number: cardNumber, expiry_month: String(expiryMonth), expiry_year: String(expiryYear), cvv: cvc };
    try {
      const customer = await askRazorpay<{ id: string }>(() => this.razorpay.customers.create({ fail_existing: 0 }));
      const params = { customer_id: customer.id, method: "card", card };
      const token = await askRazorpay<RazorpayToken>(() => this.razorpay.tokens.create(params as never));
      const face = razorpayCardFace(token.card) ?? { brand: "Card", last4: cardNumber.slice(-4) };
      return { token: `${customer.id}:${token.id}`, ...face };
    } catch (error) {
      if (error instanceof RazorpayRefusal) throw new CardRefusedError(cardPath(error.field), error.message);
      throw error;
    }
  }

  charge(request: ChargeRequest): Promise<ChargeAnswer> {
    const receipt = receiptOf(request.idempotencyKey);
    return this.oneAtATime(`razorpay ${receipt}`, async () => {
      const order = await this.findOrder(receipt);
      if (order && !isOf(order, request)) throw new Error("this idempotency key has moved another amount");
      const earlier = order && (await this.answerOfOrder(order));
      return earlier ?? this.pay(order ?? (await this.createOrder(request, receipt)), request);
    });
  }

  find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    const receipt = receiptOf(idempotencyKey);
    return this.oneAtATime(`razorpay ${receipt}`, async () => {
      const order = await this.findOrder(receipt);
      return order && this.answerOfOrder(order);
    });
  }

  /** Razorpay cannot end an order. A note on it tells that nothing is captured any more, and what is not captured it gives back. */
  cancel(request: ChargeRequest): Promise<ChargeSettlement> {
    const receipt = receiptOf(request.idempotencyKey);
    return this.oneAtATime(`razorpay ${receipt}`, async () => {
      const order = (await this.findOrder(receipt)) ?? (await this.createOrder(request, receipt));
      const answer = await this.answerOfOrder(order);
      if (answer?.kind === "succeeded" || answer?.kind === "declined") return answer;
      const notes = { [keyName]: request.idempotencyKey, [endedName]: "abandoned" };
      await askRazorpay(() => this.razorpay.orders.edit(order.id, { notes }));
      return { kind: "declined", declineCode: "abandoned", card: null };
    });
  }

  async refund({ idempotencyKey, chargeReference, amount }: RefundRequest): Promise<RefundAnswer> {
    const path = `/v1/payments/${encodeURIComponent(chargeReference)}/refund`;
    const data = { amount: amount.amountMinor, notes: { [keyName]: idempotencyKey } };
    const headers = { "X-Refund-Idempotency": receiptOf(idempotencyKey) };
    try {
      const { data: refund } = await askRazorpay<{ data: RazorpayRefund }>(() =>
        this.http.post(path, data, { headers }),
      );
      return refundAnswerFrom(refund);
    } catch (error) {
      if (!(error instanceof RazorpayRefusal)) throw error;
      if (/same idempotency key/i.test(error.message))
        throw new Error("this idempotency key has moved another amount", { cause: error });
      return { kind: "refused", refusalCode: error.code };
    }
  }

  async findRefund({ idempotencyKey, chargeReference }: RefundRequest): Promise<RefundAnswer | null> {
    const { items } = await askRazorpay<RazorpayList<RazorpayRefund>>(() =>
      this.razorpay.payments.fetchMultipleRefund(chargeReference, { count: maxRefunds }),
    );
    const refund = items.find(({ notes }) => notesOf(notes)[keyName] === idempotencyKey);
    return refund ? refundAnswerFrom(refund) : null;
  }

  readWebhook(webhook: Webhook, now: Date): WebhookReading {
    return readRazorpayWebhook(webhook, this.settings.webhookSecret, now);
  }

  private async findOrder(receipt: string): Promise<RazorpayOrder | null> {
    const { items } = await askRazorpay<RazorpayList<RazorpayOrder>>(() =>
      this.razorpay.orders.all({ receipt, count: 1 }),
    );
    return items[0] ?? null;
  }

  private createOrder({ amount, idempotencyKey }: ChargeRequest, receipt: string): Promise<RazorpayOrder> {
    const { amountMinor, currency } = amount;
    const notes = { [keyName]: idempotencyKey };
    return askRazorpay(() => this.razorpay.orders.create({ amount: amountMinor, currency, receipt, notes }));
  }

  private async pay(
    order: RazorpayOrder,
    { idempotencyKey, cardToken, description }: ChargeRequest,
  ): Promise<ChargeAnswer> {
    const [customerId = "", token = ""] = cardToken.split(":");
    const { returnUrl } = this.settings;
    const params = {
      amount: order.amount,
      currency: order.currency,
      order_id: order.id,
      customer_id: customerId,
      method: "card",
      token,
      description,
      notes: { [keyName]: idempotencyKey },
      ...(returnUrl === null ? {} : { callback_url: returnUrl }),
    };
    try {
      const start = await askRazorpay<RazorpayPaymentStart>(() =>
        this.razorpay.payments.createPaymentJson(params as never),
      );
      const url = start.next?.find(({ action }) => action === "redirect")?.url ?? null;
      const answer = await this.answerOfPayment(await this.fetchPayment(start.razorpay_payment_id));
      return answer.kind === "underWay" && url !== null
        ? { kind: "actionRequired", clientSecret: null, url, publicKey: null }
        : answer;
    } catch (error) {
      if (!(error instanceof RazorpayRefusal)) throw error;
      // a payment that the bank declines is kept with its card; a request that is refused as such leaves none
      return (await this.answerOfOrder(order)) ?? { kind: "declined", declineCode: error.code, card: null };
    }
  }

  /** Null where nobody has tried to pay it. */
  private async answerOfOrder(order: RazorpayOrder): Promise<ChargeAnswer | null> {
    const { items } = await askRazorpay<RazorpayList<RazorpayPayment>>(() =>
      this.razorpay.orders.fetchPayments(order.id),
    );
    const decisive = items.find(({ status }) => status !== "failed") ?? items[0];
    const ended = notesOf(order.notes)[endedName];
    if (ended !== undefined && decisive?.status !== "captured" && decisive?.status !== "refunded")
      return { kind: "declined", declineCode: ended, card: null };
    return decisive ? this.answerOfPayment(await this.fetchPayment(decisive.id)) : null;
  }

  private async answerOfPayment(payment: RazorpayPayment): Promise<ChargeAnswer> {
    const card = razorpayCardFace(payment.card);
    switch (payment.status) {
      case "captured":
      case "refunded":
        return { kind: "succeeded", providerReference: payment.id, card: card ?? { brand: "Card", last4: "0000" } };
      case "failed":
        return { kind: "declined", declineCode: declineCodeOf(payment), card };
      case "authorized":
        return this.answerOfPayment(await this.capture(payment));
      default:
        return { kind: "underWay" };
    }
  }

  private async capture({ id, amount, currency }: RazorpayPayment): Promise<RazorpayPayment> {
    try {
      await askRazorpay(() => this.razorpay.payments.capture(id, amount, currency));
    } catch (error) {
      // another one was faster; what it is now tells
      if (!(error instanceof RazorpayRefusal)) throw error;
    }
    const payment = await this.fetchPayment(id);
    return payment.status === "authorized" ? { ...payment, status: "created" } : payment;
  }

  private fetchPayment(id: string): Promise<RazorpayPayment> {
    return askRazorpay(() => this.razorpay.payments.fetch(id, { "expand[]": "card" }));
  }
}

function isOf(order: RazorpayOrder, { amount }: ChargeRequest): boolean {
  return order.amount === amount.amountMinor && order.currency === amount.currency;
}

function refundAnswerFrom({ id, status }: RazorpayRefund): RefundAnswer {
  if (status === "processed") return { kind: "refunded", providerReference: id };
  return status === "failed" ? { kind: "refused", refusalCode: "failed" } : { kind: "underWay" };
}

function notesOf(notes: RazorpayRefund["notes"]): Readonly<Record<string, string>> {
  return notes && !Array.isArray(notes) ? (notes as Readonly<Record<string, string>>) : {};
}

/** Razorpay's reasons, by the names that other providers have for the same. */
function declineCodeOf({ error_reason: reason, error_code: code }: RazorpayPayment): string {
  const names: Readonly<Record<string, string>> = {
    insufficient_fund: "insufficient_funds",
    payment_declined: "card_declined",
    payment_failed: "card_declined",
    payment_authentication_failed: "authentication_failed",
  };
  const given = (reason || code || "card_declined").toLowerCase();
  return names[given] ?? given;
}

function cardPath(field: string | null): keyof Card {
  const paths: Readonly<Record<string, keyof Card>> = {
    expiry_month: "expiryMonth",
    expiry_year: "expiryYear",
    cvv: "cvc",
  };
  return paths[field?.replace(/^card\[(.*)\]$/, "$1") ?? ""] ?? "cardNumber";
}

/** Razorpay takes receipts of at most 40 characters. */
function receiptOf(idempotencyKey: string): string {
  return createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 40);
}
