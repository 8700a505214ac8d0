import { createHash } from "node:crypto";
import { isDatabaseUnavailable } from "@souk/kernel/database/database-error";
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
} from "../../domain/providers/payment-provider.js";
import type { Webhook, WebhookReading } from "../../domain/webhooks/webhook.js";

export interface SandboxFaults {
  readonly latencyMs: number;
  /**
   * Percentage of the calls that move money or ask about it and that fail: half of these never arrive, the answers of
   * the other half are lost.
   */
  readonly lostAnswerPercent: number;
  /**
   * Percentage of the same calls that arrive twice at once, as when a network or a proxy repeats them, and are answered
   * twice.
   */
  readonly repeatedCallPercent: number;
  /** Selects which calls fail; the same seed selects the same calls. */
  readonly seed: string;
}

export interface FaultyProviderDependencies {
  readonly provider: PaymentProvider;
  readonly faults: SandboxFaults;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Timeout of a caller. */
const timeoutMs = 5000;
const rememberedCalls = 10_000;

/** Injects faults into a provider: latency, and failed calls that the seed selects by key and attempt. */
export class FaultyProvider implements PaymentProvider {
  private readonly attempts = new Map<string, number>();

  constructor(private readonly deps: FaultyProviderDependencies) {}

  get name(): string {
    return this.deps.provider.name;
  }

  async tokenize(card: Parameters<PaymentProvider["tokenize"]>[0]): Promise<TokenizedCard> {
    return this.slowly(() => this.deps.provider.tokenize(card));
  }

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    return this.perhaps(`charge ${request.idempotencyKey}`, () => this.deps.provider.charge(request));
  }

  get capturesLater(): boolean {
    return this.deps.provider.capturesLater ?? false;
  }

  async capture(request: CaptureRequest): Promise<CaptureAnswer> {
    return this.perhaps(`capture ${request.idempotencyKey}`, async () => capturer(this.deps.provider).capture(request));
  }

  async release(request: ReleaseRequest): Promise<void> {
    return this.perhaps(`release ${request.chargeKey}`, async () => capturer(this.deps.provider).release(request));
  }

  get hasOwnCheckout(): boolean {
    return this.deps.provider.hasOwnCheckout;
  }

  async proves(...args: Parameters<PaymentProvider["proves"]>): Promise<boolean> {
    return this.slowly(() => this.deps.provider.proves(...args));
  }

  async cancel(request: ChargeRequest): ReturnType<PaymentProvider["cancel"]> {
    return this.perhaps(`cancel ${request.idempotencyKey}`, () => this.deps.provider.cancel(request));
  }

  async find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    return this.perhaps(`find ${idempotencyKey}`, () => this.deps.provider.find(idempotencyKey));
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    return this.perhaps(`refund ${request.idempotencyKey}`, () => this.deps.provider.refund(request));
  }

  async findRefund(request: RefundRequest): Promise<RefundAnswer | null> {
    return this.perhaps(`findRefund ${request.idempotencyKey}`, () => this.deps.provider.findRefund(request));
  }

  readWebhook(webhook: Webhook, now: Date): WebhookReading {
    return this.deps.provider.readWebhook(webhook, now);
  }

  private async perhaps<Answer>(call: string, send: () => Promise<Answer>): Promise<Answer> {
    const { lostAnswerPercent, repeatedCallPercent } = this.deps.faults;
    const percent = this.percentOf(call);
    if (percent < lostAnswerPercent / 2) throw new ProviderUnavailableError();
    const isRepeated = repeatedCallPercent > 0 && this.percentOf(`again ${call}`) < repeatedCallPercent;
    const [answer] = await Promise.all([this.slowly(send), ...(isRepeated ? [this.slowly(send)] : [])]);
    if (percent < lostAnswerPercent) throw new ProviderUnavailableError();
    return answer;
  }

  private async slowly<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    const { latencyMs } = this.deps.faults;
    const answer = await call().catch((error: unknown) => {
      throw isDatabaseUnavailable(error) ? new ProviderUnavailableError({ cause: error }) : error;
    });
    if (latencyMs > 0) await this.deps.pause(Math.min(latencyMs, timeoutMs));
    if (latencyMs > timeoutMs) throw new ProviderUnavailableError();
    return answer;
  }

  /** Returns 0 to 100, always the same for the same attempt at the same call. */
  private percentOf(call: string): number {
    const attempt = (this.attempts.get(call) ?? 0) + 1;
    this.attempts.delete(call);
    this.attempts.set(call, attempt);
    const [oldest] = this.attempts.keys();
    if (this.attempts.size > rememberedCalls && oldest !== undefined) this.attempts.delete(oldest);
    const hash = createHash("sha256").update(`${this.deps.faults.seed} ${call} ${attempt}`).digest();
    return (hash.readUInt32BE() / 2 ** 32) * 100;
  }
}
