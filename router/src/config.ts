import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { fileURLToPath } from "node:url";
import { readCardKeys } from "@souk/kernel/cards/card-key-setting";
import { parseCardSealKeys, type CardSealKeys } from "@souk/kernel/cards/card-keys";
import { readRedisUrl } from "@souk/kernel/config/redis-setting";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import { readHost } from "@souk/kernel/config/listening-host";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";
import { readMetricsToken } from "@souk/kernel/config/metrics-token";
import { readForeignAddresses, type ForeignAddress } from "@souk/kernel/project/subgraphs/foreign-addresses";
import { readUpstreamSettings, type UpstreamSettings } from "@souk/kernel/peers/upstream/upstream-settings";
import { readCaptchaSettings, type CaptchaSettings } from "./captcha/captcha-settings.js";
import { readDocumentTrust, type DocumentTrust } from "./documents/trusted-documents-setting.js";
import type { StreamLimits } from "./graphql-http/open-streams.js";
import { hasHooks, readRouterExtensions, type RouterExtensions } from "./hooks/router-extensions.js";
import { queryLimits } from "./limits/query-limits.js";
import { readPageCacheSettings, type PageCacheSettings } from "./storefront/cache/page-cache-settings.js";
import { readProjectPages, type ProjectPagesSettings } from "./storefront/project/project-pages-settings.js";
import type { RateTable } from "./limits/rates/rate-table.js";
import { readRateTable } from "./limits/rates/read-rate-table.js";

export interface RouterConfig {
  readonly host: string;
  readonly port: number;
  /** The composed schema that is served. */
  readonly supergraphSdl: string;
  readonly production: boolean;
  /** Whether clients get the stacks of internal errors; only in development. */
  readonly showsStacks: boolean;
  /** Whether the project has types of its own, which are a subgraph. */
  readonly hasProjectGraph: boolean;
  /** The project's subgraphs in other languages. */
  readonly foreignSubgraphs: readonly ForeignAddress[];
  /** The project's hooks, coprocessor and header rules. */
  readonly extensions: RouterExtensions;
  /** The engine that runs operations: our own, or Apollo's gateway as the reference. */
  readonly engine: "souk" | "apollo";
  /** Whether concurrent equal queries from equal callers share one fetch. */
  readonly sharesInFlight: boolean;
  /** Origins whose pages may read answers; "any" by default in development. */
  readonly corsOrigins: readonly string[] | "any";
  /** The captcha that protects mutations; undefined without one. */
  readonly captcha: CaptchaSettings | undefined;
  /** Undefined when rate limits are off. */
  readonly rateTable: RateTable | undefined;
  /** Redis for the rate counters; in memory when undefined. */
  readonly redisUrl: string | undefined;
  /** How long entities from subgraphs are cached, in Redis or in memory; 0 turns the cache off. */
  readonly entityCacheSeconds: number;
  /** The trusted documents, and how the router treats other operations. */
  readonly documentTrust: DocumentTrust;
  /** The highest cost that one operation may have; the cost is an estimate of the objects in its answer. */
  readonly queryCostLimit: number;
  /** Proxies whose X-Forwarded-For header is trusted: addresses and subnets, comma-separated. */
  readonly trustedProxies: string | false;
  readonly subgraphTimeoutMs: number;
  /** Time between two health checks of a subgraph. */
  readonly healthPollMs: number;
  readonly upstream: UpstreamSettings;
  /** The time limit of one operation with all its fetches. */
  readonly operationTimeoutMs: number;
  /** The interval in which the use of operations is stored; 0: it is not counted. */
  readonly clientUsageSeconds: number;
  /** Limits on the number of subscriptions that are open at once. */
  readonly streamLimits: StreamLimits;
  readonly demoData: boolean;
  /** Whether `/openapi.json` and `/docs` are served. */
  readonly apiDocs: boolean;
  /** The shop's currency, for amounts of REST requests without one. */
  readonly currency: string;
  /** Whether the router also serves the pages of the shop and the admin. */
  readonly storefront: boolean;
  readonly pageCache: PageCacheSettings;
  /** The changes of the project to the pages, and its additions. */
  readonly projectPages: ProjectPagesSettings;
  /** The shop's base URL, without a trailing slash. */
  readonly publicUrl: string;
  /** Token that `/metrics` requires; undefined: `/metrics` is public. */
  readonly metricsToken: string | undefined;
  /** Keys that encrypt card data before anything behind the router sees it. */
  readonly cardSealKeys: CardSealKeys;
}

