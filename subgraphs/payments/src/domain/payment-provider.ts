import type { Card } from "@souk/kernel/card-number";
import type { Money } from "@souk/kernel/money";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { CardFace } from "./payment.js";
import type { Webhook, WebhookReading } from "./webhook.js";

export interface TokenizedCard extends CardFace {
  /** Stands for the card until the card expires. Nobody can guess one. */
  readonly token: string;
}

export interface ChargeRequest {
  readonly idempotencyKey: string;
  /** Null where the buyer pays in the provider's own checkout. */
  readonly cardToken: string | null;
  readonly amount: Money;
  /** What the buyer reads on the card's statement. */
  readonly description: string;
}

/** The provider's last word on a charge. `card` is null where none was used, or the provider does not know the token (any more). */
export type ChargeSettlement =
  | { readonly kind: "succeeded"; readonly providerReference: string; readonly card: CardFace | null }
  | { readonly kind: "declined"; readonly declineCode: string; readonly card: CardFace | null };

/** What the buyer has to do before the money moves, such as 3-D Secure. */
export interface BuyerAction {
  /** For the provider's own code in the buyer's browser; null where a page is enough. */
  readonly clientSecret: string | null;
  /** Where to send the buyer; null where the provider's own code shows it. */
  readonly url: string | null;
  /** What the provider's own code in the browser knows the shop by; no secret. Null where it is not needed or not known here. */
  readonly publicKey: string | null;
  /** What the provider's own checkout is opened for; null where there is none. */
  readonly providerOrderId: string | null;
}

/** What the provider's own checkout hands to the buyer's browser, to prove that they have paid there. */
export interface Confirmation {
  readonly providerPaymentId: string;
  readonly signature: string;
}

/** underWay: accepted, and not decided yet; ask again. */
export type ChargeAnswer =
  ChargeSettlement | ({ readonly kind: "actionRequired" } & BuyerAction) | { readonly kind: "underWay" };

export interface RefundRequest {
  readonly idempotencyKey: string;
  /** The `providerReference` of the charge. */
  readonly chargeReference: string;
  /** A part of what was charged, or all of it. */
  readonly amount: Money;
}

/** The provider's last word on a refund. */
export type RefundSettlement =
  | { readonly kind: "refunded"; readonly providerReference: string }
  | { readonly kind: "refused"; readonly refusalCode: string };

/** underWay: accepted, and not decided yet; ask again. */
export type RefundAnswer = RefundSettlement | { readonly kind: "underWay" };

/** The provider refuses to keep a card; `path` is the field of the card that is at fault. */
export class CardRefusedError extends Error {
  constructor(
    readonly path: keyof Card,
    message: string,
  ) {
    super(message);
    this.name = "CardRefusedError";
  }
}

/** The provider gave no answer. What was asked for may have happened all the same. */
export class ProviderUnavailableError extends ServiceUnavailableError {
  constructor(options?: ErrorOptions) {
    super("payment provider", options);
    this.name = "ProviderUnavailableError";
  }
}

/** Whoever holds the cards and moves the money. Each call throws ProviderUnavailableError when there is no answer within seconds. */
export interface PaymentProvider {
  readonly name: string;
  /** Whether buyers pay in a checkout of its own, and by nothing else; the others take cards from us. */
  readonly hasOwnCheckout: boolean;
  /** The card's way into the vault; its number and CVC go nowhere else. Throws CardRefusedError. */
  tokenize(card: Card): Promise<TokenizedCard>;
  /** The same idempotency key charges once, and answers the same as before. With another amount it throws. */
  charge(request: ChargeRequest): Promise<ChargeAnswer>;
  /**
   * Ends, for good, a charge whose buyer has not done what was asked; one that was approved by then has succeeded all the same.
   * Harmless to repeat.
   */
  cancel(request: ChargeRequest): Promise<ChargeSettlement | { readonly kind: "underWay" }>;
  /** Whether the confirmation is this provider's, for the charge of this key and no other. It says nothing of the money: `find` does. */
  proves(idempotencyKey: string, confirmation: Confirmation): Promise<boolean>;
  /** What became of a charge; null when none with this key has arrived. */
  find(idempotencyKey: string): Promise<ChargeAnswer | null>;
  /** The same idempotency key gives back once, and answers the same as before. With another charge or amount it throws. */
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** What became of a refund; null when none with its key has arrived. */
  findRefund(request: RefundRequest): Promise<RefundAnswer | null>;
  /** Proves that a webhook is this provider's and signed within the window, and reads it. */
  readWebhook(webhook: Webhook, now: Date): WebhookReading;
}
