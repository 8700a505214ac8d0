import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { Logger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { CdnPurge } from "./cdn-purge.js";
import { PageCache } from "./page-cache.js";
import type { PageCacheMetrics } from "./page-cache-metrics.js";
import type { PageCacheSettings } from "./page-cache-settings.js";
import { PublicChangeFeeds } from "./public-change-feeds.js";

export interface PageCacheDependencies {
  readonly subgraph: (name: string) => PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly logger: Logger;
  readonly metrics: PageCacheMetrics;
}

export interface PublicPageCache {
  readonly cache: PageCache;
  readonly settings: PageCacheSettings;
  readonly metrics: PageCacheMetrics;
}

/** Opens the cache of public pages and its feeds, closed with `resources`. Undefined when no pages are stored. */
export function openPageCache(
  settings: PageCacheSettings,
  { subgraph, serviceTokens, logger, metrics }: PageCacheDependencies,
  resources: AsyncDisposableStack,
): PublicPageCache | undefined {
  const { maxAgeSeconds, maxBytes, purge } = settings;
  if (maxAgeSeconds === 0) return undefined;
  const cache = new PageCache({ maxAgeMs: maxAgeSeconds * 1000, maxBytes, metrics });
  metrics.showBytes(() => cache.bytes);
  const onOutcome = (outcome: "accepted" | "failed"): void => metrics.countCdnPurge(outcome);
  const cdn = purge && resources.use(new CdnPurge({ ...purge, logger, onOutcome }));
  resources.use(
    new PublicChangeFeeds({
      subgraph,
      serviceTokens,
      logger,
      onState: (name, isUp) => metrics.setFeed(name, isUp),
      onChange: (keys) => {
        cache.purge(keys);
        cdn?.add(keys);
      },
    }),
  );
  return { cache, settings, metrics };
}
