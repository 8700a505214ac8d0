import { PaymentProviders } from "../domain/providers/payment-providers.js";
import type { PaymentProvider } from "../domain/providers/payment-provider.js";
import { SealingProvider } from "../domain/providers/sealing-provider.js";
import type { TokenSafe } from "../domain/providers/token-safe.js";
import type { OneAtATime } from "./razorpay/razorpay-provider.js";
import { Sandbox, type SandboxOptions } from "./sandbox/open-sandbox.js";
import type { Deliver } from "./sandbox/webhook-courier.js";
import type { PluginProviderSettings, ProviderSettings, ProvidersSettings } from "./provider-settings.js";

const calls = ["tokenize", "charge", "cancel", "proves", "find", "refund", "findRefund", "readWebhook"] as const;
/** The calls of a provider that captures later. */
const laterCalls = ["capture", "release"] as const;

/** Opens a provider of the project. Throws if it is not what it says. */
async function openPlugin({ plugin, settings }: PluginProviderSettings): Promise<PaymentProvider> {
  const opened = (await plugin.open(settings)) as Partial<PaymentProvider>;
  const missing: string[] = calls.filter((call) => typeof opened[call] !== "function");
  if (typeof opened.hasOwnCheckout !== "boolean") missing.push("hasOwnCheckout");
  if (opened.capturesLater) missing.push(...laterCalls.filter((call) => typeof opened[call] !== "function"));
  if (missing.length > 0) throw new Error(`the payment provider ${plugin.name} lacks ${missing.join(", ")}`);
  if (opened.name !== plugin.name)
    throw new Error(`the payment provider ${plugin.name} calls itself ${String(opened.name)}`);
  return opened as PaymentProvider;
}

/** All providers in the settings. Only the sandbox has resources to open and close. */
export class OpenProviders implements AsyncDisposable {
  private constructor(
    readonly providers: PaymentProviders,
    private readonly sandbox: Sandbox | null,
    private readonly resources: AsyncDisposableStack,
  ) {}

  /** Opens the providers. `override` replaces the first one. `safe` seals the tokens of all providers. */
  static async open(
    { offered, others }: ProvidersSettings,
    {
      oneAtATime,
      override,
      safe,
      ...serviceContext
    }: SandboxOptions & { oneAtATime: OneAtATime; override?: PaymentProvider | undefined; safe: TokenSafe },
  ): Promise<OpenProviders> {
    await using resources = new AsyncDisposableStack();
    let sandbox: Sandbox | null = null;
    const open = async (settings: ProviderSettings): Promise<PaymentProvider> => {
      switch (settings.name) {
        case "sandbox":
          sandbox = resources.use(await Sandbox.open(settings, serviceContext));
          return sandbox.provider;
        // Loaded only when chosen, because Stripe's package has hundreds of modules.
        case "stripe": {
          const { StripeProvider } = await import("./stripe/stripe-provider.js");
          return new StripeProvider(settings);
        }
        case "razorpay": {
          const { RazorpayProvider } = await import("./razorpay/razorpay-provider.js");
          return new RazorpayProvider(settings, oneAtATime);
        }
        case "plugin":
          return openPlugin(settings);
      }
    };
    const sealed = async (settings: ProviderSettings): Promise<PaymentProvider> =>
      new SealingProvider(await open(settings), safe);
    const [first, ...rest] = offered;
    const current = override ? new SealingProvider(override, safe) : await sealed(first);
    const openAll = async (all: readonly ProviderSettings[]): Promise<PaymentProvider[]> => {
      const opened: PaymentProvider[] = [];
      for (const settings of all) opened.push(await sealed(settings));
      return opened;
    };
    const providers = new PaymentProviders([current, ...(await openAll(rest))], await openAll(others));
    return new OpenProviders(providers, sandbox, resources.move());
  }

  /** Returns the pages and routes of the sandbox provider for buyers; empty without the sandbox. */
  get web(): Pick<Sandbox["web"], "pages" | "handlers"> {
    return this.sandbox?.web ?? { pages: [], handlers: [] };
  }

  /** Starts the delivery of the sandbox's webhooks, if the sandbox is configured and sends any. */
  async startDelivering(deliver: Deliver): Promise<void> {
    await this.sandbox?.startDelivering(deliver);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}
