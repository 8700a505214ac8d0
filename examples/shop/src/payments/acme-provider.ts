import { createHmac, timingSafeEqual } from "node:crypto";
import { paymentProvider } from "@souk/shop/config";
import {
  ProviderUnavailableError,
  webhookWindowMs,
  type Card,
  type ChargeAnswer,
  type ChargeRequest,
  type ChargeSettlement,
  type PaymentProvider,
  type ProviderEvent,
  type RefundAnswer,
  type RefundRequest,
  type TokenizedCard,
  type Webhook,
  type WebhookReading,
} from "@souk/payments/provider";

const timeoutMs = 5000;

interface AcmeSettings {
  readonly secretKey: string;
  /** The secret of the webhook `/webhooks/payments/acme`. */
  readonly webhookSecret: string;
  readonly baseUrl: string;
}

/** Acme by its HTTP API. Its answers have the form of ours; another provider's are converted here. */
export class AcmeProvider implements PaymentProvider {
  readonly name = "acme";
  readonly hasOwnCheckout = false;

  private readonly settings: AcmeSettings;

  constructor(settings: AcmeSettings) {
    this.settings = settings;
  }

  async tokenize(card: Card): Promise<TokenizedCard> {
    return (await this.send("POST", "/tokens", card)) as TokenizedCard;
  }

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    return (await this.send("POST", "/charges", request)) as ChargeAnswer;
  }

  async cancel({ idempotencyKey }: ChargeRequest): Promise<ChargeSettlement | { readonly kind: "underWay" }> {
    return (await this.send("POST", `/charges/${idempotencyKey}/cancel`)) as ChargeSettlement;
  }

  /** Acme has no checkout of its own that could confirm a payment. */
  async proves(): Promise<boolean> {
    return false;
  }

  async find(idempotencyKey: string): Promise<ChargeAnswer | null> {
    return (await this.send("GET", `/charges/${idempotencyKey}`)) as ChargeAnswer | null;
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    return (await this.send("POST", "/refunds", request)) as RefundAnswer;
  }

  async findRefund({ idempotencyKey }: RefundRequest): Promise<RefundAnswer | null> {
    return (await this.send("GET", `/refunds/${idempotencyKey}`)) as RefundAnswer | null;
  }

  readWebhook({ body, headers }: Webhook, now: Date): WebhookReading {
    const signature = Buffer.from(String(headers["acme-signature"] ?? ""), "hex");
    const expected = createHmac("sha256", this.settings.webhookSecret).update(body).digest();
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return { kind: "forged" };
    try {
      const { sentAt, ...event } = JSON.parse(Buffer.from(body).toString()) as ProviderEvent & { sentAt: string };
      const ageMs = Math.abs(now.getTime() - Date.parse(sentAt));
      return ageMs <= webhookWindowMs ? { kind: "event", event } : { kind: "old" };
    } catch {
      return { kind: "unreadable" };
    }
  }

  private async send(method: "GET" | "POST", path: string, body?: object): Promise<unknown> {
    try {
      const response = await fetch(`${this.settings.baseUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.settings.secretKey}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`Acme answered ${response.status}`);
      return await response.json();
    } catch (cause) {
      throw new ProviderUnavailableError({ cause });
    }
  }
}

/** `PAYMENT_PROVIDERS=acme` offers it. */
export const acme = paymentProvider({
  name: "acme",
  settings: { ACME_SECRET_KEY: "required", ACME_WEBHOOK_SECRET: "required", ACME_URL: "optional" },
  open: ({ ACME_SECRET_KEY: secretKey = "", ACME_WEBHOOK_SECRET: webhookSecret = "", ACME_URL: baseUrl }) =>
    new AcmeProvider({ secretKey, webhookSecret, baseUrl: baseUrl ?? "https://api.acme.example" }),
});
