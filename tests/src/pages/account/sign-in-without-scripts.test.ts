import { afterAll, beforeAll, expect, test } from "vitest";
import { generateSync } from "otplib";
import { RegisterDocument } from "../../generated/operations.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("signing in without scripts, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  async function sent(visit: Visit, email: string, password: string): Promise<number | undefined> {
    await visit.page.getByLabel("Email address").fill(email);
    await visit.page.getByLabel("Password", { exact: true }).fill(password);
    const [answer] = await Promise.all([
      visit.page.waitForResponse((response) => response.request().method() === "POST"),
      visit.page.getByRole("button", { name: "Sign in" }).click(),
    ]);
    return answer.status();
  }

  test("a wrong password gives 401 on the same page; the right one gives 303 to the requested page, with the cookies", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit({ javaScriptEnabled: false });
    await visit.page.goto("/login?returnTo=%2Fcourses%3Fpage%3Dx");
    expect(await sent(visit, email, "wrong password")).toBe(401);
    await visit.page.getByRole("alert").getByText("Incorrect email address or password").waitFor();
    expect(await visit.page.getByLabel("Email address").inputValue()).toBe(email);
    expect(await visit.page.getByLabel("Password", { exact: true }).inputValue()).toBe("");
    expect(await sent(visit, email, testPassword)).toBe(303);
    expect(new URL(visit.page.url()).pathname).toBe("/courses");
    const cookies = await visit.context.cookies(`${storefront.shop.client.origin}/graphql`);
    expect(cookies.map(({ name, httpOnly }) => [name, httpOnly])).toEqual(
      expect.arrayContaining([
        ["souk_access", true],
        ["souk_refresh", true],
        ["souk_device", true],
      ]),
    );
    const answer = await visit.context.request.post("/graphql", {
      data: { query: "{ me { email sessions { device } } }" },
    });
    const { data } = (await answer.json()) as { data: { me: { email: string; sessions: { device: string }[] } } };
    expect(data.me.email).toBe(email);
    expect(data.me.sessions[0]?.device).toMatch(/Chrom/);
  });

  test("an unconfirmed address gets a new code by a button", async () => {
    const email = "unconfirmed@example.com";
    await storefront.shop.client.get(RegisterDocument, { input: { email, password: testPassword } });
    await using visit = await storefront.visit({ javaScriptEnabled: false });
    await visit.page.goto("/login");
    expect(await sent(visit, email, testPassword)).toBe(401);
    await visit.page.getByRole("button", { name: "Send a new code" }).click();
    await visit.page.getByText(`If ${email} is not confirmed yet, you will receive a new code.`).waitFor();
  });

  test("a second factor is asked for on the same page", async () => {
    const { shop } = storefront;
    const buyer = await shop.signUp();
    const { beginTwoFactor } = await buyer.get(
      "mutation ($input: BeginTwoFactorInput!) { beginTwoFactor(input: $input) { ... on TwoFactorSetup { secret } } }",
      { input: { currentPassword: testPassword } },
    );
    const { secret } = beginTwoFactor as { secret: string };
    const { confirmTwoFactor } = await buyer.get(
      "mutation ($input: ConfirmTwoFactorInput!) { confirmTwoFactor(input: $input) { ... on RecoveryCodes { codes } } }",
      { input: { code: generateSync({ secret }) } },
    );
    const { codes } = confirmTwoFactor as { codes: string[] };
    await using visit = await storefront.visit({ javaScriptEnabled: false });
    await visit.page.goto("/login?returnTo=%2Fcart");
    expect(await sent(visit, buyer.email, testPassword)).toBe(200);
    await visit.page.getByLabel("Code").fill("000000");
    await visit.page.getByRole("button", { name: "Continue" }).click();
    await visit.page.getByRole("alert").getByText("This code is incorrect").waitFor();
    await visit.page.getByLabel("Code").fill(codes[0] ?? "");
    await visit.page.getByRole("button", { name: "Continue" }).click();
    await visit.page.waitForURL("**/cart");
  });

  test("a lock gives 429, and a mail notifies the account's owner", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit({ javaScriptEnabled: false });
    await visit.page.goto("/login");
    for (let tried = 0; tried < 10; tried++) expect(await sent(visit, email, "wrong password")).toBe(401);
    expect(await sent(visit, email, testPassword)).toBe(429);
    await visit.page
      .getByRole("alert")
      .getByText(/Too many failed attempts\. Try again in/)
      .waitFor();
    await eventually(async () => {
      const [mail] = await mailsTo(storefront.shop.client, email);
      expect(mail?.subject).toMatch(/Failed sign-in attempts/);
    });
  });
});
