import type { PaymentProviderPlugin } from "@souk/kernel/project/payment-provider-plugin";
import type { PaymentProvider } from "@souk/payments/provider";
import type { ProjectConfig } from "@souk/kernel/project/project";

// Everything that a `souk.config.ts` imports: `@souk/shop/config`.

export type { ProjectConfig } from "@souk/kernel/project/project";
export {
  boolean,
  date,
  enumeration,
  json,
  list,
  money,
  number,
  reference,
  text,
  translated,
  type CustomField,
  type CustomFields,
} from "@souk/kernel/custom-fields/custom-field";
export { on, type EventHandler, type EventHandlerOptions, type EventRun } from "@souk/kernel/domain-events/on";
export { sinkHandler, type CloudEvent, type EventSink } from "@souk/kernel/domain-events/sinks/event-sink";
export type { MailTransport, OutgoingMail, SendOutcome } from "@souk/kernel/project/mail-transport";
export type { ProjectCommand, ProjectCommandContext } from "@souk/kernel/project/project-command";
export type { ProjectJob, ProjectJobContext } from "@souk/kernel/project/project-job";
export type { ProjectLimits } from "@souk/kernel/project/project-limits";
export {
  adjustPrice,
  allow,
  note,
  refuse,
  type AddToCartFacts,
  type CheckoutFacts,
  type LineFacts,
  type PaidOrderFacts,
  type RulePlaces,
  type Rules,
} from "@souk/kernel/project/rules";
export type { LocalizedText } from "@souk/kernel/values/localized-text";
export type {
  Destination,
  GoodsLine,
  ShippingCalculator,
  ShippingQuote,
  ShippingRequest,
} from "@souk/kernel/project/shipping-calculator";

/** Declares a payment provider, with the types of `@souk/payments/provider`. */
export function paymentProvider(plugin: PaymentProviderPlugin<PaymentProvider>): PaymentProviderPlugin {
  return plugin;
}

/** Returns the configuration as it is, with types while it is written. The shop validates it when it starts. */
export function defineConfig(config: ProjectConfig): ProjectConfig {
  return config;
}
