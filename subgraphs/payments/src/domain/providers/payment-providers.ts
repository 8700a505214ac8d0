import { ProviderUnavailableError, type PaymentProvider } from "./payment-provider.js";

/**
 * The payment providers of this shop. Each provider finishes the payments that it began, also when another one is
 * current.
 */
export class PaymentProviders {
  /** `current` takes new cards and new payments. */
  constructor(
    readonly current: PaymentProvider,
    private readonly others: readonly PaymentProvider[] = [],
  ) {}

  /** Null when the shop has no account, or no longer has one, with a provider of this name. */
  find(name: string): PaymentProvider | null {
    return [this.current, ...this.others].find((provider) => provider.name === name) ?? null;
  }

  /**
   * Throws ProviderUnavailableError for an unknown name: its open payments stay PENDING until its account is configured
   * again.
   */
  named(name: string): PaymentProvider {
    const provider = this.find(name);
    if (!provider) throw new ProviderUnavailableError();
    return provider;
  }
}
