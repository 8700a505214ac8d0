export interface AuditArguments {
  readonly json: boolean;
  readonly graceSeconds: number;
}

export const usage = "usage: npm run audit -- [--json] [--grace SECONDS]";

const defaultGraceSeconds = 60;

/** Undefined when they are not to be understood. */
export function readAuditArguments(given: readonly string[]): AuditArguments | undefined {
  let json = false;
  let graceSeconds = defaultGraceSeconds;
  for (let index = 0; index < given.length; index += 1) {
    const [name, value = given[index + 1]] = (given[index] ?? "").split("=", 2);
    if (given[index] === "--json") {
      json = true;
    } else if (name === "--grace" && value !== undefined && /^\d{1,7}$/.test(value)) {
      graceSeconds = Number(value);
      if (given[index] === "--grace") index += 1;
    } else {
      return undefined;
    }
  }
  return { json, graceSeconds };
}
