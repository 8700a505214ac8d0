import { afterAll, beforeAll, expect, test } from "vitest";
import type { Request } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("a session that ends, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  /** Signs in on a page that has loaded the viewer. */
  async function signedIn(): Promise<{ visit: Visit; email: string }> {
    const { email } = await storefront.shop.signUp();
    const visit = await storefront.visitAs(email, testPassword);
    await visit.goto("/account");
    await visit.page.getByRole("button", { name: "Account of Test Shopper" }).waitFor();
    return { visit, email };
  }

  /** Removes the access token, as if its minutes had passed, also since the last renewal: a page waits 3 s for its end. */
  async function accessTokenEnds(visit: Visit): Promise<void> {
    await visit.page.evaluate(`localStorage.removeItem("souk.session.renewing")`);
    await visit.context.clearCookies({ name: "souk_access" });
  }

  function count(visit: Visit, operation: string): number {
    return visit.operations.filter((name) => name === operation).length;
  }

  test("is renewed once for all waiting requests, and the user sees nothing", async () => {
    const { visit } = await signedIn();
    await using _closed = visit;
    await accessTokenEnds(visit);
    // a request that is sent after the refusal of another one would wait for the renewal
    const refusals = ["Shell", "MyAddresses"].map((operation) => ({ operation, ...Promise.withResolvers<void>() }));
    await visit.page.route("**/graphql", async (route, request) => {
      const refusal = refusals.find(({ operation }) => operation === operationOf(request));
      if (!refusal) return route.fallback();
      const response = await route.fetch();
      refusal.resolve();
      await Promise.all(refusals.map(({ promise }) => promise));
      await route.fulfill({ response });
    });
    await visit.goto("/account/addresses");
    await visit.page.getByRole("heading", { name: "No addresses yet" }).waitFor();
    // the requests of the frame and of the page were both refused, and both succeeded on the second attempt
    expect([count(visit, "Shell"), count(visit, "MyAddresses"), count(visit, "RenewSession")]).toEqual([2, 2, 1]);
    expect(await visit.page.getByRole("alert").allInnerTexts()).toEqual([]);
    expect(new URL(visit.page.url()).pathname).toBe("/account/addresses");
  });

  test("is renewed once by two tabs at the same moment, and both stay signed in", async () => {
    const { visit } = await signedIn();
    await using _closed = visit;
    const other = await visit.context.newPage();
    const renewals: string[] = [];
    for (const page of [visit.page, other])
      page.on("request", (request) => {
        if (operationOf(request) === "RenewSession") renewals.push(page.url());
      });
    await other.goto("/account/cards");
    await other.getByRole("heading", { name: "No cards yet" }).waitFor();
    for (let round = 0; round < 3; round++) {
      await accessTokenEnds(visit);
      await Promise.all([visit.page.reload(), other.reload()]);
      await visit.page.getByRole("button", { name: "Account of Test Shopper" }).waitFor();
      await other.getByRole("heading", { name: "No cards yet" }).waitFor();
      expect(renewals).toHaveLength(round + 1);
    }
  });

  test("that cannot be renewed leads from the account to sign-in, and back", async () => {
    const { visit, email } = await signedIn();
    await using _closed = visit;
    await endAllSessions(visit);
    await visit.page.getByRole("link", { name: "Addresses" }).click();
    await visit.page.waitForURL("**/login?returnTo=%2Faccount%2Faddresses");
    await visit.page.getByText("Your session has expired.").waitFor();
    expect(await visit.page.getByText("Your session has expired.").count()).toBe(1);
    await visit.page.getByLabel("Email address").fill(email);
    await visit.page.getByLabel("Password", { exact: true }).fill(testPassword);
    await visit.page.keyboard.press("Enter");
    await visit.page.getByRole("heading", { name: "No addresses yet" }).waitFor();
    expect(count(visit, "RenewSession")).toBe(1);
  });

  test("is not lost when the user leaves the page in the middle of its renewal", async () => {
    const { visit } = await signedIn();
    await using _closed = visit;
    await accessTokenEnds(visit);
    // also on a slow machine, the second page loads while the renewal may still arrive
    await visit.page.addInitScript(`Date.now = () => ${Date.now()}`);
    {
      await using _held = await storefront.shop.lockedTable("accounts", "sessions");
      const begun = visit.page.waitForRequest((request) => operationOf(request) === "RenewSession");
      await visit.page.goto("/account/addresses", { waitUntil: "commit" });
      await begun;
      const refused = visit.page.waitForResponse((answer) => operationOf(answer.request()) === "MyCards");
      await visit.goto("/account/cards");
      expect((await refused).status()).toBe(401);
    }
    await visit.page.getByRole("heading", { name: "No cards yet" }).waitFor();
    expect(count(visit, "RenewSession")).toBe(1);
  });

  test("with an invalid token does not block public pages", async () => {
    await using visit = await storefront.visit();
    const { origin } = storefront.shop.client;
    await visit.context.addCookies([{ name: "souk_access", value: "ey.not.ours", url: origin, httpOnly: true }]);
    await visit.goto("/register");
    await visit.page.getByRole("link", { name: "Sign in" }).first().waitFor();
    await visit.page.getByRole("heading", { name: "Create an account" }).waitFor();
    expect(await visit.context.cookies()).toEqual([]);
    expect(count(visit, "RenewSession")).toBe(0);
  });

  /** Ends all sessions, as the user would on another device, and lets this browser's access token expire. */
  async function endAllSessions(visit: Visit): Promise<void> {
    const answer = await visit.context.request.post("/graphql", { data: { query: "mutation { revokeAllSessions }" } });
    expect(await answer.json()).toMatchObject({ data: { revokeAllSessions: 2 } });
    await accessTokenEnds(visit);
  }
});

function operationOf(request: Request): string | undefined {
  if (!request.url().endsWith("/graphql") || request.method() !== "POST") return undefined;
  return (request.postDataJSON() as { operationName?: string }).operationName;
}
