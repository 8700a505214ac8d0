import { randomBytes } from "node:crypto";
import { cardExpiresAt, type Card } from "@souk/kernel/card-number";
import type { Clock } from "@souk/kernel/clock";
import type { NewJob } from "@souk/kernel/jobs";
import {
  ProviderUnavailableError,
  type ChargeAnswer,
  type ChargeRequest,
  type PaymentProvider,
  type RefundAnswer,
  type RefundRequest,
  type TokenizedCard,
} from "../../domain/payment-provider.js";
import { webhookWindowMs, type Webhook, type WebhookReading } from "../../domain/webhook.js";
import { cardBrand } from "./card-brand.js";
import type { SandboxBooks, SandboxCharge } from "./sandbox-books.js";
import { readSandboxEvent, type SandboxEvent } from "./sandbox-event.js";
import { provenSignedAt, signatureHeader } from "./sandbox-signature.js";
import { cardBehavior, declineCodeOf } from "./sandbox-cards.js";

export interface SandboxParts {
  readonly books: SandboxBooks;
  readonly clock: Clock;
  /** What webhooks are signed with. */
  readonly webhookSecret: string;
  /** The jobs that tell the shop of an event; they are booked along with what happened. */
  readonly announce: (event: SandboxEvent) => readonly NewJob[];
}

/** Plays a payment provider: the cards of the contract, books of its own, and no money. */
export class SandboxProvider implements PaymentProvider {
  readonly name = "sandbox";

  private readonly books: SandboxBooks;
  private readonly clock: Clock;

  constructor(private readonly parts: SandboxParts) {
    this.books = parts.books;
    this.clock = parts.clock;
  }

  async tokenize({ cardNumber, expiryMonth, expiryYear }: Card): Promise<TokenizedCard> {
    const shown = { token: unguessable("card"), brand: cardBrand(cardNumber), last4: cardNumber.slice(-4) };
    const expiresAt = cardExpiresAt(expiryMonth, expiryYear);
    await this.books.addCard({ ...shown, behavior: cardBehavior(cardNumber), expiresAt }, this.clock.now());
    return shown;
  }

  async charge({ idempotencyKey, cardToken, amount, description }: ChargeRequest): Promise<ChargeAnswer> {
    const now = this.clock.now();
    const card = await this.books.findCard(cardToken);
    const declineCode = declineCodeOf(card, now);
    const charge = {
      idempotencyKey,
      amount,
      description,
      declineCode,
      reference: unguessable("charge"),
      card: card && { brand: card.brand, last4: card.last4 },
      bookedAt: now,
    };
    const type = declineCode === null ? "charge.succeeded" : "charge.declined";
    const jobs = this.parts.announce({ id: `event_${charge.reference}`, type, idempotencyKey });
    const isFirst = (await this.books.bookCharges([charge], jobs)).has(idempotencyKey);
    if (!isFirst) return this.answerOfEarlier(charge);
    if (card?.behavior === "loses_answer" && declineCode === null) throw new ProviderUnavailableError();
    return answerFrom(charge);
  }

  async find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    const charge = await this.books.findCharge(idempotencyKey);
    return charge && answerFrom(charge);
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    const refund = { ...request, reference: unguessable("refund"), bookedAt: this.clock.now() };
    const { idempotencyKey } = request;
    const jobs = this.parts.announce({ id: `event_${refund.reference}`, type: "refund.succeeded", idempotencyKey });
    if (await this.books.bookRefund(refund, jobs)) return { kind: "refunded", providerReference: refund.reference };
    const earlier = await this.findRefund(request);
    return earlier ?? { kind: "refused", refusalCode: "amount_too_large" };
  }

  async findRefund({ idempotencyKey, chargeReference, amount }: RefundRequest): Promise<RefundAnswer | null> {
    const refund = await this.books.findRefund(idempotencyKey);
    if (!refund) return null;
    const same = refund.chargeReference === chargeReference && refund.amount.amountMinor === amount.amountMinor;
    if (!same) throw new Error("this idempotency key has refunded another charge or amount");
    return { kind: "refunded", providerReference: refund.reference };
  }

  readWebhook({ body, headers }: Webhook, now: Date): WebhookReading {
    const signature = headers[signatureHeader];
    const signedAt = typeof signature === "string" ? provenSignedAt(body, this.parts.webhookSecret, signature) : null;
    if (!signedAt) return { kind: "forged" };
    if (Math.abs(now.getTime() - signedAt.getTime()) > webhookWindowMs) return { kind: "old" };
    const event = readSandboxEvent(body);
    return event ? { kind: "event", event } : { kind: "unreadable" };
  }

  private async answerOfEarlier({ idempotencyKey, amount }: SandboxCharge): Promise<ChargeAnswer> {
    const earlier = await this.books.findCharge(idempotencyKey);
    const same = earlier?.amount.amountMinor === amount.amountMinor && earlier.amount.currency === amount.currency;
    if (!earlier || !same) throw new Error("this idempotency key has charged another amount");
    return answerFrom(earlier);
  }
}

function answerFrom({ declineCode, reference, card }: SandboxCharge): ChargeAnswer {
  if (declineCode !== null) return { kind: "declined", declineCode, card };
  if (!card) throw new Error(`charge ${reference} succeeded without a card`);
  return { kind: "succeeded", providerReference: reference, card };
}

function unguessable(kind: string): string {
  return `${kind}_${randomBytes(24).toString("base64url")}`;
}
