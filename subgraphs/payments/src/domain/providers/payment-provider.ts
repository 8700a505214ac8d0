import type { Card } from "@souk/kernel/cards/card-number";
import type { Money } from "@souk/kernel/values/money";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { CardFace } from "../charge/card-face.js";
import type { PaymentPage } from "./payment-page.js";
import type { Webhook, WebhookReading } from "../webhooks/webhook.js";

export interface TokenizedCard extends CardFace {
  /** Represents the card until the card expires. It cannot be guessed. */
  readonly token: string;
}

export interface ChargeRequest {
  readonly idempotencyKey: string;
  /** Null where the buyer pays in the provider's own checkout. */
  readonly cardToken: string | null;
  readonly amount: Money;
  /** The text on the buyer's card statement. */
  readonly description: string;
  /** True: the money is only authorized, and `capture` takes it later. Only for a provider that captures later. */
  readonly isCapturedLater?: boolean;
}

/** The money is held for the shop; `capture` takes it. */
export interface AuthorizedCharge {
  readonly kind: "authorized";
  readonly providerReference: string;
  readonly card: CardFace | null;
  /** The time after which nothing can be captured. */
  readonly endsAt: Date;
  /** False: the first capture takes the whole amount. */
  readonly capturesInParts: boolean;
}

/**
 * The provider's final answer about a charge. `card` is null when no card was used, or when the provider does not know
 * the token (any more).
 */
export type ChargeSettlement =
  | { readonly kind: "succeeded"; readonly providerReference: string; readonly card: CardFace | null }
  | AuthorizedCharge
  | { readonly kind: "declined"; readonly declineCode: string; readonly card: CardFace | null };

/** The decline code of a charge that the shop has cancelled. */
export const abandonedCode = "abandoned";

/** An action that the buyer must complete before the money moves, such as 3-D Secure. */
export interface BuyerAction {
  /** Passed to the provider's own code in the buyer's browser; null when a page is enough. */
  readonly clientSecret: string | null;
  /** Address to send the buyer to; null when the provider's own code shows the action. */
  readonly url: string | null;
  /**
   * Identifies the shop to the provider's own code in the browser; not a secret. Null when it is not needed or not
   * known here.
   */
  readonly publicKey: string | null;
  /** The provider's order that its own checkout is opened for; null when the provider has no such checkout. */
  readonly providerOrderId: string | null;
}

/** Data from the provider's own checkout, passed on by the buyer's browser, that proves a payment there. */
export interface Confirmation {
  readonly providerPaymentId: string;
  readonly signature: string;
}

/** underWay: the provider accepted the charge and has not decided yet; ask again. */
export type ChargeAnswer =
  ChargeSettlement | ({ readonly kind: "actionRequired" } & BuyerAction) | { readonly kind: "underWay" };

export interface CaptureRequest {
  readonly idempotencyKey: string;
  /** The idempotency key of the charge. */
  readonly chargeKey: string;
  /** The `providerReference` of the charge. */
  readonly chargeReference: string;
  /** All that is left unless the provider captures in parts. */
  readonly amount: Money;
  /** The sum of the captures of this charge before this one. Only one capture of a charge is in progress at a time. */
  readonly capturedBefore: Money;
  /** True: the provider releases what is left of the authorization. */
  readonly isLast: boolean;
}

/** underWay: the provider accepted the capture and has not decided yet; ask again. */
export type CaptureAnswer =
  | { readonly kind: "captured"; readonly providerReference: string }
  | { readonly kind: "refused"; readonly refusalCode: string }
  | { readonly kind: "underWay" };

export type ReleaseRequest = Pick<CaptureRequest, "chargeKey" | "chargeReference">;

export interface RefundRequest {
  readonly idempotencyKey: string;
  /** The `providerReference` of the charge. */
  readonly chargeReference: string;
  /** Part or all of the charged amount. */
  readonly amount: Money;
}

