import { ProviderUnavailableError, type PaymentProvider } from "./payment-provider.js";

/** The providers that this shop works with. Each finishes what it began, whoever is asked first by now. */
export class PaymentProviders {
  /** `current` takes new cards and new payments. */
  constructor(
    readonly current: PaymentProvider,
    private readonly others: readonly PaymentProvider[] = [],
  ) {}

  /** Null when the shop has no account with one of this name, or no more. */
  find(name: string): PaymentProvider | null {
    return [this.current, ...this.others].find((provider) => provider.name === name) ?? null;
  }

  /** Throws ProviderUnavailableError: money that is under way there stays so until its account is back. */
  named(name: string): PaymentProvider {
    const provider = this.find(name);
    if (!provider) throw new ProviderUnavailableError();
    return provider;
  }
}
