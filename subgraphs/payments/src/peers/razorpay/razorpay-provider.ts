import { createHash } from "node:crypto";
import Razorpay from "razorpay";
import {
  abandonedCode,
  CardRefusedError,
  type CaptureAnswer,
  type CaptureRequest,
  type ChargeAnswer,
  type ChargeRequest,
  type ChargeSettlement,
  type Confirmation,
  type PaymentProvider,
  type RefundAnswer,
  type RefundRequest,
  type TokenizedCard,
} from "../../domain/providers/payment-provider.js";
import type { PaymentPage } from "../../domain/providers/payment-page.js";
import type { Webhook, WebhookReading } from "../../domain/webhooks/webhook.js";
import { isCheckoutSignature, razorpayPage } from "./razorpay-page.js";
import { endedName, keyName, laterName } from "./key-name.js";
import {
  type RazorpayList,
  type RazorpayOrder,
  type RazorpayPayment,
  type RazorpayRefund,
  razorpayCardFace,
  razorpayDeclineCode,
} from "./razorpay-answers.js";
import { callRazorpay, RazorpayRefusal } from "./razorpay-error.js";
import type { RazorpaySettings } from "./razorpay-settings.js";
import { readRazorpayWebhook } from "./razorpay-webhook.js";

/** Runs the callbacks with the same name one at a time, across all processes. */
export type OneAtATime = <T>(name: string, run: () => Promise<T>) => Promise<T>;

/** The library's HTTP client, which holds the address, the timeout and the headers of all requests. */
interface HttpClient {
  readonly defaults: { baseURL?: string; timeout?: number };
  post(path: string, data: object, options: { headers: Record<string, string> }): Promise<{ data: unknown }>;
}

const timeoutMs = 5000;
/** Maximum number of refunds of one payment that are searched for a key. */
const maxRefunds = 100;
/**
 * Minutes after which an authorized payment that was not captured is refunded automatically. Razorpay's minimum is 12.
 */
const manualExpiryMinutes = 4320;

/**
 * Razorpay by its Orders API: buyers pay an order in Razorpay's own checkout, and we capture the payment. Razorpay's
 * payments have no idempotency key, so the Razorpay order of a charge replaces it: the order is found by its receipt
 * and takes one successful payment, and only one caller at a time creates, captures or ends it.
 */
export class RazorpayProvider implements PaymentProvider {
  readonly name = "razorpay";
  readonly hasOwnCheckout = true;
  readonly capturesLater: boolean;
  readonly page: PaymentPage;
  private readonly razorpay: Razorpay;
  private readonly http: HttpClient;

  constructor(
    private readonly settings: RazorpaySettings,
    private readonly oneAtATime: OneAtATime,
  ) {
    this.capturesLater = settings.capturesLater;
    this.page = razorpayPage(settings);
    this.razorpay = new Razorpay({ key_id: settings.keyId, key_secret: settings.keySecret });
    this.http = (this.razorpay as unknown as { api: { rq: HttpClient } }).api.rq;
    this.http.defaults.baseURL = settings.baseUrl;
    this.http.defaults.timeout = timeoutMs;
  }

  /** Not supported: cards go from the buyer's browser to Razorpay and nowhere else. */
  async tokenize(): Promise<TokenizedCard> {
    throw new CardRefusedError(
      "cardNumber",
      "is not taken here: Razorpay's own checkout asks for it (payment.atProvider)",
    );
  }

  charge(request: ChargeRequest): Promise<ChargeAnswer> {
    return this.inTurn(request.idempotencyKey, async (receipt) => {
      const order = (await this.findOrder(receipt)) ?? (await this.createOrder(request, receipt));
      if (!isOf(order, request)) throw new Error("this idempotency key has moved another amount");
      return this.answerOfOrder(order);
    });
  }

