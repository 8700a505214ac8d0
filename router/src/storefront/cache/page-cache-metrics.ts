import { Counter, Gauge, Registry } from "prom-client";

/** `shared`: waited for the render of another request. `bypass`: not cacheable. */
export type PageCacheEvent = "hit" | "stale" | "miss" | "shared" | "bypass" | "evicted";

/** The metrics of the page cache, in their own registry. */
export class PageCacheMetrics {
  readonly registry = new Registry();
  private readonly events = new Counter({
    name: "page_cache_events_total",
    help: "Requests for pages by hit, stale, miss, shared (waited for another render) and bypass; pages that were evicted",
    labelNames: ["event"],
    registers: [this.registry],
  });
  private readonly purged = new Counter({
    name: "page_cache_purged_total",
    help: "Pages that were removed because their data changed",
    registers: [this.registry],
  });
  private readonly feeds = new Gauge({
    name: "page_cache_feed_up",
    help: "1 while the subgraph reports its changes to the page cache",
    labelNames: ["subgraph"],
    registers: [this.registry],
  });
  private readonly purges = new Counter({
    name: "cdn_purges_total",
    help: "Requests to CDN_PURGE_URL by outcome: accepted, failed",
    labelNames: ["outcome"],
    registers: [this.registry],
  });

  /** `bytes`: the present size of the cache. */
  showBytes(bytes: () => number): void {
    new Gauge({
      name: "page_cache_bytes",
      help: "Memory of the stored pages",
      registers: [this.registry],
      collect() {
        this.set(bytes());
      },
    });
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
