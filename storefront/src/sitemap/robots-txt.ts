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
  const lines = ["User-agent: *", ...unlisted.map((path) => `Disallow: ${path}`), "", `Sitemap: ${origin}/sitemap.xml`];
  return `${lines.join("\n")}\n`;
}