const publishedSupergraph = fileURLToPath(import.meta.resolve("@souk/schema/supergraph.graphql"));

export function readRouterConfig(reader: SettingsReader): RouterConfig {
  const supergraphSdl = readSupergraph(reader);
  return Object.freeze({
    host: readHost(reader),
    /**
     * @setting PORT the port of the router, the only port that must be public
     * @default 4000
     */
    port: reader.port("PORT", 4000),
    supergraphSdl,
    production: reader.production,
    showsStacks: reader.development,
    hasProjectGraph: reader.project.project.graph !== undefined,
    foreignSubgraphs: readForeignAddresses(reader),
    extensions: readRouterExtensions(reader),
    engine: readEngine(reader),
    /**
     * @setting SHARE_IN_FLIGHT `on`: identical concurrent queries of identical callers to a subgraph are one
     * fetch
     * @default off
     */
    sharesInFlight: reader.oneOf("SHARE_IN_FLIGHT", ["on", "off"] as const, "off") === "on",
    corsOrigins: readCorsOrigins(reader),
    captcha: readCaptchaSettings(reader, supergraphSdl),
    rateTable: readRateTable(reader),
    redisUrl: readRedisUrl(reader),
    /**
     * @setting ENTITY_CACHE_SECONDS how long the router caches products; a change removes its product from the
     * cache. `0` disables the cache: docs/router/caches.md
     * @default 300
     */
    entityCacheSeconds: reader.wholeNumber("ENTITY_CACHE_SECONDS", {
      fallback: 300,
      min: 0,
      max: 86_400,
      unit: "seconds",
    }),
    documentTrust: readDocumentTrust(reader),
    queryCostLimit: readCostLimit(reader),
    trustedProxies: readTrustedProxies(reader),
    /**
     * @setting SUBGRAPH_TIMEOUT_MS the longest wait of the router for a subgraph's answer. Health probes detect
     * a subgraph that hangs earlier
     * @default 15000
     */
    subgraphTimeoutMs: reader.wholeNumber("SUBGRAPH_TIMEOUT_MS", {
      fallback: 15_000,
      min: 100,
      max: 120_000,
      unit: "milliseconds",
    }),
    /**
     * @setting HEALTH_POLL_MS the router's interval between two health checks of a subgraph
     * @default 2000
     */
    healthPollMs: reader.wholeNumber("HEALTH_POLL_MS", {
      fallback: 2000,
      min: 100,
      max: 60_000,
      unit: "milliseconds",
    }),
    upstream: readUpstreamSettings(reader),
    /**
     * @setting OPERATION_TIMEOUT_MS the deadline of an operation with all its fetches; fields that are missing
     * then have the error of an unavailable service
     * @default 30000
     */
    operationTimeoutMs: reader.wholeNumber("OPERATION_TIMEOUT_MS", {
      fallback: 30_000,
      min: 100,
      max: 120_000,
      unit: "milliseconds",
    }),
    /**
     * @setting CLIENT_USAGE_SECONDS the interval in which the router stores which clients sent which operations; `0`
     * counts none: docs/client-usage.md
     * @default 60
     */
    clientUsageSeconds: reader.wholeNumber("CLIENT_USAGE_SECONDS", {
      fallback: 60,
      min: 0,
      max: 3600,
      unit: "seconds",
    }),
    streamLimits: {
      /**
       * @setting MAX_STREAMS the largest number of open subscriptions in one router: docs/subscriptions.md
       * @default 5000
       */
      all: reader.wholeNumber("MAX_STREAMS", { fallback: 5000, min: 1, max: 1_000_000, unit: "streams" }),
      /**
       * @setting MAX_STREAMS_PER_ADDRESS the largest number of open subscriptions for each client address
       * @default 100
       */
      perAddress: reader.wholeNumber("MAX_STREAMS_PER_ADDRESS", {
        fallback: 100,
        min: 1,
        max: 1_000_000,
        unit: "streams",
      }),
    },
    demoData: readDemoData(reader),
    /**
     * @setting API_DOCS `on` serves the OpenAPI document at `/openapi.json` and its explorer at `/docs`
     * @default on; off in production
     */
    apiDocs: reader.oneOf("API_DOCS", ["on", "off"] as const, reader.production ? "off" : "on") === "on",
    currency: readCurrency(reader),
    /**
     * @setting STOREFRONT `off` serves the graph alone, without the pages of the shop and the admin, and without those that mailed links lead to
     * @default on
     */
    storefront: reader.oneOf("STOREFRONT", ["on", "off"] as const, "on") === "on",
    pageCache: readPageCacheSettings(reader),
    projectPages: readProjectPages(reader),
    publicUrl: readPublicUrl(reader),
    metricsToken: readMetricsToken(reader),
    /**
     * @setting CARD_SEAL_KEYS the router's keys that encrypt card numbers and security codes, as a JSON Web Key
     * Set. Required in production
     * @default created in `DATA_DIR`
     * @example
     * @setting CARD_SEAL_KEYS_FILE the file that contains `CARD_SEAL_KEYS`
     * @example /run/secrets/card-seal-keys.json
     */
    cardSealKeys: readCardKeys(reader, "CARD_SEAL_KEYS", parseCardSealKeys),
  });
}

