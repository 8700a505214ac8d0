import { randomBytes } from "node:crypto";
import { cardExpiresAt, type Card } from "@souk/kernel/cards/card-number";
import type { Clock } from "@souk/kernel/values/clock";
import type { NewJob } from "@souk/kernel/jobs/outbox";
import {
  abandonedCode,
  ProviderUnavailableError,
  type CaptureAnswer,
  type CaptureRequest,
  type ChargeAnswer,
  type ChargeRequest,
  type PaymentProvider,
  type RefundAnswer,
  type RefundRequest,
  type ReleaseRequest,
  type TokenizedCard,
  type ChargeSettlement,
} from "../../domain/providers/payment-provider.js";
import { webhookWindowMs, type Webhook, type WebhookReading } from "../../domain/webhooks/webhook.js";
import { cardBrand } from "./card-brand.js";
import type { SandboxLedger, SandboxCharge } from "./sandbox-ledger.js";
import type { SandboxChallenge, SandboxChallenges } from "./sandbox-challenges.js";
import { readSandboxEvent, type SandboxEvent } from "./sandbox-event.js";
import { provenSignedAt, signatureHeader } from "./sandbox-signature.js";
import { cardBehavior, declineCodeOf } from "./sandbox-cards.js";

export interface SandboxDependencies {
  readonly ledger: SandboxLedger;
  readonly challenges: SandboxChallenges;
  readonly clock: Clock;
  /** Returns the address of a challenge's page, by its token. */
  readonly challengeUrl: (token: string) => string;
  /** Secret that signs webhooks. */
  readonly webhookSecret: string;
  /** Returns the jobs that notify the shop of an event; they are enqueued in the transaction of the event. */
  readonly announce: (event: SandboxEvent) => readonly NewJob[];
  /** True: the money of shipped orders is authorized first. Absent: false. */
  readonly capturesLater?: boolean;
}

/** The time in milliseconds for which the bank holds authorized money. */
const authorizedMs = 7 * 24 * 3_600_000;

/** Simulates a payment provider with the cards of the contract and a ledger of its own, without real money. */
export class SandboxProvider implements PaymentProvider {
  readonly name = "sandbox";
  readonly hasOwnCheckout = false;

  readonly capturesLater: boolean;
  private readonly ledger: SandboxLedger;
  private readonly clock: Clock;

  constructor(private readonly deps: SandboxDependencies) {
    this.capturesLater = deps.capturesLater ?? false;
    this.ledger = deps.ledger;
    this.clock = deps.clock;
  }

  async tokenize({ cardNumber, expiryMonth, expiryYear }: Card): Promise<TokenizedCard> {
    const shown = { token: unguessable("card"), brand: cardBrand(cardNumber), last4: cardNumber.slice(-4) };
    const expiresAt = cardExpiresAt(expiryMonth, expiryYear);
    await this.ledger.addCard({ ...shown, behavior: cardBehavior(cardNumber), expiresAt }, this.clock.now());
    return shown;
  }

  async charge({ idempotencyKey, cardToken, amount, description, ...request }: ChargeRequest): Promise<ChargeAnswer> {
    const isCapturedLater = request.isCapturedLater ?? false;
    const now = this.clock.now();
    const card = cardToken === null ? null : await this.ledger.findCard(cardToken);
    const declineCode = declineCodeOf(card, now);
    const face = card && { brand: card.brand, last4: card.last4 };
    if (face && card.behavior === "asks_buyer" && declineCode === null)
      return this.requestBuyerAction({ idempotencyKey, amount, description, card: face, isCapturedLater });
    const charge = { idempotencyKey, amount, description, declineCode, card: face, isCapturedLater };
    const booked = await this.book(charge);
    if (!booked) return this.answerOfEarlier(charge);
    if (card?.behavior === "loses_answer" && declineCode === null) throw new ProviderUnavailableError();
    return answerFrom(booked);
  }

  /** Always false: the bank's page reports to the bank directly. */
  async proves(): Promise<boolean> {
    return false;
  }

  /** Records a decline for a charge that is not in the ledger, so that later calls with its key get the same result. */
  async cancel({ idempotencyKey, amount, description }: ChargeRequest): Promise<ChargeSettlement> {
    const challenge = await this.deps.challenges.findChallenge(idempotencyKey);
    const card = challenge?.card ?? null;
    return this.end({ idempotencyKey, amount, description, card, declineCode: abandonedCode, isCapturedLater: false });
  }

  /**
   * Records the buyer's answer to a challenge and returns the outcome of the charge; the first answer wins. Null for an
   * unknown token.
   */
  async answerChallenge(token: string, isApproved: boolean): Promise<ChargeSettlement | null> {
    const challenge = await this.deps.challenges.findByToken(token);
    if (!challenge) return null;
    const { token: _token, openedAt: _openedAt, ...charge } = challenge;
    return this.end({ ...charge, declineCode: isApproved ? null : "authentication_failed" });
  }

  /** Returns a challenge with the outcome of its charge, which is null while the challenge is open. */
  async findChallenge(
    token: string,
  ): Promise<{ readonly challenge: SandboxChallenge; readonly settlement: ChargeSettlement | null } | null> {
    const challenge = await this.deps.challenges.findByToken(token);
    if (!challenge) return null;
    const charge = await this.ledger.findCharge(challenge.idempotencyKey);
    return { challenge, settlement: charge && answerFrom(charge) };
  }

