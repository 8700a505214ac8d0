import {
  capturer,
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
} from "../domain/providers/payment-provider.js";
import type { Webhook, WebhookReading } from "../domain/webhooks/webhook.js";

/**
 * steady: as the wrapped provider. mute: calls take effect, and their answers are lost. unavailable: no call takes
 * effect.
 */
export type Mood = "steady" | "mute" | "unavailable";

/** A provider whose connection can be cut. */
export class UnsteadyProvider implements PaymentProvider {
  mood: Mood = "steady";
  refusesRefunds = false;
  /** Runs while the next charge is on its way to the provider. */
  beforeCharge: (() => Promise<unknown>) | undefined;

  constructor(private readonly provider: PaymentProvider) {}

  get name(): string {
    return this.provider.name;
  }

  tokenize(card: Parameters<PaymentProvider["tokenize"]>[0]): Promise<TokenizedCard> {
    return this.over(() => this.provider.tokenize(card));
  }

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    const { beforeCharge } = this;
    this.beforeCharge = undefined;
    await beforeCharge?.();
    return this.over(() => this.provider.charge(request));
  }

  get capturesLater(): boolean {
    return this.provider.capturesLater ?? false;
  }

  capture(request: CaptureRequest): Promise<CaptureAnswer> {
    return this.over(() => capturer(this.provider).capture(request));
  }

  release(request: ReleaseRequest): Promise<void> {
    return this.over(() => capturer(this.provider).release(request));
  }

  get hasOwnCheckout(): boolean {
    return this.provider.hasOwnCheckout;
  }

  proves(...args: Parameters<PaymentProvider["proves"]>): Promise<boolean> {
    return this.over(() => this.provider.proves(...args));
  }

  cancel(request: ChargeRequest): ReturnType<PaymentProvider["cancel"]> {
    return this.over(() => this.provider.cancel(request));
  }

  find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    return this.over(() => this.provider.find(idempotencyKey));
  }

  refund(request: RefundRequest): Promise<RefundAnswer> {
    if (this.refusesRefunds) return Promise.resolve({ kind: "refused", refusalCode: "charge_disputed" });
    return this.over(() => this.provider.refund(request));
  }

  findRefund(request: RefundRequest): Promise<RefundAnswer | null> {
    return this.over(() => this.provider.findRefund(request));
  }

  readWebhook(webhook: Webhook, now: Date): WebhookReading {
    return this.provider.readWebhook(webhook, now);
  }

  private async over<T>(call: () => Promise<T>): Promise<T> {
    const { mood } = this;
    if (mood === "unavailable") throw new ProviderUnavailableError();
    const answer = await call();
    if (mood === "mute") throw new ProviderUnavailableError();
    return answer;
  }
}