/** The provider's final answer about a refund. */
export type RefundSettlement =
  | { readonly kind: "refunded"; readonly providerReference: string }
  | { readonly kind: "refused"; readonly refusalCode: string };

/** underWay: the provider accepted the refund and has not decided yet; ask again. */
export type RefundAnswer = RefundSettlement | { readonly kind: "underWay" };

/** The provider refuses to store a card; `path` is the invalid field of the card. */
export class CardRefusedError extends Error {
  constructor(
    readonly path: keyof Card,
    message: string,
  ) {
    super(message);
    this.name = "CardRefusedError";
  }
}

/** The provider gave no answer. The requested operation may have happened anyway. */
export class ProviderUnavailableError extends ServiceUnavailableError {
  constructor(options?: ErrorOptions) {
    super("payment provider", options);
    this.name = "ProviderUnavailableError";
  }
}

/** Stores cards and moves money. Each call throws ProviderUnavailableError when there is no answer within seconds. */
export interface PaymentProvider {
  readonly name: string;
  /** True when buyers pay only in the provider's own checkout; the other providers take cards from us. */
  readonly hasOwnCheckout: boolean;
  /** True when a provider with its own checkout also charges stored payment methods; absent: false. */
  readonly chargesMethods?: boolean;
  /** The provider's part of the checkout page. Without it, only clients with their own page offer the provider. */
  readonly page?: PaymentPage;
  /** Stores the card in the provider's vault; its number and CVC go nowhere else. Throws CardRefusedError. */
  tokenize(card: Card): Promise<TokenizedCard>;
  /**
   * Charges once for each idempotency key; a repeat returns the same answer. Throws when a repeat has another amount.
   */
  charge(request: ChargeRequest): Promise<ChargeAnswer>;
  /**
   * Permanently ends a charge that has not succeeded or that has not arrived; its decline has the code `abandonedCode`. A
   * charge that was approved before has succeeded, or is authorized, anyway. Idempotent.
   */
  cancel(request: ChargeRequest): Promise<ChargeSettlement | { readonly kind: "underWay" }>;
  /**
   * Returns true if this provider issued the confirmation for the charge of this key. It does not say whether the money
   * moved: `find` does.
   */
  proves(idempotencyKey: string, confirmation: Confirmation): Promise<boolean>;
  /** Returns the outcome of a charge; null when no charge with this key has arrived. */
  find(idempotencyKey: string): Promise<ChargeAnswer | null>;
  /**
   * Refunds once for each idempotency key; a repeat returns the same answer. Throws when a repeat has another charge or
   * amount.
   */
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** Returns the outcome of a refund; null when no refund with its key has arrived. */
  findRefund(request: RefundRequest): Promise<RefundAnswer | null>;
  /**
   * True when the money of shipped orders is authorized first and captured at shipment; absent: all money is taken at
   * once. A provider with `true` has `capture` and `release`; one that once captured later keeps them.
   */
  readonly capturesLater?: boolean;
  /** Takes authorized money, once for each key; a repeat returns the same answer. */
  capture?(request: CaptureRequest): Promise<CaptureAnswer>;
  /** Gives up what is not captured of an authorization. Idempotent, also when it has ended. */
  release?(request: ReleaseRequest): Promise<void>;
  /** Verifies that this provider signed a webhook within the accepted time window, and parses it. */
  readWebhook(webhook: Webhook, now: Date): WebhookReading;
}

type Capturer = Required<Pick<PaymentProvider, "capture" | "release">>;

/** Returns a provider that has captured later, with these calls. Throws for another one. */
export function capturer(provider: PaymentProvider): PaymentProvider & Capturer {
  if (isCapturer(provider)) return provider;
  throw new Error(`the payment provider ${provider.name} lacks capture or release`);
}

function isCapturer(provider: PaymentProvider): provider is PaymentProvider & Capturer {
  return provider.capture !== undefined && provider.release !== undefined;
}
