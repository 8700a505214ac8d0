/** As `Environment` of the config reader, which imports this module. */
type Given = Readonly<Record<string, string | undefined>>;

/** Settings of the systems that Souk replaces, and the setting of Souk that has their meaning. */
export interface ReplacedSettings {
  /** The value of `name` derives from them. Without the first one, the others have no effect. */
  readonly names: readonly [string, ...string[]];
  readonly name: string;
  /** For the settings page: how the value derives. */
  readonly derivation: string;
  /** Gets the value of each name; undefined for a name that is not set. */
  readonly value: (first: string, ...others: readonly (string | undefined)[]) => string;
}

/** Settings of these systems that mean nothing in Souk. */
export interface MeaninglessSettings {
  /** An asterisk at the end stands for the rest of a name. */
  readonly names: readonly string[];
  /** A sentence for the log, after the name. */
  readonly reason: string;
}

const sameValue = { derivation: "the same value", value: (value: string) => value };

export const replacedSettings: readonly ReplacedSettings[] = [
  { names: ["PRODUCT_SERVICE_URL"], name: "CATALOG_URL", ...sameValue },
  { names: ["AUTH_URL"], name: "ACCOUNTS_URL", ...sameValue },
  {
    names: ["REDIS_HOST", "REDIS_PORT", "REDIS_DB"],
    name: "REDIS_URL",
    derivation: "`redis://REDIS_HOST:REDIS_PORT/REDIS_DB`; the default port is 6379, the default database 0",
    value: (host, port = "6379", database = "0") => `redis://${host}:${port}/${database}`,
  },
  {
    names: ["SMTP_SERVER", "SMTP_PORT"],
    name: "SMTP_URL",
    derivation: "`smtp://SMTP_SERVER:SMTP_PORT`; the default port is 587",
    value: (server, port = "587") => `smtp://${server}:${port}`,
  },
];

export const meaninglessSettings: readonly MeaninglessSettings[] = [
  {
    names: ["JWT_*", "SECRET_KEY"],
    reason: "services share no secret; accounts signs tokens with the private keys of ACCESS_TOKEN_KEYS",
  },
  {
    names: ["API_GATEWAY_URL"],
    reason: "services call each other directly at <SUBGRAPH>_URL; PUBLIC_URL is the router's address for clients",
  },
  { names: ["MONGODB_URL"], reason: "all services store their data in PostgreSQL, at DATABASE_URL" },
];

/** Returns the settings of other systems that give a setting of Souk. */
export function namesReplacedBy(name: string): readonly string[] {
  return replacedSettings.find((each) => each.name === name)?.names ?? [];
}

/** Returns the value of a setting of Souk that the environment gives by settings of another system. */
export function replacedValue(
  environment: Given,
  name: string,
): { readonly names: readonly string[]; readonly value: string } | undefined {
  const replaced = replacedSettings.find((each) => each.name === name);
  if (!replaced) return undefined;
  const [first, ...others] = replaced.names;
  const value = valueIn(environment, first);
  if (value === undefined) return undefined;
  return {
    names: givenOf(replaced.names, environment),
    value: replaced.value(value, ...others.map((other) => valueIn(environment, other))),
  };
}

/** Returns the given settings of other systems that have a meaning, each with its name in Souk. */
export function replacedSettingsGiven(environment: Given): { formerName: string; name: string }[] {
  return replacedSettings
    .filter(({ names: [first] }) => valueIn(environment, first) !== undefined)
    .flatMap(({ names, name }) => givenOf(names, environment).map((formerName) => ({ formerName, name })));
}

/** Returns the given settings of other systems that have no effect, each with the reason. */
export function settingsWithoutEffect(environment: Given): { formerName: string; reason: string }[] {
  const meaningless = givenOf(Object.keys(environment).sort(), environment).flatMap((formerName) =>
    meaninglessSettings
      .filter(({ names }) => names.some((pattern) => isNamedBy(pattern, formerName)))
      .map(({ reason }) => ({ formerName, reason })),
  );
  const incomplete = replacedSettings
    .filter(({ names: [first] }) => valueIn(environment, first) === undefined)
    .flatMap(({ names, name }) =>
      givenOf(names, environment).map((formerName) => ({
        formerName,
        reason: `it needs ${names[0]}; set ${name} instead`,
      })),
    );
  return [...meaningless, ...incomplete];
}

function givenOf(names: readonly string[], environment: Given): string[] {
  return names.filter((name) => valueIn(environment, name) !== undefined);
}

function valueIn(environment: Given, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}

function isNamedBy(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
