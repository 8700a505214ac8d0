import { beforeReading, counterIn, gaugeIn } from "@souk/kernel/metrics/open-metric";
import { Registry } from "prom-client";

/** `shared`: waited for the render of another request. `bypass`: not cacheable. */
export type PageCacheEvent = "hit" | "stale" | "miss" | "shared" | "bypass" | "evicted";

/** The metrics of the page cache, in their own registry. */
export class PageCacheMetrics {
  readonly registry = new Registry();
  private readonly events = counterIn(this.registry, "page_cache_events_total");
  private readonly purged = counterIn(this.registry, "page_cache_purged_total");
  private readonly feeds = gaugeIn(this.registry, "page_cache_feed_up");
  private readonly purges = counterIn(this.registry, "cdn_purges_total");

  /** `bytes`: the present size of the cache. */
  showBytes(bytes: () => number): void {
    const stored = gaugeIn(this.registry, "page_cache_bytes");
    beforeReading(this.registry, "page_cache_bytes", () => stored.set(bytes()));
  }

  count(event: PageCacheEvent): void {
    this.events.inc({ event });
  }

  countPurged(pages: number): void {
    this.purged.inc(pages);
  }

  setFeed(subgraph: string, isUp: boolean): void {
    this.feeds.set({ subgraph }, isUp ? 1 : 0);
  }

  countCdnPurge(outcome: "accepted" | "failed"): void {
    this.purges.inc({ outcome });
  }
}
