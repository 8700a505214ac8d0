import type { CustomFields } from "../custom-fields/custom-field.js";
import type { EventHandler } from "../domain-events/on.js";
import type { MailTransport } from "./mail-transport.js";
import type { PaymentProviderPlugin } from "./payment-provider-plugin.js";
import type { ProjectCommand } from "./project-command.js";
import type { ProjectJob } from "./project-job.js";
import { defaultLimits, type ProjectLimits } from "./project-limits.js";
import type { Rules } from "./rules.js";
import type { ShippingCalculator } from "./shipping-calculator.js";

/**
 * The content of `souk.config.ts`: the shape of a shop. Secrets and addresses are settings of the environment instead,
 * because they differ between machines.
 */
export interface ProjectConfig {
  /** The names of the environment's settings that the project's own code reads. `npm run services` passes them on. */
  readonly settings?: readonly string[];
  readonly limits?: Partial<ProjectLimits>;
  readonly rules?: Rules;
  readonly shipping?: ProjectShipping;
  readonly payments?: Partial<ProjectPayments>;
  readonly mail?: ProjectMail;
  readonly jobs?: readonly ProjectJob[];
  /** By name. */
  readonly commands?: Readonly<Record<string, ProjectCommand>>;
  /** Made by `on` of `@souk/shop/config`. */
  readonly eventHandlers?: readonly EventHandler[];
  /** By type of the graph and name. */
  readonly fields?: CustomFields;
}

export interface ProjectShipping {
  /** Replaces the table of rates. */
  readonly calculator?: ShippingCalculator;
}

export interface ProjectMail {
  /** Sends mail where the environment has no `SMTP_URL`. */
  readonly transport?: MailTransport;
}

export interface ProjectPayments {
  /** Beside the providers of Souk. */
  readonly providers: readonly PaymentProviderPlugin[];
}

/** The project of a shop with all its defaults. Every process of the shop reads the same file. */
export interface Project {
  readonly settings: readonly string[];
  readonly limits: ProjectLimits;
  readonly rules: Rules;
  readonly shipping: ProjectShipping;
  readonly payments: ProjectPayments;
  readonly mail: ProjectMail;
  readonly jobs: readonly ProjectJob[];
  readonly commands: Readonly<Record<string, ProjectCommand>>;
  readonly eventHandlers: readonly EventHandler[];
  readonly fields: CustomFields;
}

/** Returns the project of a valid configuration. */
export function projectOf({
  settings = [],
  limits,
  rules = {},
  shipping = {},
  payments: { providers = [] } = {},
  mail = {},
  jobs = [],
  commands = {},
  eventHandlers = [],
  fields = {},
}: ProjectConfig): Project {
  return {
    settings,
    limits: { ...defaultLimits, ...limits },
    rules,
    shipping,
    payments: { providers },
    mail,
    jobs,
    commands,
    eventHandlers,
    fields,
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
