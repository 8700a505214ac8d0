import { ProviderUnavailableError, type PaymentProvider } from "./payment-provider.js";

/**
 * The payment providers of this shop. Each provider finishes the payments that it began, also when it takes no new
 * ones.
 */
export class PaymentProviders {
  /** `offered` take new payments, in the order in which buyers see them. */
  constructor(
    readonly offered: readonly [PaymentProvider, ...PaymentProvider[]],
    private readonly others: readonly PaymentProvider[] = [],
  ) {}

  /** The provider of typed cards. If no provider takes any, the first one, which refuses them. */
  get ofCards(): PaymentProvider {
    return this.offered.find(({ hasOwnCheckout }) => !hasOwnCheckout) ?? this.offered[0];
  }

  /** Null when the shop has no account, or no longer has one, with a provider of this name. */
  find(name: string): PaymentProvider | null {
    return [...this.offered, ...this.others].find((provider) => provider.name === name) ?? null;
  }

  /** Finds the provider with its own checkout of this name, or without a name the first. */
  findCheckout(name: string | null): PaymentProvider | null {
    const isMeant = (provider: PaymentProvider): boolean => name === null || provider.name === name;
    return this.offered.find((provider) => provider.hasOwnCheckout && isMeant(provider)) ?? null;
  }

  /**
   * Finds the provider that charges a stored payment method. The name is null for methods from before names were
   * stored.
   */
  findOfMethod(name: string | null): PaymentProvider | null {
    const provider = name === null ? this.offered[0] : this.find(name);
    return provider && (!provider.hasOwnCheckout || provider.chargesMethods) ? provider : null;
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