  async find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    const charge = await this.ledger.findCharge(idempotencyKey);
    if (charge) return answerFrom(charge);
    const challenge = await this.deps.challenges.findChallenge(idempotencyKey);
    return challenge && this.actionOf(challenge);
  }

  async capture({ idempotencyKey, chargeReference, amount, isLast }: CaptureRequest): Promise<CaptureAnswer> {
    const booked = { idempotencyKey, chargeReference, amount, isLast };
    const capture = { ...booked, reference: unguessable("capture"), bookedAt: this.clock.now() };
    const found = await this.ledger.bookCapture(capture);
    if (!found) return { kind: "refused", refusalCode: "authorization_ended" };
    const same = found.chargeReference === chargeReference && found.amount.amountMinor === amount.amountMinor;
    if (!same) throw new Error("this idempotency key has captured another charge or amount");
    return { kind: "captured", providerReference: found.reference };
  }

  async release({ chargeReference }: ReleaseRequest): Promise<void> {
    await this.ledger.release(chargeReference, this.clock.now());
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    const refund = { ...request, reference: unguessable("refund"), bookedAt: this.clock.now() };
    const { idempotencyKey } = request;
    const jobs = this.deps.announce({ id: `event_${refund.reference}`, type: "refund.succeeded", idempotencyKey });
    if (await this.ledger.bookRefund(refund, jobs)) return { kind: "refunded", providerReference: refund.reference };
    const earlier = await this.findRefund(request);
    return earlier ?? { kind: "refused", refusalCode: "amount_too_large" };
  }

  async findRefund({ idempotencyKey, chargeReference, amount }: RefundRequest): Promise<RefundAnswer | null> {
    const refund = await this.ledger.findRefund(idempotencyKey);
    if (!refund) return null;
    const same = refund.chargeReference === chargeReference && refund.amount.amountMinor === amount.amountMinor;
    if (!same) throw new Error("this idempotency key has refunded another charge or amount");
    return { kind: "refunded", providerReference: refund.reference };
  }

  readWebhook({ body, headers }: Webhook, now: Date): WebhookReading {
    const signature = headers[signatureHeader];
    const signedAt = typeof signature === "string" ? provenSignedAt(body, this.deps.webhookSecret, signature) : null;
    if (!signedAt) return { kind: "forged" };
    if (Math.abs(now.getTime() - signedAt.getTime()) > webhookWindowMs) return { kind: "old" };
    const event = readSandboxEvent(body);
    return event ? { kind: "event", event } : { kind: "unreadable" };
  }

  private async requestBuyerAction(request: Omit<SandboxChallenge, "token" | "openedAt">): Promise<ChargeAnswer> {
    const { challenges } = this.deps;
    await challenges.openChallenge({ ...request, token: unguessable("challenge"), openedAt: this.clock.now() });
    const challenge = await challenges.findChallenge(request.idempotencyKey);
    if (!challenge || !isSameAmount(challenge, request)) throw keyReused();
    const charge = await this.ledger.findCharge(request.idempotencyKey);
    return charge ? answerFrom(charge) : this.actionOf(challenge);
  }

  private actionOf({ token }: SandboxChallenge): ChargeAnswer {
    return {
      kind: "actionRequired",
      clientSecret: null,
      url: this.deps.challengeUrl(token),
      publicKey: null,
      providerOrderId: null,
    };
  }

  /** Returns null, and records nothing, when a charge with the key exists. */
  private async book(charge: UnbookedCharge): Promise<SandboxCharge | null> {
    const { isCapturedLater, ...unbooked } = charge;
    const { idempotencyKey, declineCode } = unbooked;
    const now = this.clock.now();
    const isHeld = isCapturedLater && declineCode === null;
    const authorizedUntil = isHeld ? new Date(now.getTime() + authorizedMs) : null;
    const booked = { ...unbooked, authorizedUntil, reference: unguessable("charge") };
    const type = declineCode === null ? "charge.succeeded" : "charge.declined";
    const jobs = this.deps.announce({ id: `event_${booked.reference}`, type, idempotencyKey });
    const whole = { ...booked, bookedAt: now };
    return (await this.ledger.bookCharges([whole], jobs)).has(idempotencyKey) ? whole : null;
  }

  private async end(charge: UnbookedCharge): Promise<ChargeSettlement> {
    const booked = await this.book(charge);
    return booked ? answerFrom(booked) : this.answerOfEarlier(charge);
  }

  private async answerOfEarlier(charge: UnbookedCharge): Promise<ChargeSettlement> {
    const earlier = await this.ledger.findCharge(charge.idempotencyKey);
    if (!earlier || !isSameAmount(earlier, charge)) throw keyReused();
    return answerFrom(earlier);
  }
}

type UnbookedCharge = Omit<SandboxCharge, "reference" | "authorizedUntil" | "bookedAt"> & {
  readonly isCapturedLater: boolean;
};
type OfAmount = Pick<SandboxCharge, "amount">;

function isSameAmount({ amount }: OfAmount, { amount: other }: OfAmount): boolean {
  return amount.amountMinor === other.amountMinor && amount.currency === other.currency;
}

function keyReused(): Error {
  return new Error("this idempotency key has charged another amount");
}

function answerFrom({ declineCode, reference, card, authorizedUntil }: SandboxCharge): ChargeSettlement {
  if (declineCode !== null) return { kind: "declined", declineCode, card };
  if (!card) throw new Error(`charge ${reference} succeeded without a card`);
  const taken = { providerReference: reference, card };
  if (authorizedUntil) return { kind: "authorized", ...taken, endsAt: authorizedUntil, capturesInParts: true };
  return { kind: "succeeded", ...taken };
}

function unguessable(kind: string): string {
  return `${kind}_${randomBytes(24).toString("base64url")}`;
}
