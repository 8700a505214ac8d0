import { afterAll, beforeAll, expect, test } from "vitest";
import type { Request } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

type Failure = "none" | "away" | number;

withBrowser("a failing network, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  /** Opens the profile page with a session. `fails` sets how a request of an operation fails. */
  async function opened(): Promise<{ visit: Visit; fails: (operation: string, failure: Failure) => void }> {
    const { email } = await storefront.shop.signUp();
    const visit = await storefront.visitAs(email, testPassword);
    await visit.goto("/account");
    await visit.page.getByLabel("Username").waitFor();
    const failures = new Map<string, Failure>();
    await visit.page.route("**/graphql", (route, request) => {
      const failure = failures.get(operationOf(request)) ?? "none";
      if (failure === "none") return route.continue();
      return failure === "away"
        ? route.abort()
        : route.fulfill({ status: failure, body: "what a proxy in front says" });
    });
    return { visit, fails: (operation, failure) => failures.set(operation, failure) };
  }

  function count(visit: Visit, operation: string): number {
    return visit.operations.filter((name) => name === operation).length;
  }

  test.each<[string, Failure]>([
    ["the network is down", "away"],
    ["a server fails", 502],
  ])("S4-28: a query is retried if %s, and the page says so", async (_what, failure) => {
    const { visit, fails } = await opened();
    await using _closed = visit;
    const checked = Promise.withResolvers<void>();
    await visit.page.route("**/graphql", async (route) => {
      // otherwise the page could give up while axe runs
      if (count(visit, "MyAddresses") > 1) await checked.promise;
      await route.fallback();
    });
    fails("MyAddresses", failure);
    await visit.page.getByRole("link", { name: "Addresses" }).click();
    await visit.page.getByRole("status").getByText("Trying again…").waitFor();
    expect(await visit.violations()).toEqual([]);
    fails("MyAddresses", "none");
    checked.resolve();
    await visit.page.getByRole("heading", { name: "No addresses yet" }).waitFor();
    await visit.page.getByText("Trying again…").waitFor({ state: "detached" });
    expect(count(visit, "MyAddresses")).toBeGreaterThan(1);
  });

  test("a query is retried a few times only, and the visitor can retry after that", async () => {
    const { visit, fails } = await opened();
    await using _closed = visit;
    fails("MyAddresses", "away");
    await visit.page.getByRole("link", { name: "Addresses" }).click();
    await visit.page.getByRole("heading", { name: "Something went wrong" }).waitFor({ timeout: 30_000 });
    expect(count(visit, "MyAddresses")).toBe(4);
    await visit.page.getByText("Trying again…").waitFor({ state: "detached" });
    fails("MyAddresses", "none");
    await visit.page.getByRole("button", { name: "Try again" }).click();
    await visit.page.getByRole("heading", { name: "No addresses yet" }).waitFor();
  });

  test("a request that the server refuses is not retried", async () => {
    const { visit, fails } = await opened();
    await using _closed = visit;
    fails("MyAddresses", 400);
    await visit.page.getByRole("link", { name: "Addresses" }).click();
    await visit.page.getByRole("heading", { name: "Something went wrong" }).waitFor();
    expect(count(visit, "MyAddresses")).toBe(1);
  });

  test.each<[string, Failure]>([
    ["the network is down", "away"],
    ["a server fails", 503],
  ])("a mutation is sent once if %s, and typed text stays", async (_what, failure) => {
    const { visit, fails } = await opened();
    await using _closed = visit;
    fails("ChangeProfile", failure);
    await visit.page.getByLabel("Name", { exact: true }).fill("Sent Once");
    await visit.page.getByRole("button", { name: "Save" }).click();
    await visit.page.getByRole("alert").getByText("This service is temporarily unavailable.").waitFor();
    expect(count(visit, "ChangeProfile")).toBe(1);
    expect(await visit.page.getByLabel("Name", { exact: true }).inputValue()).toBe("Sent Once");
    fails("ChangeProfile", "none");
    await visit.page.getByRole("button", { name: "Save" }).click();
    await visit.page.getByRole("button", { name: "Account of Sent Once" }).waitFor();
    await eventually(async () => expect(count(visit, "ChangeProfile")).toBe(2));
  });
});

function operationOf(request: Request): string {
  if (request.method() !== "POST") return "";
  return (request.postDataJSON() as { operationName?: string }).operationName ?? "";
}
