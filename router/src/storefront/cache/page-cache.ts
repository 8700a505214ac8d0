import { everything } from "@souk/kernel/events/payload-feed";
import { LRUCache } from "lru-cache";
import type { PageCacheMetrics } from "./page-cache-metrics.js";
import type { StoredPage } from "./stored-page.js";

/** Pages with parameters, such as searches, have their own part of the memory: anyone can invent new ones. */
const shareOfSearches = 0.25;

export interface PageCacheDefinition {
  readonly maxAgeMs: number;
  readonly maxBytes: number;
  readonly metrics: PageCacheMetrics;
  /** In milliseconds; monotonic. */
  readonly now?: () => number;
}

/** The result of a render: a page to store, or anything else, which belongs to one request only. */
export type Rendered<Other> = { readonly page: StoredPage } | { readonly other: Other };

interface Rendering {
  readonly changed: Set<string>;
  readonly result: Promise<Rendered<unknown>>;
}

/**
 * Caches public pages in memory. A change removes the pages that show the changed data. Without reported changes, a page
 * is sent for at most `maxAgeMs`; in the second half of this time it is rendered again in the background.
 */
export class PageCache {
  private readonly plain: LRUCache<string, StoredPage>;
  private readonly searches: LRUCache<string, StoredPage>;
  /** The addresses of the stored pages, by key. */
  private readonly addresses = new Map<string, Set<string>>();
  private readonly renderings = new Map<string, Rendering>();
  private readonly now: () => number;

  constructor(private readonly definition: PageCacheDefinition) {
    const { maxBytes, now = () => performance.now() } = definition;
    this.now = now;
    this.searches = this.open(maxBytes * shareOfSearches);
    this.plain = this.open(maxBytes * (1 - shareOfSearches));
  }

  get bytes(): number {
    return this.plain.calculatedSize + this.searches.calculatedSize;
  }

  ageMs(page: StoredPage): number {
    return this.now() - page.definition.madeAtMs;
  }

  /**
   * Returns the page of an address. Concurrent requests for a missing page share one render; if it gives no page to
   * store, each of the others renders for itself. `render` receives the time at which the data are requested.
   */
  async find<Other>(address: string, render: (atMs: number) => Promise<Rendered<Other>>): Promise<Rendered<Other>> {
    const { metrics, maxAgeMs } = this.definition;
    const page = this.partOf(address).get(address);
    const ageMs = page ? this.ageMs(page) : Number.POSITIVE_INFINITY;
    if (page && ageMs < maxAgeMs / 2) {
      metrics.count("hit");
      return { page };
    }
    const running = this.renderings.get(address);
    if (page && ageMs < maxAgeMs) {
      metrics.count("stale");
      // a failed render is logged where it fails; the page stays until its maximum age
      if (!running) this.render(address, render).catch(() => undefined);
      return { page };
    }
    if (running) {
      metrics.count("shared");
      const rendered = await running.result.catch(() => undefined);
      return rendered && "page" in rendered ? rendered : render(this.now());
    }
    metrics.count("miss");
    return this.render(address, render);
  }

  /** Removes the pages that show the changed data, also those that are being rendered. */
  purge(keys: readonly string[]): void {
    for (const { changed } of this.renderings.values()) for (const key of keys) changed.add(key);
    if (keys.includes(everything)) {
      this.plain.clear();
      this.searches.clear();
      return;
    }
    const stale = new Set(keys.flatMap((key) => [...(this.addresses.get(key) ?? [])]));
    for (const address of stale) this.partOf(address).delete(address);
    this.definition.metrics.countPurged(stale.size);
  }

  private async render<Other>(
    address: string,
    render: (atMs: number) => Promise<Rendered<Other>>,
  ): Promise<Rendered<Other>> {
    const changed = new Set<string>();
    const result = render(this.now());
    this.renderings.set(address, { changed, result });
    try {
      const rendered = await result;
      if ("page" in rendered && !isOutdated(rendered.page, changed)) this.store(address, rendered.page);
      return rendered;
    } finally {
      this.renderings.delete(address);
    }
  }

  private store(address: string, page: StoredPage): void {
    this.partOf(address).set(address, page);
    if (!this.partOf(address).has(address)) return;
    for (const key of page.definition.keys) {
      const known = this.addresses.get(key);
      if (known) known.add(address);
      else this.addresses.set(key, new Set([address]));
    }
  }

  private open(maxBytes: number): LRUCache<string, StoredPage> {
    return new LRUCache<string, StoredPage>({
      maxSize: Math.max(1, Math.floor(maxBytes)),
      sizeCalculation: (page) => Math.ceil(page.bytes),
      dispose: (page, address, reason) => {
        if (reason === "evict") this.definition.metrics.count("evicted");
        for (const key of page.definition.keys) {
          const known = this.addresses.get(key);
          known?.delete(address);
          if (known?.size === 0) this.addresses.delete(key);
        }
      },
    });
  }

  private partOf(address: string): LRUCache<string, StoredPage> {
    return address.includes("?") ? this.searches : this.plain;
  }
}

function isOutdated({ definition: { keys } }: StoredPage, changed: ReadonlySet<string>): boolean {
  return changed.has(everything) || [...changed].some((key) => keys.has(key));
}
