import { cookieByEitherName, httpOnlyCookie } from "@souk/kernel/http/cookie-header";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";

const cookie = { name: "souk_provider", path: "/graphql", maxAgeSeconds: 600 } as const;

/** Returns the secret by which a browser is recognized when it comes back from a provider. */
export function browserSecretOf({ cookies }: GraphContext): string | undefined {
  return cookieByEitherName(cookies, cookie.name);
}

export function setBrowserSecret({ setCookies }: GraphContext, value: string, secure: boolean): void {
  setCookies.push(httpOnlyCookie({ ...cookie, value, secure }));
}
