import type { Database } from "@souk/kernel/database";
import { PaymentProviders } from "./domain/payment-providers.js";
import type { PaymentProvider } from "./domain/payment-provider.js";
import { SealingProvider } from "./domain/sealing-provider.js";
import type { TokenSafe } from "./domain/token-safe.js";
import { RazorpayProvider } from "./peers/razorpay/razorpay-provider.js";
import { Sandbox, type SandboxSurroundings } from "./peers/sandbox/open-sandbox.js";
import type { Deliver } from "./peers/sandbox/webhook-courier.js";
import { StripeProvider } from "./peers/stripe/stripe-provider.js";
import type { ProviderSettings, ProvidersSettings } from "./provider-settings.js";
import { oneAtATime } from "./store/one-at-a-time.js";

/** Every provider that the settings have; of them, the sandbox alone is something that has to be opened and closed. */
export class OpenProviders implements AsyncDisposable {
  private constructor(
    readonly providers: PaymentProviders,
    private readonly sandbox: Sandbox | null,
    private readonly opened: AsyncDisposableStack,
  ) {}

  /** `override` takes the place of the current one. Whatever tokens they give lie in `safe`. */
  static async open(
    { current, others }: ProvidersSettings,
    {
      database,
      override,
      safe,
      ...surroundings
    }: SandboxSurroundings & { database: Database; override?: PaymentProvider | undefined; safe: TokenSafe },
  ): Promise<OpenProviders> {
    await using opened = new AsyncDisposableStack();
    let sandbox: Sandbox | null = null;
    const open = async (settings: ProviderSettings): Promise<PaymentProvider> => {
      switch (settings.name) {
        case "sandbox":
          sandbox = opened.use(await Sandbox.open(settings, surroundings));
          return sandbox.provider;
        case "stripe":
          return new StripeProvider(settings);
        case "razorpay":
          return new RazorpayProvider(settings, oneAtATime(database));
      }
    };
    const first = override ?? (await open(current));
    const rest: PaymentProvider[] = [];
    for (const settings of others) rest.push(await open(settings));
    const sealing = (provider: PaymentProvider): PaymentProvider => new SealingProvider(provider, safe);
    const providers = new PaymentProviders(sealing(first), rest.map(sealing));
    return new OpenProviders(providers, sandbox, opened.move());
  }

  /** What a provider that is played here shows buyers, and takes of them; empty without the sandbox. */
  get web(): Pick<Sandbox["web"], "pages" | "takers"> {
    return this.sandbox?.web ?? { pages: [], takers: [] };
  }

  /** From now on the sandbox delivers its webhooks, if it is there and has any. */
  async startDelivering(deliver: Deliver): Promise<void> {
    await this.sandbox?.startDelivering(deliver);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.disposeAsync();
  }
}
