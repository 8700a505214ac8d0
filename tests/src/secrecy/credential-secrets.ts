import { randomUUID } from "node:crypto";
import {
  ConfirmEmailChangeDocument,
  RequestEmailChangeDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
} from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, testPassword, type Mail } from "../test-kit/clients/shopper.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { withoutEachTable } from "./stored-rows.js";

/** Sets a new password with a mailed link, also in failing requests. */
export async function pushPasswordReset(shop: TestShop, canaries: Canaries): Promise<void> {
  const { client } = shop;
  const mailedLink = async (name: string): Promise<string> => {
    const { email } = await shop.signUp();
    await client.get(RequestPasswordResetDocument, { email });
    const { text } = await mailOf(shop, email, "Reset your password");
    return canaries.keep(name, /\/reset-password\/([\w-]{43})/.exec(text)?.[1], "mails");
  };
  const token = await mailedLink("a reset link's token");
  const newPassword = canaries.keep("the password after a reset", "set anew by way of a link");
  const weak = canaries.keep("a weak password at a reset", "qwerty123456");
  const misplaced = canaries.keep("a password in a wrong place of a reset", "next to where it belongs");
  await client.fetch(`/reset-password/${token}`);
  await client.fetch(`/reset-password/${token}/more?token=${token}`);
  for (const input of [
    { token, newPassword: weak },
    { token: token.slice(0, -2), newPassword },
    { token, newPasword: misplaced },
    { token: [token], newPassword: { misplaced } },
  ])
    await client.execute(String(ResetPasswordDocument), { input });
  await client.execute(`mutation { resetPassword(input: { token: "${token}", newPassword: "${newPassword}" ) }`);
  const { resetPassword } = await client.get(ResetPasswordDocument, { input: { token, newPassword } });
  if (resetPassword?.__typename !== "SignedIn") throw new Error(JSON.stringify(resetPassword));
  canaries.keep("the access token after a reset", resetPassword.accessToken, "answers");
  canaries.keep("the refresh token after a reset", resetPassword.refreshToken, "answers");
  const last = await mailedLink("the token of another reset link");
  await withoutEachTable(shop, "accounts", async () => {
    await client.execute(ResetPasswordDocument, { input: { token, newPassword } });
    await client.execute(ResetPasswordDocument, { input: { token: last, newPassword } });
  });
}

/** Changes an account's address with the mailed link and the mailed code. */
export async function pushEmailChange(shop: TestShop, canaries: Canaries): Promise<void> {
  const buyer = await shop.signUp();
  const mailed = async (name: string): Promise<Record<"token" | "code", string>> => {
    const newEmail = `${randomUUID()}@example.com`;
    const input = { newEmail, currentPassword: testPassword };
    const { requestEmailChange } = await buyer.get(RequestEmailChangeDocument, { input });
    if (requestEmailChange?.__typename !== "VerificationSent") throw new Error(JSON.stringify(requestEmailChange));
    const { text } = await mailOf(shop, newEmail, "Confirm your new email address");
    const token = /\/confirm-email-change\/([\w-]{43})/.exec(text)?.[1];
    return {
      token: canaries.keep(`the token of ${name}`, token, "mails"),
      code: canaries.keep(`the code of ${name}`, /\b\d{6}\b/.exec(text)?.[0], "mails"),
    };
  };
  const wrong = canaries.keep("a wrong password at a change of address", "no password of this account");
  const newEmail = "never@example.com";
  await buyer.execute(RequestEmailChangeDocument, { input: { newEmail, currentPassword: wrong } });
  await buyer.execute(String(RequestEmailChangeDocument), { input: { newEmail: [], currentPassword: wrong } });
  const byLink = await mailed("a change of address by link");
  await shop.client.fetch(`/confirm-email-change/${byLink.token}`);
  for (const input of [{ token: byLink.token.slice(0, -2) }, { tokn: byLink.token }, { token: [byLink] }])
    await shop.client.execute(String(ConfirmEmailChangeDocument), { input });
  await confirm(shop.client, { token: byLink.token });
  await confirm(buyer, { code: (await mailed("a change of address by code")).code });
  const last = await mailed("a change of address that fails");
  await withoutEachTable(shop, "accounts", async () => {
    await buyer.execute(RequestEmailChangeDocument, { input: { newEmail, currentPassword: testPassword } });
    await buyer.execute(ConfirmEmailChangeDocument, { input: { code: last.code } });
    await shop.client.execute(ConfirmEmailChangeDocument, { input: { token: last.token } });
  });
}

async function confirm(client: TestShop["client"], input: { token: string } | { code: string }): Promise<void> {
  const { confirmEmailChange } = await client.get(ConfirmEmailChangeDocument, { input });
  if (confirmEmailChange?.__typename !== "EmailChanged") throw new Error(JSON.stringify(confirmEmailChange));
}

async function mailOf({ client }: TestShop, email: string, subject: string): Promise<Mail> {
  return eventually(async () => {
    const found = (await mailsTo(client, email)).find((mail) => mail.subject === subject);
    if (!found) throw new Error(`"${subject}" has not come`);
    return found;
  });
}
