import type { Card } from "@souk/kernel/cards/card-number";
import type {
  CaptureAnswer,
  CaptureRequest,
  ChargeAnswer,
  ChargeRequest,
  ChargeSettlement,
  Confirmation,
  PaymentProvider,
  RefundAnswer,
  RefundRequest,
  ReleaseRequest,
  TokenizedCard,
} from "./payment-provider.js";
import { capturer } from "./payment-provider.js";
import type { PaymentPage } from "./payment-page.js";
import type { TokenSafe } from "./token-safe.js";
import type { Webhook, WebhookReading } from "../webhooks/webhook.js";

/**
 * Wraps a provider and seals its tokens for storage and transport. Only this class sees the provider's original tokens.
 */
export class SealingProvider implements PaymentProvider {
  constructor(
    private readonly provider: PaymentProvider,
    private readonly safe: TokenSafe,
  ) {}

  get name(): string {
    return this.provider.name;
  }

  get hasOwnCheckout(): boolean {
    return this.provider.hasOwnCheckout;
  }

  get chargesMethods(): boolean {
    return this.provider.chargesMethods ?? false;
  }

  get capturesLater(): boolean {
    return this.provider.capturesLater ?? false;
  }

  get page(): PaymentPage | undefined {
    return this.provider.page;
  }

  async tokenize(card: Card): Promise<TokenizedCard> {
    const tokenized = await this.provider.tokenize(card);
    return { ...tokenized, token: await this.safe.sealed(tokenized.token) };
  }

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    return this.provider.charge(await this.opened(request));
  }

  async cancel(request: ChargeRequest): Promise<ChargeSettlement | { readonly kind: "underWay" }> {
    return this.provider.cancel(await this.opened(request));
  }

  proves(idempotencyKey: string, confirmation: Confirmation): Promise<boolean> {
    return this.provider.proves(idempotencyKey, confirmation);
  }

  find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    return this.provider.find(idempotencyKey);
  }

  refund(request: RefundRequest): Promise<RefundAnswer> {
    return this.provider.refund(request);
  }

  findRefund(request: RefundRequest): Promise<RefundAnswer | null> {
    return this.provider.findRefund(request);
  }

  async capture(request: CaptureRequest): Promise<CaptureAnswer> {
    return capturer(this.provider).capture(request);
  }

  async release(request: ReleaseRequest): Promise<void> {
    return capturer(this.provider).release(request);
  }

  readWebhook(webhook: Webhook, now: Date): WebhookReading {
    return this.provider.readWebhook(webhook, now);
  }

  private async opened(request: ChargeRequest): Promise<ChargeRequest> {
    const { cardToken } = request;
    return cardToken === null ? request : { ...request, cardToken: await this.safe.opened(cardToken) };
  }
}
