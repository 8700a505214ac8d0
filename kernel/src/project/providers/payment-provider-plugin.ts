import type { PluginSettingNames, PluginSettings } from "./plugin-settings.js";

/**
 * A payment provider of the project. `PAYMENT_PROVIDERS` lists it by its name. `Provider` is the interface of
 * `@souk/payments/provider`.
 */
export interface PaymentProviderPlugin<Provider extends object = object> {
  readonly name: string;
  /**
   * The settings of the environment that it reads. Where the required ones are given, the shop has, or had, an account:
   * the provider then finishes and refunds the payments that it began, also when it takes no new ones.
   */
  readonly settings: PluginSettingNames;
  /** Opens the provider at the start of payments. */
  open(settings: PluginSettings): Provider | Promise<Provider>;
}
