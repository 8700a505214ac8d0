import { createHash } from "node:crypto";
import Stripe from "stripe";
import {
  abandonedCode,
  CardRefusedError,
  type CaptureAnswer,
  type CaptureRequest,
  type ChargeAnswer,
  type ChargeRequest,
  type ChargeSettlement,
  type PaymentProvider,
  type RefundAnswer,
  type RefundRequest,
  type ReleaseRequest,
  type TokenizedCard,
} from "../../domain/providers/payment-provider.js";
import type { PaymentPage } from "../../domain/providers/payment-page.js";
import type { Webhook, WebhookReading } from "../../domain/webhooks/webhook.js";
import { capturesInParts, chargeAnswerFromError, chargeAnswerFromIntent, isOfForm } from "./charge-answer-from.js";
import { formName, keyName } from "./key-name.js";
import { callStripe } from "./stripe-error.js";
import { stripePage } from "./stripe-page.js";
import type { StripeSettings } from "./stripe-settings.js";
import { readStripeWebhook } from "./stripe-webhook.js";
import type { Money } from "@souk/kernel/values/money";

const { StripeCardError, StripeIdempotencyError, StripeInvalidRequestError } = Stripe.errors;
const timeoutMs = 5000;
/** The parts of an intent that an answer needs: the card, and the limits of its authorization. */
const expand = ["payment_method", "latest_charge"];
/** Maximum number of refunds of one charge that are searched for a key. */
const maxRefunds = 100;

/**
 * Stripe by its Payment Intents API. Buyers pay in Stripe's Payment Element, which sends their card to Stripe alone.
 * Requests that may be repeated carry our idempotency key.
 */
export class StripeProvider implements PaymentProvider {
  readonly name = "stripe";
  readonly hasOwnCheckout = true;
  readonly chargesMethods = true;
  readonly capturesLater: boolean;
  readonly page?: PaymentPage;
  private readonly stripe: Stripe;

  constructor(private readonly settings: StripeSettings) {
    this.capturesLater = settings.capturesLater;
    // without its key, Stripe's form cannot be shown
    if (settings.publishableKey !== null) this.page = stripePage(settings);
    const { protocol, hostname, port } = new URL(settings.baseUrl);
    this.stripe = new Stripe(settings.secretKey, {
      protocol: protocol === "http:" ? "http" : "https",
      host: hostname,
      port: port === "" ? (protocol === "http:" ? 80 : 443) : Number(port),
      timeout: timeoutMs,
      // Our own code retries, and remembers that beyond this process.
      maxNetworkRetries: 0,
      telemetry: false,
    });
  }

