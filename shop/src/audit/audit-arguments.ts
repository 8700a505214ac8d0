const formats = { "--json": "json", "--metrics": "metrics" } as const;

export interface AuditArguments {
  /** Text for people, JSON for programs, or metrics for Prometheus. */
  readonly format: "text" | (typeof formats)[keyof typeof formats];
  readonly graceSeconds: number;
  /** Whether the report lists the differences that a restore explains. */
  readonly isAll: boolean;
}

export const usage = "usage: npm run audit -- [--json | --metrics] [--all] [--grace SECONDS]";

const defaultGraceSeconds = 60;

/** Returns undefined for invalid arguments. */
export function readAuditArguments(given: readonly string[]): AuditArguments | undefined {
  let format: AuditArguments["format"] = "text";
  let graceSeconds = defaultGraceSeconds;
  let isAll = false;
  for (let index = 0; index < given.length; index += 1) {
    const [name, value = given[index + 1]] = (given[index] ?? "").split("=", 2);
    if (name === "--json" || name === "--metrics") {
      if (given[index] !== name || format !== "text") return undefined;
      format = formats[name];
    } else if (given[index] === "--all") {
      isAll = true;
    } else if (name === "--grace" && value !== undefined && /^\d{1,7}$/.test(value)) {
      graceSeconds = Number(value);
      if (given[index] === "--grace") index += 1;
    } else {
      return undefined;
    }
  }
  return { format, graceSeconds, isAll };
}
