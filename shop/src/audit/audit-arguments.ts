const formats = { "--json": "json", "--metrics": "metrics" } as const;

export interface AuditArguments {
  /** For people, for programs, or for Prometheus. */
  readonly format: "text" | (typeof formats)[keyof typeof formats];
  readonly graceSeconds: number;
}

export const usage = "usage: npm run audit -- [--json | --metrics] [--grace SECONDS]";

const defaultGraceSeconds = 60;

/** Undefined when they are not to be understood. */
export function readAuditArguments(given: readonly string[]): AuditArguments | undefined {
  let format: AuditArguments["format"] = "text";
  let graceSeconds = defaultGraceSeconds;
  for (let index = 0; index < given.length; index += 1) {
    const [name, value = given[index + 1]] = (given[index] ?? "").split("=", 2);
    if (name === "--json" || name === "--metrics") {
      if (given[index] !== name || format !== "text") return undefined;
      format = formats[name];
    } else if (name === "--grace" && value !== undefined && /^\d{1,7}$/.test(value)) {
      graceSeconds = Number(value);
      if (given[index] === "--grace") index += 1;
    } else {
      return undefined;
    }
  }
  return { format, graceSeconds };
}
