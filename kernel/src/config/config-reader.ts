import { noProject, type LoadedProject } from "../project/project.js";
import { isCurrency } from "../values/money.js";
import { namesReplacedBy, replacedSettingsGiven, replacedValue, settingsWithoutEffect } from "./replaced-settings.js";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingFault {
  readonly name: string;
  readonly complaint: string;
}

/** The former name of a setting, or the name that it has in a system that Souk replaces. */
export interface FormerName {
  readonly formerName: string;
  readonly name: string;
}

/** A setting that the environment gives by another name, or a setting of another system that has no effect. */
export type DeprecatedSetting = FormerName | { readonly formerName: string; readonly reason: string };

/** All faults in the settings of one service, as the text that the service prints before it exits. */
export class SettingsError extends Error {
  constructor(
    service: string,
    readonly faults: readonly SettingFault[],
  ) {
    const width = Math.max(...faults.map((fault) => fault.name.length));
    const lines = faults.map((fault) => `  ${fault.name.padEnd(width)}  ${fault.complaint}`);
    super(
      `${service} cannot start, ${faults.length} ${faults.length === 1 ? "setting is" : "settings are"} wrong:\n${lines.join("\n")}`,
    );
    this.name = "SettingsError";
  }
}

/**
 * Reads settings by name and collects every fault, so that one start reports all of them. After a fault, a method
 * returns a placeholder of its type, which callers never see because `readSettings` throws.
 */
export class SettingsReader {
  readonly faults: SettingFault[] = [];
  /** The names of all settings that were read, whether they are set or not. */
  readonly requested = new Set<string>();
  /** Each program reports them in its log at the start. */
  readonly deprecated: DeprecatedSetting[];
  private readonly formerNames = new Map<string, string>();

  /** `project`: the content of `souk.config.ts`, which some settings refer to by name. */
  constructor(
    readonly environment: Environment,
    readonly project: LoadedProject = noProject,
  ) {
    this.deprecated = [...replacedSettingsGiven(environment), ...settingsWithoutEffect(environment)];
  }

  get production(): boolean {
    /**
     * @setting NODE_ENV `development`, `test` or `production`. Production disables GraphiQL, introspection, the
     * dev mailbox, demo data and all embedded defaults. Only development shows the stack of an internal error in its
     * `extensions.stacktrace`
     * @default development
     */
    return this.environment.NODE_ENV === "production";
  }

  /** Whether NODE_ENV is `development`, which is the default. */
  get development(): boolean {
    return ["development", ""].includes(this.environment.NODE_ENV ?? "");
  }

  /**
   * Only the first complaint about a setting counts, even if several parts of a process read it. A complaint about a
   * value that came by a former name names that one.
   */
  fault(name: string, complaint: string): void {
    if (this.faults.some((fault) => fault.name === name)) return;
    const names = this.isGiven(name) ? undefined : this.givenByOtherNames(name)?.names;
    this.faults.push({ name, complaint: names ? `(given as ${names.join(", ")}) ${complaint}` : complaint });
  }

  /**
   * Accepts a setting also by its former name, when it is not given by its own. Call it before the setting is read, and
   * add `@formerly FORMER_NAME` to the description of the setting.
   */
  acceptFormerName({ formerName, name }: FormerName): void {
    this.requested.add(formerName);
    this.formerNames.set(name, formerName);
    if (this.isGiven(formerName)) this.deprecated.push({ formerName, name });
  }

  /** Reads another environment and adds its faults to this reader. */
  within<T>(environment: Environment, read: (reader: SettingsReader) => T): T {
    const inner = new SettingsReader(environment, this.project);
    const value = read(inner);
    for (const { name, complaint } of inner.faults) this.fault(name, complaint);
    for (const name of inner.requested) this.requested.add(name);
    return value;
  }

  optionalText(name: string): string | undefined {
    this.requested.add(name);
    for (const other of namesReplacedBy(name)) this.requested.add(other);
    const value = this.environment[name]?.trim();
    if (value !== undefined && value !== "") return value;
    return this.givenByOtherNames(name)?.value;
  }

  /** Returns the value that a former name gives, or the settings of a replaced system. */
  private givenByOtherNames(name: string): { readonly names: readonly string[]; readonly value: string } | undefined {
    const former = this.formerNames.get(name);
    const value = former === undefined ? undefined : this.environment[former]?.trim();
    return former && value ? { names: [former], value } : replacedValue(this.environment, name);
  }

  private isGiven(name: string): boolean {
    return (this.environment[name]?.trim() ?? "") !== "";
  }

  text(name: string, fallback?: string): string {
    const value = this.optionalText(name) ?? fallback;
    if (value === undefined) this.fault(name, "is missing");
    return value ?? "";
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.optionalText(name);
    if (value === undefined) return fallback;
    if (value !== "true" && value !== "false") this.fault(name, `${JSON.stringify(value)} must be true or false`);
    return value === "true";
  }

  oneOf<const T extends string>(name: string, values: readonly T[], fallback: T): T {
    const value = this.optionalText(name);
    if (value === undefined) return fallback;
    const known = values.find((candidate) => candidate === value);
    if (known === undefined) this.fault(name, `${JSON.stringify(value)} must be one of ${values.join(", ")}`);
    return known ?? fallback;
  }

  wholeNumber(name: string, options: { fallback: number; min: number; max: number; unit?: string }): number {
    const { fallback, min, max, unit } = options;
    const value = this.optionalText(name);
    if (value === undefined) return fallback;
    const number = /^-?\d+$/.test(value) ? Number(value) : NaN;
    if (Number.isNaN(number) || number < min || number > max) {
      this.fault(name, `${JSON.stringify(value)} must be a whole number${unit ? ` of ${unit}` : ""}, ${min} to ${max}`);
      return fallback;
    }
    return number;
  }

  port(name: string, fallback: number): number {
    const value = this.optionalText(name);
    if (value === undefined) return fallback;
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
    this.fault(name, `${JSON.stringify(value)} is not a port (0-65535)`);
    return fallback;
  }

  /** A URL may hold a password, so a fault describes the URL and never repeats it. */
  url(name: string, protocols: readonly string[], fallback?: string): string {
    const value = this.text(name, fallback);
    if (value !== "" && !isUrl(value, protocols))
      this.fault(name, `is not a URL that starts with ${protocols.map((p) => `${p}//`).join(" or ")}`);
    return value;
  }

  optionalUrl(name: string, protocols: readonly string[]): string | undefined {
    return this.optionalText(name) === undefined ? undefined : this.url(name, protocols);
  }

  currency(name: string, fallback: string): string {
    const value = this.optionalText(name) ?? fallback;
    if (isCurrency(value)) return value;
    this.fault(name, `${JSON.stringify(value)} is not an ISO 4217 currency such as CAD`);
    return fallback;
  }
}

/** Throws SettingsError with every fault of the project and every fault that `read` met. */
export function readSettings<T>(
  service: string,
  environment: Environment,
  read: (reader: SettingsReader) => T,
  project: LoadedProject = noProject,
): T {
  const reader = new SettingsReader(environment, project);
  for (const { name, complaint } of project.faults) reader.fault(name, complaint);
  const nodeEnv = environment.NODE_ENV;
  if (nodeEnv !== undefined && !["", "development", "production", "test"].includes(nodeEnv)) {
    reader.fault("NODE_ENV", `${JSON.stringify(nodeEnv)} must be development, test or production`);
  }
  const settings = read(reader);
  if (reader.faults.length > 0) throw new SettingsError(service, reader.faults);
  return settings;
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}
