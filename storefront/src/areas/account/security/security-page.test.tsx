import { expect, test } from "vitest";
import type { Answers } from "../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../testing/open-page";
import { admin, customer } from "../../../testing/viewers";

const example = { id: "example", name: "Example ID" };
const linked = { id: "i", provider: "example", email: "june@example.com" };

const open = (answers: Answers = {}) =>
  openPage("/account/security", {
    answers: { me: customer, passwordPolicy: { minLength: 8, maxLength: 200 }, ...answers },
  });

const section = async (page: OpenPage, name: string) => page.within(await page.findByRole("region", { name }));

test("an admin who needs a second factor sets it up, and the session is then renewed with the admin role", async () => {
  const page = await open({
    me: { ...admin, sessionRole: "CUSTOMER" },
    beginTwoFactor: ({ input }: { input: { currentPassword: string } }) =>
      input.currentPassword === "right"
        ? { __typename: "TwoFactorSetup", secret: "SECRET", qrCode: "<svg/>" }
        : { __typename: "InvalidCredentials" },
    confirmTwoFactor: ({ input }: { input: { code: string } }) =>
      input.code === "123456" ? { __typename: "RecoveryCodes", codes: ["one"] } : { __typename: "VerificationFailed" },
  });
  const part = await section(page, "Two-step authentication");
  expect(part.getByText(/^Staff accounts may require two-step authentication/)).toBeTruthy();
  await page.click(part.getByRole("button", { name: "Set up" }));
  for (const [password, text] of [
    ["wrong", /^Your current password is incorrect/],
    ["right", "SECRET"],
  ] as const) {
    await page.fill(part.getByLabelText("Current password"), password);
    await page.click(part.getByRole("button", { name: "Continue" }));
    await part.findByText(text);
  }
  for (const [code, text] of [
    ["000000", /^This code is incorrect/],
    ["123456", "Save your recovery codes"],
  ] as const) {
    await page.fill(part.getByLabelText("Code"), code);
    await page.click(part.getByRole("button", { name: "Turn on" }));
    await part.findByText(text);
  }
  expect(page.sent("RenewSession")).toEqual([]);
  await page.click(part.getByRole("button", { name: "I have saved these codes" }));
  await page.becomes(() => page.sent("RenewSession").length, 1);
});

test("a password that is too easy is refused, and another one replaces the old one", async () => {
  const page = await open({
    changePassword: ({ input }: { input: { newPassword: string } }) => ({
      __typename: input.newPassword === "password123" ? "WeakPassword" : "SignedIn",
    }),
  });
  const part = await section(page, "Password");
  await page.fill(part.getByLabelText("Current password"), "a long horse sentence");
  await page.fill(part.getByLabelText("New password"), "password123");
  await page.click(part.getByRole("button", { name: "Change password" }));
  await part.findByText(/^This password is too easy to guess/);
  await page.fill(part.getByLabelText("New password"), "another long horse sentence");
  await page.click(part.getByRole("button", { name: "Change password" }));
  await page.findByText(/^Password changed/);
  expect(part.getByLabelText<HTMLInputElement>("New password").value).toBe("");
});

test("a new address applies once its code is confirmed", async () => {
  let email = "june@shop.test";
  const page = await open({
    me: () => ({ ...customer, email }),
    requestEmailChange: { __typename: "VerificationSent", email: "new@shop.test" },
    confirmEmailChange: ({ input }: { input: { code: string } }) => {
      if (input.code !== "123456") return { __typename: "VerificationFailed" };
      email = "new@shop.test";
      return { __typename: "EmailChanged", email };
    },
  });
  const part = await section(page, "Email address");
  await page.fill(part.getByLabelText("New email address"), "new@shop.test");
  await page.fill(part.getByLabelText("Current password"), "a long horse sentence");
  await page.click(part.getByRole("button", { name: "Send verification code" }));
  await page.fill(await part.findByLabelText("Code"), "000000");
  await page.click(part.getByRole("button", { name: "Confirm new address" }));
  await part.findByText(/^This code is incorrect/);
  await page.fill(part.getByLabelText("Code"), "123456");
  await page.click(part.getByRole("button", { name: "Confirm new address" }));
  await part.findByText("You sign in with new@shop.test.");
  expect(page.sent("AskForNewEmail")).toHaveLength(1);
});

test("a provider is unlinked after a question, and can be linked again", async () => {
  const page = await open({
    me: { ...customer, identities: [linked] },
    signInProviders: [example],
    unlinkIdentity: { __typename: "User", id: customer.id, identities: [] },
    beginProviderSignIn: { __typename: "ServiceUnavailable" },
  });
  await page.click(await page.findByRole("button", { name: "Unlink Example ID" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Unlink" }));
  await page.click(await page.findByRole("button", { name: "Link Example ID" }));
  await page.becomes(
    () => page.sent("LinkElsewhere"),
    [{ input: { provider: "example", link: true, returnTo: "/account/security" } }],
  );
});
