import { localePrefixes } from "../app/localized-path";

/** Private pages, and pages without value for a search. */
const unlisted = [
  "/account",
  "/admin",
  "/cart",
  "/checkout",
  "/graphql",
  "/learn",
  "/login",
  "/orders",
  "/register",
  "/teach",
];

export function robotsTxt(origin: string): string {
  const excluded = localePrefixes.flatMap((prefix) => unlisted.map((path) => prefix + path));
  const lines = ["User-agent: *", ...excluded.map((path) => `Disallow: ${path}`), "", `Sitemap: ${origin}/sitemap.xml`];
  return `${lines.join("\n")}\n`;
}
