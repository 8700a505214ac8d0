import type { AnyVariables, Client, TypedDocumentNode } from "@urql/core";
import escapeHtml from "escape-html";
import { locales, type Locale } from "../app/locale";
import { defaultLocale, pathIn } from "../app/localized-path";
import { SitemapCoursesDocument, SitemapFrameDocument, SitemapProductsDocument } from "./sitemap.generated";

/** The limit for one file: sitemaps.org. */
const mostAddresses = 50_000;
const mostPages = Math.floor(mostAddresses / locales.length);

interface Address {
  readonly path: string;
  /** ISO 8601. */
  readonly changedAt?: string;
}

/**
 * Returns the public addresses as XML of sitemaps.org: at most 50,000 in all languages, newest products first. Throws if the graph does
 * not return all of them, because search engines would drop the missing ones.
 */
export async function sitemapXml(graph: Client, origin: string): Promise<string> {
  const { categories, courseCategories } = await fetchData(graph, SitemapFrameDocument, {});
  const addresses: Address[] = [
    ...["/", "/products", "/courses"].map((path) => ({ path })),
    ...(categories ?? []).map(({ slug }) => ({ path: `/categories/${slug}` })),
    ...(courseCategories ?? []).map(({ slug }) => ({ path: `/courses/categories/${slug}` })),
  ];
  for await (const { slug } of pagesOf(
    async (after) => (await fetchData(graph, SitemapCoursesDocument, { after })).courses,
  )) {
    addresses.push({ path: `/courses/${slug}` });
  }
  const products = pagesOf(async (after) => (await fetchData(graph, SitemapProductsDocument, { after })).products);
  for await (const { slug, updatedAt } of products) {
    if (addresses.length >= mostPages) break;
    addresses.push({ path: `/products/${slug}`, changedAt: updatedAt });
  }
  const lines = addresses.flatMap((address) => entriesOf(address, origin));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...lines,
    "</urlset>\n",
  ].join("\n");
}

/** An entry for each language, which names all languages. */
function entriesOf({ path, changedAt }: Address, origin: string): string[] {
  const url = (locale: Locale) => escapeHtml(new URL(pathIn(locale, path), origin).href);
  const link = (language: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`;
  const links = locales.map((locale) => link(locale, url(locale)));
  const alternates = [...links, link("x-default", url(defaultLocale))].join("");
  const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : "";
  return locales.map((locale) => `<url><loc>${url(locale)}</loc>${changed}${alternates}</url>`);
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function* pagesOf<Node>(read: (after: string | null) => Promise<Page<Node> | null>): AsyncGenerator<Node> {
  let after: string | null = null;
  do {
    const page: Page<Node> | null = await read(after);
    if (!page) throw new Error("a list of the sitemap is missing");
    yield* page.nodes;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

async function fetchData<Data, Variables extends AnyVariables>(
  graph: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, error } = await graph.query(document, variables, { requestPolicy: "network-only" }).toPromise();
  if (error || !data) throw error ?? new Error("the graph did not answer");
  return data;
}