function readEngine(reader: SettingsReader): RouterConfig["engine"] {
  /**
   * @setting ROUTER_ENGINE `souk`, the router's own engine, or `apollo`, the stock gateway, for comparisons
   * @default souk
   */
  const engine = reader.oneOf("ROUTER_ENGINE", ["souk", "apollo"] as const, "souk");
  if (engine === "apollo" && hasHooks(reader.project.project.router))
    reader.fault("ROUTER_ENGINE", "must be souk: apollo does not run the hooks of souk.config.ts");
  return engine;
}

function readSupergraph(reader: SettingsReader): string {
  /**
   * @setting SUPERGRAPH_FILE the composed schema that the router serves
   * @default schema/supergraph.graphql
   */
  const file = reader.text("SUPERGRAPH_FILE", publishedSupergraph);
  try {
    return readFileSync(file, "utf8");
  } catch {
    reader.fault(
      "SUPERGRAPH_FILE",
      `${JSON.stringify(file)} cannot be read; "npm run schema" writes the project's own`,
    );
    return "";
  }
}

function readCorsOrigins(reader: SettingsReader): readonly string[] | "any" {
  /**
   * @setting CORS_ORIGINS the origins whose pages may read answers, comma-separated
   * @default any; none in production
   * @example https://shop.example,https://admin.shop.example
   */
  const text = reader.optionalText("CORS_ORIGINS");
  if (text === undefined) return reader.production ? [] : "any";
  const origins = text.split(",").map((origin) => origin.trim());
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      reader.fault("CORS_ORIGINS", `${JSON.stringify(origin)} is not an origin such as https://shop.example`);
    }
  }
  return origins;
}

function readTrustedProxies(reader: SettingsReader): string | false {
  /**
   * @setting TRUSTED_PROXIES the addresses or subnets whose `X-Forwarded-For` is trusted, comma-separated
   * @example 10.0.0.0/8
   */
  const text = reader.optionalText("TRUSTED_PROXIES");
  if (text === undefined) return false;
  for (const proxy of text.split(",").map((part) => part.trim())) {
    if (!isAddressOrSubnet(proxy)) {
      const complaint = "is neither an address nor a subnet such as 10.0.0.0/8";
      reader.fault("TRUSTED_PROXIES", `${JSON.stringify(proxy)} ${complaint}`);
    }
  }
  return text;
}

/** Fastify's names for common subnets are also allowed. */
function isAddressOrSubnet(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", bits = "1", ...more] = text.split("/");
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most;
}

function readCostLimit(reader: SettingsReader): number {
  /**
   * @setting QUERY_COST_LIMIT the largest number of objects in the answer of one operation: docs/limits.md
   * @default 20000
   */
  return reader.wholeNumber("QUERY_COST_LIMIT", { fallback: queryLimits.cost, min: 1000, max: 10_000_000 });
}
