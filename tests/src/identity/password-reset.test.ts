import { afterAll, beforeAll, expect, test } from "vitest";
import {
  LoginDocument,
  RefreshSessionDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
} from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const newPassword = "another long horse sentence";
let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const login = async (email: string, password: string) =>
  (await shop.client.get(LoginDocument, { input: { email, password } })).login?.__typename;

async function mailedToken(email: string): Promise<string> {
  return eventually(async () => {
    const mail = (await mailsTo(shop.client, email)).find(({ subject }) => subject === "Reset your password");
    const [, token] = /\/reset-password\/([\w-]{43})\n/.exec(mail?.text ?? "") ?? [];
    if (token === undefined) throw new Error(`no link was mailed to ${email}`);
    return token;
  });
}

test("a user resets a forgotten password by mail, which ends all other sessions", async () => {
  const forgetful = await shop.signUp();
  const { email, refreshToken } = forgetful;
  expect(await shop.client.get(RequestPasswordResetDocument, { email })).toEqual({ requestPasswordReset: true });
  const token = await mailedToken(email);

  const weak = await shop.client.get(ResetPasswordDocument, { input: { token, newPassword: "qwerty123" } });
  expect(weak.resetPassword).toMatchObject({ __typename: "WeakPassword", code: "WEAK_PASSWORD" });
  const { resetPassword } = await shop.client.get(ResetPasswordDocument, { input: { token, newPassword } });
  expect(resetPassword).toMatchObject({ __typename: "SignedIn", user: { id: forgetful.id } });
  const again = await shop.client.get(ResetPasswordDocument, { input: { token, newPassword } });
  expect(again.resetPassword).toMatchObject({ __typename: "VerificationFailed", code: "VERIFICATION_FAILED" });

  const { refreshSession } = await shop.client.get(RefreshSessionDocument, { refreshToken });
  expect(refreshSession?.__typename).toBe("SessionExpired");
  expect([await login(email, testPassword), await login(email, newPassword)]).toEqual([
    "InvalidCredentials",
    "SignedIn",
  ]);
  await eventually(async () => {
    const [newest] = await mailsTo(shop.client, email);
    expect(newest?.subject).toBe("Your password was changed");
  });
});
