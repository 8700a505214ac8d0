import { localizedPath } from "../app/localized-path";

const start = "/preview";
const end = ".png";

/** Returns the path of the preview picture of a page, such as `/preview/fr/products/lamp.png`. */
export function previewPath(pagePath: string): string {
  return start + (pagePath === "/" ? "/index" : pagePath) + end;
}

/** Returns the path of the page that a preview picture belongs to. Undefined for other paths. */
export function previewedPath(path: string): string | undefined {
  if (!path.startsWith(`${start}/`) || !path.endsWith(end)) return undefined;
  const page = path.slice(start.length, -end.length);
  return page === "/index" ? "/" : page;
}

export interface PreviewedPage {
  readonly kind: "home" | "products" | "courses" | "product" | "category" | "course";
  readonly slug: string;
}

const kinds: readonly (readonly [PreviewedPage["kind"], RegExp])[] = [
  ["home", /^\/$/],
  ["products", /^\/products$/],
  ["courses", /^\/courses$/],
  ["product", /^\/products\/([^/]+)$/],
  ["category", /^\/categories\/([^/]+)$/],
  ["course", /^\/courses\/([^/]+)$/],
];

/** Returns what the page shows. Undefined for pages without a preview picture. */
export function previewedPage(pagePath: string): PreviewedPage | undefined {
  const { path } = localizedPath(pagePath);
  for (const [kind, pattern] of kinds) {
    const [matched, slug = ""] = pattern.exec(path) ?? [];
    if (matched !== undefined) return { kind, slug: decodedSlug(slug) };
  }
  return undefined;
}

function decodedSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
