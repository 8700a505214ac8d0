import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { signIn, testPassword } from "../../test-kit/clients/shopper.js";
import { withAndWithoutScripts, StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

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

  test("a visitor without a session signs in first and comes back; /orders leads to the account's orders", async () => {
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

  test.each(withAndWithoutScripts)(
    "a changed name appears everywhere %s; a taken username gives an error beside its field",
    async (_how, visitor) => {
      const { shop } = storefront;
      const { email } = await shop.signUp();
      const claim = "mutation ($username: String) { updateProfile(input: { username: $username }) { __typename } }";
      const username = `taken.${randomUUID().slice(0, 8)}`;
      await (await shop.signUp()).get(claim, { username });
      await using visit = await storefront.visitAs(email, testPassword, visitor);
      await visit.goto("/account");
      await visit.page.getByLabel("Name", { exact: true }).fill("Renamed Person");
      await visit.page.getByLabel("Username").fill(username.toUpperCase());
      await visit.page.getByRole("button", { name: "Save" }).click();
      await visit.page.getByText("This username is taken").waitFor();
      await visit.page.getByLabel("Username").fill("");
      await visit.page.getByRole("button", { name: "Save" }).click();
      const menu = visit.page.getByRole(visitor.javaScriptEnabled ? "button" : "link", {
        name: "Account of Renamed Person",
      });
      await menu.waitFor();
      await visit.page.getByText("Profile saved").first().waitFor();
      expect(visit.operations.filter((name) => name === "ChangeProfile")).toHaveLength(
        visitor.javaScriptEnabled ? 2 : 0,
      );
    },
  );

  test("addresses are added, changed, made the default and deleted", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account/addresses");
    const add = async (line1: string) => {
      await page.getByRole("link", { name: "Add an address" }).click();
      await page.getByLabel("Country").selectOption("CA");
      await page.getByLabel("Full name").fill("June Example");
      await page.getByLabel("Address", { exact: true }).fill(line1);
      await page.getByLabel("City").fill("Halifax");
      await page.getByLabel("Postal code").fill("B3H 4R2");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("listitem").getByText(line1).waitFor();
    };
    await page.getByRole("link", { name: "Add an address" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This field is required.").first().waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("link", { name: "Cancel" }).click();
    await add("1 First Street");
    await add("2 Second Street");
    await page.getByRole("button", { name: "Set as default: 2 Second Street" }).click();
    await page.getByRole("button", { name: "Set as default: 1 First Street" }).waitFor();
    await page.getByRole("link", { name: "Edit 1 First Street" }).click();
    await page.getByLabel("Address", { exact: true }).fill("11 First Street");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("listitem").getByText("11 First Street").waitFor();
    expect(await page.getByRole("main").getByRole("listitem").count()).toBe(2);
    await page.getByRole("button", { name: "Delete 2 Second Street" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("2 Second Street was deleted.").waitFor();
    // the other address is the default now
    await page.getByText("Default", { exact: true }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("cards are added and removed, and errors appear beside their fields", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account/cards");
    await page.getByRole("link", { name: "Add a card" }).click();
    await page.getByLabel("Card number").fill("4242 4242 4242 4243");
    await page.getByLabel("Expiry date").fill("12 / 20");
    await page.getByLabel("Security code").fill("123");
    await page.getByRole("button", { name: "Save card" }).click();
    await page.getByText("Enter a valid card number").waitFor();
    await page.getByText("This card has expired.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("Card number").fill("4242424242424242");
    await page.getByLabel("Expiry date").fill("12 / 40");
    await page.getByRole("button", { name: "Save card" }).click();
    await page.getByRole("button", { name: "Remove Visa ending in 4242" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByRole("heading", { name: "No cards yet" }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("the first card is the default until another one is chosen", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account/cards");
    for (const number of ["4242424242424242", "5555555555554444"]) {
      await page.getByRole("link", { name: "Add a card" }).click();
      await page.getByLabel("Card number").fill(number);
      await page.getByLabel("Expiry date").fill("12 / 40");
      await page.getByLabel("Security code").fill("123");
      await page.getByRole("button", { name: "Save card" }).click();
      await page
        .getByRole("button", { name: `ending in ${number.slice(-4)}` })
        .first()
        .waitFor();
    }
    await page.getByRole("listitem").filter({ hasText: "4242" }).getByText("Default", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Set as default: Mastercard ending in 4444" }).click();
    await page.getByText("Mastercard ending in 4444 is now your default card.").waitFor();
    await page.getByRole("listitem").filter({ hasText: "4444" }).getByText("Default", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Set as default: Visa ending in 4242" }).waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("other devices are signed out one by one or all at once, and this one stays signed in", async () => {
    const { shop } = storefront;
    const { email } = await shop.signUp();
    const other = await signIn(shop.client.with({ "user-agent": "Mozilla/5.0 (iPhone) Safari" }), email, testPassword);
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account/sessions");
    await eventually(async () => expect(await page.getByRole("main").getByRole("listitem").count()).toBe(3));
    await page
      .getByRole("button", { name: /^Sign out (?!all|Chrome)/ })
      .first()
      .click();
    await eventually(async () => expect(await page.getByRole("main").getByRole("listitem").count()).toBe(2));
    await page.getByRole("button", { name: "Sign out all other devices" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out all other devices" }).click();
    await page.getByText("1 device was signed out.").waitFor();
    await eventually(async () => expect(await page.getByRole("main").getByRole("listitem").count()).toBe(1));
    await page.getByText("This device").waitFor();
    const refreshed = await shop.client.get(
      "mutation ($token: String) { refreshSession(refreshToken: $token) { __typename } }",
      { token: other.refreshToken },
    );
    expect(refreshed).toEqual({ refreshSession: { __typename: "SessionExpired" } });
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

  test("an account is deleted after its password and a confirmation, and nobody can sign in to it afterwards", async () => {
    const { shop } = storefront;
    const { email } = await shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account/data");
    await page.getByRole("button", { name: "Delete my account" }).click();
    const act = page.getByRole("button", { name: "Delete permanently" });
    expect(await act.isDisabled()).toBe(true);
    await page.getByLabel("Current password", { exact: true }).fill("not the password");
    await page.getByLabel("Yes, permanently delete my account").check();
    await act.click();
    await page.getByRole("alert").getByText("Your current password is incorrect.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("Current password", { exact: true }).fill(testPassword);
    await act.click();
    await page.getByText("Your account was deleted.").waitFor();
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
    await expect(signIn(shop.client, email, testPassword)).rejects.toThrow("InvalidCredentials");
  });
});
