import type { PaymentProviderPlugin } from "@souk/kernel/project/providers/payment-provider-plugin";
import type { PaymentProvider } from "@souk/payments/provider";
import type { ProjectConfig as AnyProjectConfig, ProjectMail } from "@souk/kernel/project/project";
import type { MailTemplates } from "@souk/notifications/mail-templates";
import type {
  CoprocessorOptions,
  HeaderRule,
  InsertedSetting,
  ProjectRouter,
  RouterHooks,
} from "@souk/router/define-router";
import type { StorefrontConfig } from "@souk/storefront/config";

// Everything that a `souk.config.ts` imports: `@souk/shop/config`.

export type { CoprocessorOptions, HeaderRule, InsertedSetting, ProjectRouter, RouterHooks };
export type { ForeignSubgraph } from "@souk/kernel/project/subgraphs/foreign-subgraph";
export {
  batch,
  type BatchResolver,
  type ProjectGraph,
  type ProjectGraphContext,
  type ProjectResolver,
  type Reference,
} from "@souk/kernel/project/subgraphs/project-graph";
export { graphError } from "@souk/kernel/errors/graph-error";
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
export { apolloPlugin } from "@souk/kernel/subgraph/apollo/apollo-plugin";
export type { MailFacts, MailParts, ProjectMailTemplate } from "@souk/kernel/project/providers/mail-template";
export type { MailReport, MailReportRequest, MailReports } from "@souk/kernel/project/providers/mail-reports";
export type { MailTransport, OutgoingMail, SendOutcome } from "@souk/kernel/project/providers/mail-transport";
export type {
  CaptchaAttempt,
  CaptchaPlugin,
  CaptchaProvider,
  CaptchaOutcome,
  /** @deprecated Use `CaptchaOutcome`. */
  CaptchaOutcome as CaptchaVerdict,
  CaptchaSources,
  CaptchaWidget,
} from "@souk/kernel/project/providers/captcha-provider";
export { siteverifyCaptcha, type SiteverifyService } from "@souk/kernel/project/providers/siteverify-captcha";
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
} from "@souk/kernel/project/providers/shipping-calculator";
export type {
  AppliedTax,
  TaxableLine,
  TaxAnswer,
  TaxCalculator,
  TaxedPrices,
  TaxRequest,
} from "@souk/kernel/tax/tax-calculator";
export { taxRates, type TaxRate, type TaxRatesOptions } from "@souk/kernel/tax/tax-rates";

/** The content of `souk.config.ts`, with the names of themes, texts and mails of this version. */
export interface ProjectConfig extends Omit<AnyProjectConfig, "mail" | "router" | "storefront"> {
  readonly mail?: MailConfig;
  readonly storefront?: StorefrontConfig;
  /** Hooks, a coprocessor and header rules of the router. */
  readonly router?: ProjectRouter;
}

export interface MailConfig extends Omit<ProjectMail, "templates"> {
  /** By kind of mail. Each replaces the template of Souk. */
  readonly templates?: MailTemplates;
}

/** Declares a payment provider, with the types of `@souk/payments/provider`. */
export function paymentProvider(plugin: PaymentProviderPlugin<PaymentProvider>): PaymentProviderPlugin {
  return plugin;
}

/** Returns the configuration as it is, with types while it is written. The shop validates it when it starts. */
export function defineConfig(config: ProjectConfig): ProjectConfig {
  return config;
}
