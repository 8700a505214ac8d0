import { redisNodes } from "../cache/redis-client.js";
import type { SettingsReader } from "./config-reader.js";

/** Reads REDIS_URL: one server, or nodes of a cluster. */
export function readRedisUrl(reader: SettingsReader): string | undefined {
  /**
   * @setting REDIS_URL the store for carts (else PostgreSQL), rate limits (else the memory of each router) and
   * cached products (else memory, if the shop is one process): docs/router/caches.md. Several addresses with commas, or
   * the scheme `redis+cluster`, name nodes of a Redis Cluster: docs/scale.md
   * @example redis://localhost:6379
   */
  const url = reader.optionalText("REDIS_URL");
  if (url === undefined) return undefined;
  const { nodes, isCluster } = redisNodes(url);
  const isValid = (node: string): boolean =>
    URL.canParse(node) && ["redis:", "rediss:"].includes(new URL(node).protocol);
  if (!nodes.every(isValid)) {
    reader.fault("REDIS_URL", "must be one address, or several with commas, each with redis:// or rediss://");
    return url;
  }
  if (isCluster && nodes.some((node) => /^\/[1-9]/.test(new URL(node).pathname))) {
    reader.fault("REDIS_URL", "names a database by its number, which a Redis Cluster does not have; remove the path");
  }
  return url;
}
