import type { CustomFields } from "../custom-fields/custom-field.js";
import type { EventHandler } from "../domain-events/on.js";
import type { ForeignSubgraph } from "./subgraphs/foreign-subgraph.js";
import type { CaptchaPlugin } from "./providers/captcha-provider.js";
import type { MailReports } from "./providers/mail-reports.js";
import type { MailTransport } from "./providers/mail-transport.js";
import type { PaymentProviderPlugin } from "./providers/payment-provider-plugin.js";
import type { MailTemplates } from "./providers/mail-template.js";
import type { ProjectCommand } from "./project-command.js";
import type { ProjectGraph } from "./subgraphs/project-graph.js";
import type { ProjectJob } from "./project-job.js";
import { defaultLimits, type ProjectLimits } from "./project-limits.js";
import type { ProjectStorefront } from "./project-storefront.js";
import type { Rules } from "./rules.js";
import type { ShippingCalculator } from "./providers/shipping-calculator.js";
import type { TaxCalculator, TaxedPrices } from "../tax/tax-calculator.js";

/**
 * The content of `souk.config.ts`: the shape of a shop. Secrets and addresses are settings of the environment instead,
 * because they differ between machines.
 */
export interface ProjectConfig {
  /**
   * The names of the environment's settings that the project's own code reads. `npm run services` passes them to each
   * process, and `runShop` to its shop.
   */
  readonly settings?: readonly string[];
  readonly limits?: Partial<ProjectLimits>;
  readonly rules?: Rules;
  readonly shipping?: ProjectShipping;
  readonly tax?: ProjectTax;
  readonly payments?: Partial<ProjectPayments>;
  readonly mail?: ProjectMail;
  readonly captcha?: ProjectCaptcha;
  readonly jobs?: readonly ProjectJob[];
  /** By name. */
  readonly commands?: Readonly<Record<string, ProjectCommand>>;
  /** Made by `on` of `@souk/shop/config`. */
  readonly eventHandlers?: readonly EventHandler[];
  /** By type of the graph and name. */
  readonly fields?: CustomFields;
  readonly apollo?: Partial<ProjectApollo>;
  /** The changes of the project to the pages, and its additions. */
  readonly storefront?: ProjectStorefront;
  /** Composed with the shop's own subgraphs. */
  readonly subgraphs?: readonly ForeignSubgraph[];
  /** The project's own types and fields, in TypeScript. */
  readonly graph?: ProjectGraph;
  /** Checked by the router, which has the types. */
  readonly router?: object;
}

export interface ProjectTax {
  readonly calculator: TaxCalculator;
  /** Whether the prices of the catalog and of shipping contain the tax. */
  readonly prices: TaxedPrices;
}

export interface ProjectShipping {
  /** Replaces the table of rates. */
  readonly calculator?: ShippingCalculator;
}

export interface ProjectMail {
  /** Sends mail where the environment has no `SMTP_URL`. */
  readonly transport?: MailTransport;
  /** Reads the reports of the mail service at `/webhooks/mail`, also of the one at `SMTP_URL`. */
  readonly reports?: MailReports;
  /** By kind of mail. Each replaces the template of Souk. */
  readonly templates?: MailTemplates;
}

export interface ProjectCaptcha {
  /** Used where the environment has no `CAPTCHA_PROVIDER`. */
  readonly provider?: CaptchaPlugin;
}

export interface ProjectPayments {
  /** Beside the providers of Souk. */
  readonly providers: readonly PaymentProviderPlugin[];
}

/** For subgraphs in processes of their own, which run on Apollo Server. */
export interface ProjectApollo {
  /** Plugins of Apollo Server, made by `apolloPlugin`. Each subgraph runs all of them. */
  readonly plugins: readonly object[];
}

/** The project of a shop with all its defaults. Every process of the shop reads the same file. */
export interface Project {
  readonly settings: readonly string[];
  readonly limits: ProjectLimits;
  readonly rules: Rules;
  readonly shipping: ProjectShipping;
  /** Null in a shop without tax. */
  readonly tax: ProjectTax | null;
  readonly payments: ProjectPayments;
  readonly mail: ProjectMail;
  readonly captcha: ProjectCaptcha;
  readonly jobs: readonly ProjectJob[];
  readonly commands: Readonly<Record<string, ProjectCommand>>;
  readonly eventHandlers: readonly EventHandler[];
  readonly fields: CustomFields;
  readonly apollo: ProjectApollo;
  readonly storefront: ProjectStorefront;
  readonly subgraphs: readonly ForeignSubgraph[];
  readonly graph: ProjectGraph | undefined;
  readonly router: object;
}

/** Returns the project of a valid configuration. */
export function projectOf({
  settings = [],
  limits,
  rules = {},
  shipping = {},
  tax,
  payments: { providers = [] } = {},
  mail = {},
  captcha = {},
  jobs = [],
  commands = {},
  eventHandlers = [],
  fields = {},
  apollo: { plugins = [] } = {},
  storefront = {},
  subgraphs = [],
  graph,
  router = {},
}: ProjectConfig): Project {
  return {
    settings,
    limits: { ...defaultLimits, ...limits },
    rules,
    shipping,
    tax: tax ?? null,
    payments: { providers },
    mail,
    captcha,
    jobs,
    commands,
    eventHandlers,
    fields,
    apollo: { plugins },
    storefront,
    subgraphs,
    graph,
    router,
  };
}

/** An entry of `souk.config.ts` that breaks a rule. */
export interface ProjectFault {
  readonly name: string;
  readonly complaint: string;
}

export interface LoadedProject {
  /** Absolute; undefined for a shop without a file. */
  readonly file: string | undefined;
  /** Empty when the file has faults. */
  readonly project: Project;
  readonly faults: readonly ProjectFault[];
}

/** A shop without a file. */
export const noProject: LoadedProject = { file: undefined, project: projectOf({}), faults: [] };
