/** Pages of one person, and what nobody needs to find by searching. */
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
