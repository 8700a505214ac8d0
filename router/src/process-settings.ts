import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { logLevels } from "@souk/kernel/logging/logger";
import { readJwksAddress } from "@souk/kernel/keys/published-keys";
import { readServiceKeys } from "@souk/kernel/keys/service-key-setting";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { subgraphUrl } from "@souk/kernel/config/subgraph-urls";
import { readRouterConfig } from "./config.js";

/** Reads every setting of a router that runs as its own process. */
export function readRouterProcessSettings(reader: SettingsReader) {
  return {
    config: readRouterConfig(reader),
    level: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    serviceKeys: readServiceKeys(reader, "router"),
    urls: subgraphNames.map((name) => [name, subgraphUrl(reader, name)] as const),
    jwksAddress: readJwksAddress(reader),
    deprecated: reader.deprecated,
  };
}
