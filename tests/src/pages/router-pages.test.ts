import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import {
  AdjustStockDocument,
  RegisterDocument,
  RequestEmailChangeDocument,
  RequestPasswordResetDocument,
} from "../generated/operations.js";
import { sharedBrowser } from "../test-kit/browser/browser.js";
import { withBrowser } from "../test-kit/browser/with-browser.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

withBrowser("pages in Chromium (on PATH)", () => {
  let shop: TestShop;
  let browser: Browser;

  beforeAll(async () => {
    [shop, browser] = await Promise.all([TestShop.create({ storefront: true }), sharedBrowser()]);
  });

  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
  });

  /** A page and the messages of its console, which include violations of the content security policy. */
  async function opened(path: string): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${shop.client.origin}${path}`);
    return { page, complaints };
  }

  function mailedPath(email: string, page: string): Promise<string> {
    return eventually(async () => {
      const [mail] = await mailsTo(shop.client, email);
      const [found] = new RegExp(`/${page}/[\\w-]{43}`).exec(mail?.text ?? "") ?? [];
      if (!found) throw new Error("no link was mailed");
      return found;
    });
  }

  /** Replaces the text of the explorer's editor with an operation and runs it. */
  async function run(page: Page, name: string, query: string): Promise<void> {
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(query);
    // GraphiQL reads typed text a moment later
    await page.getByRole("tab", { name }).waitFor();
    await page.getByRole("button", { name: /Execute query/ }).click();
  }

  test("GraphiQL runs queries under a policy without inline scripts, and its workers check them by the schema", async () => {
    await shop.product({ name: "Seen" });
    const { page, complaints } = await opened("/graphql");
    await page.getByRole("tab", { name: "Watch" }).waitFor();
    const result = page.locator(".result-window");
    // GraphiQL ignores its button until its editors have loaded
    await result.locator(".view-lines").waitFor({ state: "attached" });
    await page.getByRole("button", { name: /Execute query/ }).click();
    await result.getByText("totalCount").waitFor();
    await run(page, "Names", "query Names { products(first: 1) { nodes { name } } }");
    await result.getByText("Seen").waitFor();
    await run(page, "Wrong", "query Wrong { products(first: 1) { nodes { nam } } }");
    await page.locator(".graphiql-query-editor .squiggly-error").waitFor();
    expect(complaints).toEqual([]);
    expect(await inlineRuns(page)).toBe(false);
    const workers = page.workers().map((worker) => new URL(worker.url()));
    expect(workers.map(({ pathname }) => pathname)).toContainEqual(expect.stringMatching(/\/graphql\.worker-/));
    expect(new Set(workers.map(({ origin }) => origin))).toEqual(new Set([shop.client.origin]));
  });

  test("GraphiQL sends the headers of a tab, and keeps no header in the browser", async () => {
    const { accessToken, email } = await shop.signUp();
    const { page, complaints } = await opened("/graphql");
    await page.getByRole("button", { name: "Headers" }).click();
    await page.locator(".graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines").click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(JSON.stringify({ Authorization: `Bearer ${accessToken}` }));
    await run(page, "Me", "query Me { me { email } }");
    await page.locator(".result-window").getByText(email).waitFor();
    const stored = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    expect(stored).toContain("query Me");
    expect(stored).not.toContain(accessToken);
    expect(complaints).toEqual([]);
  });

  test("GraphiQL shows incremental results: each event of a subscription, and deferred parts", async () => {
    const { id } = await shop.product({ name: "Watched", stock: 7 });
    const { page, complaints } = await opened("/graphql");
    const result = page.locator(".result-window");
    await run(page, "Live", `subscription Live { stockChanged(productId: "${id}") { name stock { available } } }`);
    await result.getByText("7", { exact: true }).waitFor();
    const input = { productId: id, delta: -3, reason: "a count" };
    await (await shop.admin()).get(AdjustStockDocument, { input });
    await result.getByText("4", { exact: true }).waitFor();
    await page.getByRole("button", { name: /Stop query/ }).click();
    await run(page, "Parts", `query Parts { product(id: "${id}") { name ... @defer { stock { available } } } }`);
    await result.getByText("Watched").waitFor();
    await result.getByText("4", { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("the page of a mailed link confirms the address and signs the browser in", async () => {
    const email = "browser@example.com";
    await shop.client.get(RegisterDocument, { input: { email, password: testPassword } });
    const { page, complaints } = await opened(await mailedPath(email, "verify-email"));
    await page.getByRole("button", { name: "Confirm email address" }).click();
    await page.getByRole("heading", { name: "Your email address is confirmed." }).waitFor();
    await page.getByText(`You are signed in as ${email}.`).waitFor();
    // the token is not in the history either
    expect(page.url()).toBe(`${shop.client.origin}/verify-email/done`);
    // after a click before the scripts have loaded, they remember the session that the form has opened
    const session = "localStorage.getItem('souk.session')";
    await eventually(async () => expect(await page.evaluate(session)).not.toBeNull());
    expect(complaints).toEqual([]);
    expect(await inlineRuns(page)).toBe(false);
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === "souk_access")).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  });

  test("the page for a new password shows errors, then sets the password and signs the browser in", async () => {
    const { email } = await shop.signUp();
    await shop.client.get(RequestPasswordResetDocument, { email });
    const { page, complaints } = await opened(await mailedPath(email, "reset-password"));
    await page.getByLabel("New password").fill("password123");
    await page.getByRole("button", { name: "Set new password" }).click();
    await page.getByText("This password is too easy to guess").waitFor();
    await page.locator("input[name=newPassword]:focus").waitFor();
    await page.getByLabel("New password").fill("another long horse sentence");
    await page.getByRole("button", { name: "Set new password" }).click();
    await page.getByRole("heading", { name: "Your password has been changed." }).waitFor();
    await page.getByText(`You are signed in as ${email}.`).waitFor();
    // a click before the scripts have loaded posts the form, and the browser reports its refusal
    expect(complaints.filter((complaint) => !complaint.includes("422"))).toEqual([]);
    expect(await inlineRuns(page)).toBe(false);
    const cookies = (await page.context().cookies()).map(({ name }) => name);
    expect(cookies).toEqual(expect.arrayContaining(["souk_access", "souk_device"]));
  });

  test("the page for a new address confirms it in a browser without a session", async () => {
    const buyer = await shop.signUp();
    const newEmail = "moved@example.com";
    const input = { newEmail, currentPassword: testPassword };
    await buyer.get(RequestEmailChangeDocument, { input });
    const { page, complaints } = await opened(await mailedPath(newEmail, "confirm-email-change"));
    await page.getByRole("button", { name: "Confirm new address" }).click();
    await page.getByRole("heading", { name: "Your new email address is confirmed." }).waitFor();
    await page.getByRole("link", { name: "Sign in", exact: true }).last().waitFor();
    expect(complaints).toEqual([]);
  });

  test("the dev mailbox shows a mail with its styles", async () => {
    const { page, complaints } = await opened("/dev/mail");
    await page.locator("tbody a").first().click();
    await page.frameLocator("iframe").locator("body").waitFor();
    expect(complaints).toEqual([]);
    expect(await inlineRuns(page)).toBe(false);
  });
});

/** Whether an injected inline script would run on the page. */
async function inlineRuns(page: Page): Promise<boolean> {
  return page.evaluate(`
    const script = document.createElement("script");
    script.textContent = "window.planted = true";
    document.body.append(script);
    window.planted === true;
  `);
}
