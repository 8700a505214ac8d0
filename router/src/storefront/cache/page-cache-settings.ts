import type { SettingsReader } from "@souk/kernel/config/config-reader";

export interface PageCacheSettings {
  /** The age at which a public page is no longer sent, in any cache; 0: no cache stores public pages. */
  readonly maxAgeSeconds: number;
  readonly maxBytes: number;
  /** The header with the surrogate keys of a page. */
  readonly tagHeader: TagHeader | "off";
  readonly purge: PurgeSettings | undefined;
}

export type TagHeader = "Surrogate-Key" | "Cache-Tag";

/** The endpoint that purges a CDN. */
export interface PurgeSettings {
  readonly url: string;
  readonly token: string | undefined;
}

const bytesInMegabyte = 1_000_000;

export function readPageCacheSettings(reader: SettingsReader): PageCacheSettings {
  /**
   * @setting CDN_PURGE_URL receives the surrogate keys of changed pages as `POST {"keys": [...]}`, or
   * `{"everything": true}`: docs/router/pages.md
   * @example https://purge.shop.example/souk
   */
  const url = reader.optionalUrl("CDN_PURGE_URL", ["http:", "https:"]);
  /**
   * @setting CDN_PURGE_TOKEN the bearer token of the requests to `CDN_PURGE_URL`
   */
  const token = reader.optionalText("CDN_PURGE_TOKEN");
  return {
    /**
     * @setting PAGE_MAX_AGE_SECONDS the longest time that a public page may show an old price or stock, in the router
     * and in a CDN together. A change purges the router's pages at once. `0` stores no pages: docs/router/pages.md
     * @default 60
     */
    maxAgeSeconds: reader.wholeNumber("PAGE_MAX_AGE_SECONDS", { fallback: 60, min: 0, max: 86_400, unit: "seconds" }),
    /**
     * @setting PAGE_CACHE_MEGABYTES the memory of the router for compressed public pages
     * @default 64
     */
    maxBytes:
      reader.wholeNumber("PAGE_CACHE_MEGABYTES", { fallback: 64, min: 1, max: 100_000, unit: "megabytes" }) *
      bytesInMegabyte,
    /**
     * @setting PAGE_TAG_HEADER the header with a page's surrogate keys: `Surrogate-Key` (Fastly, Varnish), `Cache-Tag`
     * (Cloudflare, Akamai) or `off`
     * @default Surrogate-Key
     */
    tagHeader: reader.oneOf("PAGE_TAG_HEADER", ["Surrogate-Key", "Cache-Tag", "off"] as const, "Surrogate-Key"),
    purge: url === undefined ? undefined : { url, token },
  };
}
