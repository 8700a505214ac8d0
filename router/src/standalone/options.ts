import { parseArgs } from "node:util";
import type { Environment } from "@souk/kernel/config/config-reader";
import { limitOptions, limitUsage, readLimits } from "./limit-options.js";
import type { CorsSettings } from "./page-requests.js";
import type { ServeOptions } from "./serve-supergraph.js";
import { isUrl } from "./supergraph-source.js";
import { UsageError, wholeNumber } from "./usage-error.js";

/** The command line of the stand-alone router. */
export interface StandaloneOptions extends Omit<ServeOptions, "supergraphSdl" | "definition" | "heartbeatMs"> {
  /** The path or URL of the supergraph. */
  readonly supergraph: string;
  /** Milliseconds between two looks at the supergraph; 0: only at the start. */
  readonly pollMs: number;
  /** The bearer token for the supergraph's URL. */
  readonly registryToken: string | undefined;
  /** The path of the configuration file. */
  readonly configFile: string | undefined;
}

export const usage = `npm run router -- --supergraph FILE

  --supergraph FILE|URL    a composed supergraph of Federation 2; SUPERGRAPH_TOKEN is the bearer token for a URL
  --poll-seconds N         how often to look for a changed supergraph (1 for a file, 10 for a URL; 0: never)
  --config FILE            hooks, header rules, a coprocessor and a contract, by defineRouter of @souk/router/define-router
  --port N                 4000
  --host ADDRESS           HOST, or 127.0.0.1; with NODE_ENV=production 0.0.0.0
  --forward-header NAME    a header of clients that subgraphs get too; may be given several times (authorization)
  --jwks URL               keys of the tokens that @authenticated and @requiresScopes ask for; without it nobody has any
  --cors-origin ORIGIN     an origin whose pages may use the graph, or * for all; may be given several times
  --cors-credentials       pages of these origins send cookies
  --timeout-ms N           how long an operation may take with all its fetches (15000)
  --stream-seconds N       how long subscriptions keep a supergraph that was replaced (300)
  --share-in-flight        one answer for equal queries that are under way at the same time
  --help                   this text

${limitUsage}`;

/** Throws UsageError. */
export function readOptions(args: readonly string[], environment: Environment): StandaloneOptions {
  const { supergraph, port, host, ...values } = parsed(args);
  if (supergraph === undefined) throw new UsageError("--supergraph FILE is missing");
  const pollSeconds = values["poll-seconds"] ?? (isUrl(supergraph) ? "10" : "1");
  return {
    supergraph,
    pollMs: 1000 * wholeNumber("--poll-seconds", pollSeconds, 86_400),
    registryToken: environment["SUPERGRAPH_TOKEN"] || undefined,
    configFile: values.config,
    port: wholeNumber("--port", port, 65_535),
    host: host ?? defaultHost(environment),
    forwardedHeaders: values["forward-header"].map((name) => name.toLowerCase()),
    timeoutMs: wholeNumber("--timeout-ms", values["timeout-ms"], 600_000),
    streamMs: 1000 * wholeNumber("--stream-seconds", values["stream-seconds"], 86_400),
    keySetUrl: addressOrNone("--jwks", values.jwks),
    cors: corsSettings(values["cors-origin"], values["cors-credentials"]),
    sharesInFlight: values["share-in-flight"],
    showsCauses: environment["NODE_ENV"] !== "production",
    limits: readLimits(values, environment),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        supergraph: { type: "string" },
        "poll-seconds": { type: "string" },
        config: { type: "string" },
        port: { type: "string", default: "4000" },
        host: { type: "string" },
        jwks: { type: "string" },
        "forward-header": { type: "string", multiple: true, default: ["authorization"] },
        "cors-origin": { type: "string", multiple: true, default: [] },
        "cors-credentials": { type: "boolean", default: false },
        "timeout-ms": { type: "string", default: "15000" },
        "stream-seconds": { type: "string", default: "300" },
        "share-in-flight": { type: "boolean", default: false },
        ...limitOptions,
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Returns the default host, as in the shop: outside production, only this machine can connect. */
function defaultHost({ HOST, NODE_ENV }: Environment): string {
  return HOST || (NODE_ENV === "production" ? "0.0.0.0" : "127.0.0.1");
}

function addressOrNone(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && !URL.canParse(text))
    throw new UsageError(`${option} is an address such as https://shop.example/keys.json, not ${JSON.stringify(text)}`);
  return text;
}

function corsSettings(origins: readonly string[], credentials: boolean): CorsSettings | undefined {
  for (const origin of origins)
    if (origin !== "*" && !(URL.canParse(origin) && new URL(origin).origin === origin))
      throw new UsageError(`--cors-origin is an origin such as https://shop.example, not ${JSON.stringify(origin)}`);
  if (credentials && (origins.length === 0 || origins.includes("*")))
    throw new UsageError("--cors-credentials needs --cors-origin with each origin by name");
  return origins.length === 0 ? undefined : { origins, credentials };
}
