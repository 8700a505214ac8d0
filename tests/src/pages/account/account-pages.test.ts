import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

/** Each page of the account, with the operation that it sends besides those of the frame. */
const pages = [
  ["", "Profile", "Profile"],
  ["/orders", "Orders", "MyOrders"],
  ["/addresses", "Addresses", "MyAddresses"],
  ["/cards", "Cards", "MyCards"],
  ["/security", "Sign-in and security", "Security"],
  ["/sessions", "Devices", "MySessions"],
  ["/notifications", "Emails", "MyNotifications"],
  ["/data", "Your data", undefined],
] as const;

withBrowser("the account pages, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("each page shows the viewer's own data with one request, and a phone has a menu of them", async () => {
    await using visit = await storefront.visitAs("customer@example.com", "customer123");
    await visit.goto("/account");
    const { page } = visit;
    for (const [path, heading, operation] of pages) {
      const before = visit.operations.length;
      await page.getByRole("navigation", { name: "Your account" }).locator(`a[href="/account${path}"]`).click();
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: "detached" });
      if (path !== "") expect(visit.operations.slice(before)).toEqual(operation ? [operation] : []);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole("combobox", { name: "Your account" }).selectOption({ label: "Orders" });
    await page.getByRole("link", { name: "ORD-101" }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("S3-91: a visitor without a session signs in first and comes back; /orders leads to the account's orders", async () => {
    await using visit = await storefront.visit({ locale: "fr-CA" });
    await visit.goto("/orders");
    await visit.page.waitForURL("**/login?returnTo=%2Faccount%2Forders");
    await visit.page.getByLabel("Adresse courriel").fill("customer@example.com");
    await visit.page.getByLabel("Mot de passe", { exact: true }).fill("customer123");
    await visit.page.keyboard.press("Enter");
    await visit.page.waitForURL("**/account/orders");
    await visit.page.getByRole("link", { name: "ORD-101" }).waitFor();
    expect(new URL(visit.page.url()).pathname).toBe("/fr/account/orders");
  });

  test("a changed name appears everywhere; a taken username gives an error beside its field", async () => {
    const { shop } = storefront;
    const { email } = await shop.signUp();
    const claim = "mutation ($username: String) { updateProfile(input: { username: $username }) { __typename } }";
    const username = `taken.${randomUUID().slice(0, 8)}`;
    await (await shop.signUp()).get(claim, { username });
    await using visit = await storefront.visitAs(email, testPassword);
    await visit.goto("/account");
    await visit.page.getByLabel("Name", { exact: true }).fill("Renamed Person");
    await visit.page.getByLabel("Username").fill(username.toUpperCase());
    await visit.page.getByRole("button", { name: "Save" }).click();
    await visit.page.getByText("This username is taken").waitFor();
    await visit.page.getByLabel("Username").fill("");
    await visit.page.getByRole("button", { name: "Save" }).click();
    const menu = visit.page.getByRole("button", {
      name: "Account of Renamed Person",
    });
    await menu.waitFor();
    await visit.page.getByText("Profile saved").first().waitFor();
    expect(visit.operations.filter((name) => name === "ChangeProfile")).toHaveLength(2);
  });

  test("mails are listed, and all stored data are downloaded as a file", async () => {
    const email = "customer@example.com";
    await using visit = await storefront.visitAs(email, "customer123");
    await visit.goto("/account/notifications");
    await visit.page.getByRole("cell", { name: "Order ORD-101 confirmed" }).waitFor();
    await visit.goto("/account/data");
    const [download] = await Promise.all([
      visit.page.waitForEvent("download"),
      visit.page.getByRole("button", { name: "Export my data" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^souk-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(readFileSync(await download.path(), "utf8")) as { data: object };
    expect(Object.keys(file.data)).toEqual(expect.arrayContaining(["accounts", "orders"]));
    expect(JSON.stringify(file)).toContain(email);
  });
});