  find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    return this.inTurn(idempotencyKey, async (receipt) => {
      const order = await this.findOrder(receipt);
      return order && this.answerOfOrder(order);
    });
  }

  /**
   * Razorpay cannot cancel an order. A note on the order stops us from capturing, and Razorpay refunds uncaptured
   * payments.
   */
  cancel(request: ChargeRequest): Promise<ChargeSettlement | { readonly kind: "underWay" }> {
    return this.inTurn(request.idempotencyKey, async (receipt) => {
      const order = (await this.findOrder(receipt)) ?? (await this.createOrder(request, receipt));
      const answer = await this.answerOfOrder(order);
      if (answer.kind !== "actionRequired") return answer;
      const failed = (await this.paymentsOf(order)).find(({ status }) => status === "failed");
      const declineCode = failed ? razorpayDeclineCode(failed) : abandonedCode;
      const notes = { [keyName]: request.idempotencyKey, [endedName]: declineCode };
      await callRazorpay(() => this.razorpay.orders.edit(order.id, { notes }));
      return { kind: "declined", declineCode, card: null };
    });
  }

  async proves(idempotencyKey: string, confirmation: Confirmation): Promise<boolean> {
    const order = await this.findOrder(receiptOf(idempotencyKey));
    return order !== null && isCheckoutSignature(order.id, confirmation, this.settings.keySecret);
  }

  /** Razorpay captures a payment as a whole. The part that was released before is refunded. */
  capture({ idempotencyKey, chargeKey, chargeReference, amount }: CaptureRequest): Promise<CaptureAnswer> {
    return this.inTurn(chargeKey, async () => {
      const payment = await this.fetchPayment(chargeReference);
      const isOver = payment.status === "failed" || (payment.status === "refunded" && payment.captured === false);
      if (isOver) return { kind: "refused", refusalCode: "authorization_ended" };
      const captured = await this.captureNow(payment);
      if (captured.kind === "underWay") return captured;
      const released = { amountMinor: payment.amount - amount.amountMinor, currency: amount.currency };
      const key = `${idempotencyKey}:released`;
      if (released.amountMinor > 0) {
        const back = await this.refund({ idempotencyKey: key, chargeReference, amount: released });
        if (back.kind === "refused") throw new Error(`Razorpay took more than was due: ${back.refusalCode}`);
      }
      return { kind: "captured", providerReference: payment.id };
    });
  }

  /** Does nothing: Razorpay refunds a payment that is not captured when its time is over. */
  async release(): Promise<void> {
    return Promise.resolve();
  }

  async refund({ idempotencyKey, chargeReference, amount }: RefundRequest): Promise<RefundAnswer> {
    const path = `/v1/payments/${encodeURIComponent(chargeReference)}/refund`;
    const data = { amount: amount.amountMinor, notes: { [keyName]: idempotencyKey } };
    const headers = { "X-Refund-Idempotency": receiptOf(idempotencyKey) };
    try {
      // The library's own method takes no headers.
      const { data: refund } = await callRazorpay<{ data: RazorpayRefund }>(() =>
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
    const { items } = await callRazorpay<RazorpayList<RazorpayRefund>>(() =>
      this.razorpay.payments.fetchMultipleRefund(chargeReference, { count: maxRefunds }),
    );
    const refund = items.find(({ notes }) => notesOf(notes)[keyName] === idempotencyKey);
    return refund ? refundAnswerFrom(refund) : null;
  }

  readWebhook(webhook: Webhook, now: Date): WebhookReading {
    return readRazorpayWebhook(webhook, this.settings.webhookSecret, now);
  }

  private inTurn<T>(idempotencyKey: string, run: (receipt: string) => Promise<T>): Promise<T> {
    const receipt = receiptOf(idempotencyKey);
    return this.oneAtATime(`razorpay ${receipt}`, () => run(receipt));
  }

  private async findOrder(receipt: string): Promise<RazorpayOrder | null> {
    const { items } = await callRazorpay<RazorpayList<RazorpayOrder>>(() =>
      this.razorpay.orders.all({ receipt, count: 1 }),
    );
    return items[0] ?? null;
  }

  /**
   * Creates an order whose payments only we capture, regardless of the account's setting. With automatic capture a
   * payment could succeed after we have cancelled the charge.
   */
  private createOrder(
    { amount, idempotencyKey, isCapturedLater }: ChargeRequest,
    receipt: string,
  ): Promise<RazorpayOrder> {
    const { amountMinor, currency } = amount;
    const notes = { [keyName]: idempotencyKey, ...(isCapturedLater ? { [laterName]: "true" } : {}) };
    const payment = {
      capture: "manual",
      capture_options: { manual_expiry_period: manualExpiryMinutes, refund_speed: "normal" },
    };
    const params = { amount: amountMinor, currency, receipt, notes, payment };
    return callRazorpay(() => this.razorpay.orders.create(params as never));
  }

  /** Returns the payments of an order, newest first. */
  private async paymentsOf({ id }: RazorpayOrder): Promise<readonly RazorpayPayment[]> {
    return (await callRazorpay<RazorpayList<RazorpayPayment>>(() => this.razorpay.orders.fetchPayments(id))).items;
  }

  /** A failed payment does not settle the charge: Razorpay's checkout lets the buyer try again. */
  private async answerOfOrder(order: RazorpayOrder): Promise<ChargeAnswer> {
    const payments = await this.paymentsOf(order);
    const captured = payments.find(({ status }) => status === "captured" || status === "refunded");
    if (captured) return this.succeeded(captured.id);
    const ended = notesOf(order.notes)[endedName];
    if (ended !== undefined) return { kind: "declined", declineCode: ended, card: null };
    const authorized = payments.find(({ status }) => status === "authorized");
    if (authorized && notesOf(order.notes)[laterName] !== undefined) return this.authorized(authorized.id);
    if (authorized) return this.captureNow(authorized);
    const page = { clientSecret: null, url: null };
    return { kind: "actionRequired", ...page, publicKey: this.settings.keyId, providerOrderId: order.id };
  }

  private async authorized(paymentId: string): Promise<ChargeSettlement> {
    const { id, card, created_at: createdAt } = await this.fetchPayment(paymentId);
    const endsAt = new Date(1000 * (createdAt + 60 * manualExpiryMinutes));
    const taken = { providerReference: id, card: razorpayCardFace(card) };
    return { kind: "authorized", ...taken, endsAt, capturesInParts: false };
  }

  private async captureNow({
    id,
    amount,
    currency,
  }: RazorpayPayment): Promise<ChargeSettlement | { kind: "underWay" }> {
    try {
      await callRazorpay(() => this.razorpay.payments.capture(id, amount, currency));
    } catch (error) {
      // The payment may have been captured in Razorpay's dashboard; its current status decides.
      if (!(error instanceof RazorpayRefusal)) throw error;
      const { status } = await this.fetchPayment(id);
      if (status !== "captured" && status !== "refunded") return { kind: "underWay" };
    }
    return this.succeeded(id);
  }

  private async succeeded(paymentId: string): Promise<ChargeSettlement> {
    const { id, card } = await this.fetchPayment(paymentId);
    return { kind: "succeeded", providerReference: id, card: razorpayCardFace(card) };
  }

  private fetchPayment(id: string): Promise<RazorpayPayment> {
    return callRazorpay(() => this.razorpay.payments.fetch(id, { "expand[]": "card" }));
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

/** Hashes the key, because Razorpay's receipts have at most 40 characters. */
function receiptOf(idempotencyKey: string): string {
  return createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 40);
}
