import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface ProviderUser {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export const providerClient = { id: "souk", secret: "a secret of the shop at the provider" } as const;

/** The shop's token request for a code, with the PKCE verifier. */
export interface Grant {
  readonly verifier: string;
  readonly accessToken: string;
  readonly idToken: string;
}

/** A certified OpenID provider on this machine, with its own sign-in pages; the test supplies its users. */
export class IdentityProvider implements AsyncDisposable {
  readonly grants: Grant[] = [];
  private readonly users = new Map<string, ProviderUser>();

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** `redirectUri`: the allowed redirect address. */
  static async start(redirectUri: string): Promise<IdentityProvider> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new IdentityProvider(server, issuer);
    const provider = new Provider(issuer, {
      clients: [{ client_id: providerClient.id, client_secret: providerClient.secret, redirect_uris: [redirectUri] }],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      pkce: { required: () => true },
      findAccount: async (_context, sub) => {
        const user = started.users.get(sub);
        return user && { accountId: sub, claims: async () => ({ ...user }) };
      },
    });
    provider.on("grant.success", ({ oidc, body }) => {
      const { code_verifier: verifier = "" } = oidc.params as Record<string, string>;
      const { access_token: accessToken = "", id_token: idToken = "" } = body as Record<string, string>;
      started.grants.push({ verifier, accessToken, idToken });
    });
    const answer = provider.callback();
    server.on("request", (request, response) => void answer(request, response));
    return started;
  }

  add(user: ProviderUser): void {
    this.users.set(user.sub, user);
  }

  /** Goes through the provider's pages like a browser. Returns the address of its redirect. */
  async signIn(url: string, sub: string): Promise<string> {
    const browser = new Browser(this.issuer);
    let answer = await browser.open(url);
    for (let page = 0; page < 6 && answer.html !== undefined; page++) {
      const action = /<form[^>]*action="([^"]+)"/.exec(answer.html)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(answer.html)?.[1];
      if (!action || !prompt) throw new Error(`no form: ${answer.html}`);
      const fields = new URLSearchParams({ prompt, login: sub, password: "any" });
      answer = await browser.open(action, fields);
    }
    if (answer.redirectUrl === undefined) throw new Error("the provider did not send the browser back");
    return answer.redirectUrl;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

/** Follows redirects within one origin and keeps its cookies. */
class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async open(url: string, form?: URLSearchParams): Promise<{ html?: string; redirectUrl?: string }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = form ? { method: "POST", body: form } : {};
    const response = await fetch(new URL(url, this.origin), { ...sent, headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null) return { html: await response.text() };
    const next = new URL(location, this.origin);
    return next.origin === this.origin ? this.open(next.href) : { redirectUrl: next.href };
  }
}
