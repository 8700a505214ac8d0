import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";

const lessonPage = "/learn/hand-tool-woodworking-your-first-box";

withBrowser("a page after the access cookie has expired, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true, environment: { ACCESS_TOKEN_SECONDS: "30" } });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const visitAsCustomer = () => storefront.visitAs("customer@example.com", "customer123");

  const hasAccessCookie = async ({ context }: Visit) =>
    (await context.cookies()).some(({ name }) => name === "souk_access");

  const expireNow = ({ context }: Visit) => context.clearCookies({ name: "souk_access" });

  const renewals = ({ operations }: Visit) => operations.filter((name) => name === "RenewSession").length;

  test("shows the lesson to an enrolled student", async () => {
    await using visit = await visitAsCustomer();
    await eventually(async () => expect(await hasAccessCookie(visit)).toBe(false), 90_000);
    await visit.goto(lessonPage);
    await visit.page.getByText("Lesson 9 of 13").waitFor();
    expect(renewals(visit)).toBe(1);
    expect(await hasAccessCookie(visit)).toBe(true);
  });

  test("lets the student continue on the course page, and its other requests share one renewal", async () => {
    await using visit = await visitAsCustomer();
    await expireNow(visit);
    await visit.goto("/courses/hand-tool-woodworking-your-first-box");
    await visit.page.getByRole("link", { name: "Continue", exact: true }).waitFor();
    await visit.page.getByRole("button", { name: /^Account of/ }).waitFor();
    expect(renewals(visit)).toBe(1);
  });

  test("shows an admin the requested page", async () => {
    await using visit = await storefront.visitAs("admin@example.com", "admin123");
    await expireNow(visit);
    await visit.page.goto("/admin/orders");
    await visit.page.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
    expect(new URL(visit.page.url()).pathname).toBe("/admin/orders");
  });

  test("renews the session too if the browser lost its record of it", async () => {
    await using visit = await visitAsCustomer();
    await expireNow(visit);
    await visit.page.addInitScript(() => localStorage.clear());
    await visit.goto(lessonPage);
    await visit.page.getByText("Lesson 9 of 13").waitFor();
    expect(renewals(visit)).toBe(1);
  });

  test("makes the student a guest if the session cannot be renewed, and says so", async () => {
    await using visit = await visitAsCustomer();
    await visit.goto(lessonPage);
    await visit.page.getByText("Lesson 9 of 13").waitFor();
    const { context, page } = visit;
    const renewal = (await context.cookies(`${storefront.shop.client.origin}/graphql`)).find(
      ({ name }) => name === "souk_refresh",
    );
    if (!renewal) throw new Error("no refresh cookie");
    await context.addCookies([{ ...renewal, value: "x".repeat(43) }]);
    await expireNow(visit);
    await visit.goto(lessonPage);
    await page.getByText("Your session has expired.").waitFor();
    await page.getByRole("heading", { name: "Sign in or enroll to continue" }).waitFor();
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("souk_refresh");
  });

  test("is unavailable while accounts does not answer, and continues when accounts is back", async () => {
    await using visit = await visitAsCustomer();
    await visit.page.route("**/graphql", (route) =>
      (route.request().postDataJSON() as { operationName?: string }).operationName === "RenewSession"
        ? route.abort()
        : route.continue(),
    );
    await expireNow(visit);
    await visit.goto(lessonPage);
    await visit.page.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
    await visit.page.unroute("**/graphql");
    await visit.page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
    await visit.page.getByText("Lesson 9 of 13").waitFor();
    expect(await hasAccessCookie(visit)).toBe(true);
  });
});
