import { SettingsReader } from "@souk/kernel/config/config-reader";
import { auditPort, settingPrefix, subgraphNames, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { allowedServiceCalls } from "@souk/kernel/subgraph/service-calls";
import { readRouterProcessSettings } from "@souk/router/process-settings";
import { readAuditServiceSettings } from "@souk/shop/audit/audit-service-settings";
import { subgraphModules } from "@souk/shop/subgraph-modules";
import { describedSettings } from "../settings/described-settings.ts";

/** A system outside of the chart that a process connects to. */
export type Endpoint = "postgresql" | "redis" | "smtp" | "https";

/** A process of Souk, as the chart needs it. */
export interface ProcessDescription {
  readonly port: number;
  /** The setting with the port. */
  readonly portSetting: string;
  /** The program, relative to the folder of the image. */
  readonly entry: string;
  /** Whether clients outside of the cluster reach it. */
  readonly public: boolean;
  /** Whether it has a database that it migrates. */
  readonly migrates: boolean;
  /** The processes that it calls. */
  readonly calls: readonly string[];
  readonly endpoints: readonly Endpoint[];
  /** Secrets that it reads from files, which may change while it runs. */
  readonly files: readonly string[];
  /** Other secrets that it reads. */
  readonly secrets: readonly string[];
  /** Settings that it reads and that are no secrets. */
  readonly settings: readonly string[];
}

export type ProcessTopology = Readonly<Record<string, ProcessDescription>>;

/** The address of a database, of its standby or of a pooler in front of it. */
const databaseUrl = /(?:^|_)DATABASE_(?:[A-Z]+_)?URL$/;

/** The settings that show which endpoints a process connects to. */
const endpointOfSetting: readonly (readonly [RegExp, Endpoint])[] = [
  [databaseUrl, "postgresql"],
  [/^REDIS_URL$/, "redis"],
  [/^SMTP_URL$/, "smtp"],
  [
    /^(?:STRIPE_URL|RAZORPAY_URL|CAPTCHA_VERIFY_URL|OIDC_PROVIDERS|CDN_PURGE_URL|WEBHOOK_PRIVATE_HOSTS|MEDIA_ALLOW_PRIVATE_HOSTS)$/,
    "https",
  ],
];

/** Names of settings with a secret: keys, tokens, passwords, and addresses that contain one. */
export const secretName =
  /(?:^|_)(?:KEY|KEYS|SECRET|SECRETS|TOKEN|PASSWORD|DSN|HEADERS|DATABASE_(?:[A-Z]+_)?URL|REDIS_URL|SMTP_URL)$/;

/** Settings that the chart itself gives, or that are for a shop in one process or for tests. */
const notForCharts = new Set(["SERVICE_PORT", "PORT", "HOST", "DATABASE_URL", "JWKS_URL", "CRASH_AT", "AUDIT_URL"]);

/** Returns every process with what it reads and whom it calls, in the order of display. */
export function processTopology(): ProcessTopology {
  const subgraphs = subgraphNames.map((name) => {
    const own = settingsReadBy((reader) => subgraphModules[name].readProcessSettings(reader, name));
    return [name, describe(own, name, `subgraphs/${name}/dist/main.js`, subgraphPorts[name])] as const;
  });
  const router = describe(settingsReadBy(readRouterProcessSettings), "router", "router/dist/main.js", 4000);
  const audit = describe(settingsReadBy(readAuditServiceSettings), "audit", "shop/dist/audit-service.js", auditPort);
  return { router, ...Object.fromEntries(subgraphs), audit };
}

function describe(read: ReadonlySet<string>, name: string, entry: string, port: number): ProcessDescription {
  const names = [...read].filter((setting) => !notForCharts.has(setting) && !isOfOtherProcess(setting, name)).sort();
  const files = names.filter((setting) => read.has(`${setting}_FILE`) && secretName.test(setting));
  const rest = names.filter((setting) => !files.some((file) => setting === file || setting === `${file}_FILE`));
  const isSubgraph = name in subgraphPorts;
  return {
    port,
    portSetting: name === "router" ? "PORT" : "SERVICE_PORT",
    entry,
    public: name === "router",
    migrates: isSubgraph,
    calls: calleesOf(name),
    endpoints: [...new Set(rest.flatMap(endpointsOf))],
    files,
    secrets: rest.filter((setting) => secretName.test(setting)),
    settings: rest.filter((setting) => !secretName.test(setting)),
  };
}

/** Addresses of processes come from the chart, and no process gets the database of another. */
function isOfOtherProcess(setting: string, name: string): boolean {
  if (subgraphNames.some((each) => setting === `${settingPrefix(each)}_URL`)) return true;
  return subgraphNames.some((each) => each !== name && setting === `${settingPrefix(each)}_DATABASE_URL`);
}

function endpointsOf(setting: string): Endpoint[] {
  return endpointOfSetting.flatMap(([pattern, endpoint]) => (pattern.test(setting) ? [endpoint] : []));
}

/** Returns the processes that a process calls: the router calls every subgraph, orders asks the audit. */
function calleesOf(name: string): string[] {
  if (name === "router") return [...subgraphNames];
  const callees = allowedServiceCalls().flatMap(({ caller, callee }) => (caller === name ? [callee] : []));
  return [...new Set(name === "orders" ? [...callees, "audit"] : callees)].sort();
}

/**
 * Returns the settings that a process reads. Some are read only if another one is given, such as those of a payment
 * provider, so it reads an empty environment and one with all settings.
 */
function settingsReadBy(read: (reader: SettingsReader) => unknown): ReadonlySet<string> {
  const examples = describedSettings().flatMap(({ name, example }) =>
    name.startsWith("<SUBGRAPH>")
      ? subgraphNames.map((subgraph) => [name.replace("<SUBGRAPH>", settingPrefix(subgraph)), example] as const)
      : [[name, example || "given"] as const],
  );
  const all = new Map(examples);
  // a key is read from its variable or from its file
  const given = examples.filter(([name]) => !name.endsWith("_FILE"));
  const requested = [{}, Object.fromEntries(given)].flatMap((environment) => {
    const reader = new SettingsReader({ ...environment, NODE_ENV: "production" });
    read(reader);
    return [...reader.requested];
  });
  return new Set(["NODE_ENV", ...requested.filter((name) => all.has(name))]);
}