  /** Not supported: cards go from the buyer's browser to Stripe and nowhere else. */
  async tokenize(): Promise<TokenizedCard> {
    throw new CardRefusedError("cardNumber", "is not taken here: Stripe's own form asks for it (payment.atProvider)");
  }

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    try {
      const intent = await this.createIntent(request);
      const answer = this.answerOf(intent);
      if (answer.kind !== "actionRequired" && answer.kind !== "underWay") return answer;
      // A repeat gets the first answer, from before the buyer completed the action.
      return await this.answerOfId(intent.id);
    } catch (error) {
      if (error instanceof StripeCardError || error instanceof StripeInvalidRequestError)
        return chargeAnswerFromError(error);
      throw keyReused(error);
    }
  }

  /**
   * Stripe's search is about a minute behind: returns null for a charge that has just arrived. Repeating it is
   * harmless.
   */
  async find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    const intent = await this.search(idempotencyKey);
    return intent && this.answerOfId(intent.id);
  }

  async cancel(request: ChargeRequest): Promise<ChargeSettlement | { kind: "underWay" }> {
    const answer = (await this.find(request.idempotencyKey)) ?? (await this.charge(request));
    if (answer.kind !== "actionRequired") return answer;
    const { id } = (await this.search(request.idempotencyKey)) ?? (await this.createIntent(request));
    const ended = this.answerOf(await this.cancelIntent(id, { cancellation_reason: abandonedCode }));
    return ended.kind === "actionRequired" ? { kind: "underWay" } : ended;
  }

  /** Always false: Stripe's code in the browser reports to Stripe directly. */
  async proves(): Promise<boolean> {
    return false;
  }

  /** The sum that Stripe has received tells whether a capture was made, because Stripe forgets keys after a day. */
  async capture(request: CaptureRequest): Promise<CaptureAnswer> {
    const { idempotencyKey, chargeReference, amount, capturedBefore, isLast } = request;
    const intent = await this.retrieve(chargeReference);
    const done = { kind: "captured", providerReference: intent.id } as const;
    if (intent.amount_received >= stripeAmount(capturedBefore) + stripeAmount(amount)) return done;
    if (intent.status !== "requires_capture") return { kind: "refused", refusalCode: intent.status };
    const last = capturesInParts(intent) ? { final_capture: isLast } : {};
    try {
      await callStripe(() =>
        this.stripe.paymentIntents.capture(
          intent.id,
          { amount_to_capture: stripeAmount(amount), ...last },
          { idempotencyKey: `capture-${hashOf(idempotencyKey)}` },
        ),
      );
      return done;
    } catch (error) {
      if (error instanceof StripeCardError || error instanceof StripeInvalidRequestError)
        return { kind: "refused", refusalCode: error.code ?? "invalid_request" };
      throw error;
    }
  }

  async release({ chargeReference }: ReleaseRequest): Promise<void> {
    await this.cancelIntent(chargeReference);
  }

  async refund({ idempotencyKey, chargeReference, amount }: RefundRequest): Promise<RefundAnswer> {
    try {
      const refund = await callStripe(() =>
        this.stripe.refunds.create(
          { payment_intent: chargeReference, amount: stripeAmount(amount), metadata: { [keyName]: idempotencyKey } },
          { idempotencyKey: `refund-${hashOf(idempotencyKey)}` },
        ),
      );
      return refundAnswerFrom(refund);
    } catch (error) {
      if (error instanceof StripeInvalidRequestError)
        return { kind: "refused", refusalCode: error.code ?? "invalid_request" };
      throw keyReused(error);
    }
  }

  async findRefund({ idempotencyKey, chargeReference }: RefundRequest): Promise<RefundAnswer | null> {
    const params = { payment_intent: chargeReference, limit: maxRefunds };
    const { data } = await callStripe(() => this.stripe.refunds.list(params));
    const refund = data.find(({ metadata }) => metadata?.[keyName] === idempotencyKey);
    return refund ? refundAnswerFrom(refund) : null;
  }

  readWebhook(webhook: Webhook, now: Date): WebhookReading {
    return readStripeWebhook(this.stripe, { webhook, secret: this.settings.webhookSecret, now });
  }

  /** Creates an intent once for each key; a repeat returns the first answer. */
  private createIntent({
    idempotencyKey,
    cardToken,
    amount,
    description,
    isCapturedLater,
  }: ChargeRequest): Promise<Stripe.PaymentIntent> {
    const params = {
      amount: stripeAmount(amount),
      currency: amount.currency.toLowerCase(),
      description,
      metadata: { [keyName]: idempotencyKey, ...(cardToken === null ? { [formName]: "element" } : {}) },
      expand,
      ...(isCapturedLater ? capturedLater : {}),
      ...(cardToken === null ? { automatic_payment_methods: { enabled: true } } : this.confirmation(cardToken)),
    };
    return callStripe(() =>
      this.stripe.paymentIntents.create(params, { idempotencyKey: `charge-${hashOf(idempotencyKey)}` }),
    );
  }

  /** Confirms an intent at once, with a stored card. */
  private confirmation(cardToken: string) {
    const [customer = "", method = ""] = cardToken.split(":");
    const { returnUrl } = this.settings;
    return {
      customer,
      payment_method: method,
      allowed_payment_method_types: ["card" as const],
      confirm: true,
      ...(returnUrl === null ? {} : { return_url: returnUrl }),
    };
  }

  private async search(idempotencyKey: string): Promise<Stripe.PaymentIntent | null> {
    const query = `metadata['${keyName}']:'${idempotencyKey.replaceAll(/['\\]/g, "\\$&")}'`;
    const { data } = await callStripe(() => this.stripe.paymentIntents.search({ query, limit: 1 }));
    return data[0] ?? null;
  }

  /**
   * Cancels an intent of a stored card that failed: otherwise anyone with its client secret could confirm it again with
   * any card. In Stripe's form the buyer may try again.
   */
  private async answerOfId(intentId: string): Promise<ChargeAnswer> {
    const intent = await this.retrieve(intentId);
    const hasFailed = intent.status === "requires_payment_method" && !isOfForm(intent);
    return this.answerOf(hasFailed ? await this.cancelIntent(intentId) : intent);
  }

  private answerOf(intent: Stripe.PaymentIntent): ChargeAnswer {
    return chargeAnswerFromIntent(intent, this.settings.publishableKey);
  }

  /** Returns the current intent if it can no longer be cancelled. */
  private async cancelIntent(
    intentId: string,
    reason: Stripe.PaymentIntentCancelParams = {},
  ): Promise<Stripe.PaymentIntent> {
    try {
      const params = { ...reason, expand };
      return await callStripe(() => this.stripe.paymentIntents.cancel(intentId, params));
    } catch (error) {
      if (error instanceof StripeInvalidRequestError) return this.retrieve(intentId);
      throw error;
    }
  }

  private retrieve(intentId: string): Promise<Stripe.PaymentIntent> {
    return callStripe(() => this.stripe.paymentIntents.retrieve(intentId, { expand }));
  }
}

const capturedLater = {
  capture_method: "manual",
  payment_method_options: { card: { request_multicapture: "if_available" } },
} as const;

function refundAnswerFrom({ id, status, failure_reason: reason }: Stripe.Refund): RefundAnswer {
  if (status === "succeeded") return { kind: "refunded", providerReference: id };
  if (status === "failed" || status === "canceled") return { kind: "refused", refusalCode: reason ?? status };
  return { kind: "underWay" };
}

function keyReused(error: unknown): unknown {
  if (!(error instanceof StripeIdempotencyError)) return error;
  return new Error("this idempotency key has moved another amount", { cause: error });
}

/** Hashes the key, because Stripe's keys have at most 255 characters. */
function hashOf(idempotencyKey: string): string {
  return createHash("sha256").update(idempotencyKey).digest("hex");
}

/** ISO 4217 gives these currencies no minor digits; Stripe expects two (https://docs.stripe.com/currencies). */
const withTwoDigits = new Set(["ISK", "UGX"]);

/** Returns an amount in Stripe's unit: minor units, except for a few currencies. */
function stripeAmount({ amountMinor, currency }: Money): number {
  return withTwoDigits.has(currency) ? amountMinor * 100 : amountMinor;
}
