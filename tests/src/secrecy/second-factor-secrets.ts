import { generateSync } from "otplib";
import {
  BeginTwoFactorDocument,
  ConfirmTwoFactorDocument,
  LoginDocument,
  VerifySecondFactorDocument,
} from "../generated/operations.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { withoutEachTable } from "./stored-rows.js";

/**
 * Uses an authenticator app's secret, the recovery codes and the challenges between password and code, also in failing
 * requests.
 */
export async function pushSecondFactorSecrets(shop: TestShop, canaries: Canaries): Promise<void> {
  const buyer = await shop.signUp();
  const { client } = shop;
  const { beginTwoFactor } = await buyer.get(BeginTwoFactorDocument, { input: { currentPassword: testPassword } });
  if (beginTwoFactor?.__typename !== "TwoFactorSetup") throw new Error(JSON.stringify(beginTwoFactor));
  const { secret } = beginTwoFactor;
  canaries.keep("the authenticator's secret", secret, "answers");
  const { confirmTwoFactor } = await buyer.get(ConfirmTwoFactorDocument, { input: { code: generateSync({ secret }) } });
  if (confirmTwoFactor?.__typename !== "RecoveryCodes") throw new Error(JSON.stringify(confirmTwoFactor));
  for (const [index, code] of confirmTwoFactor.codes.entries())
    canaries.keep(`recovery code ${index + 1}`, code, "answers");

  const challenge = async (): Promise<string> => {
    const { login } = await client.get(LoginDocument, { input: { email: buyer.email, password: testPassword } });
    if (login?.__typename !== "SecondFactorRequired") throw new Error(JSON.stringify(login));
    return login.challenge;
  };
  const first = canaries.keep("a challenge", await challenge(), "answers");
  const wrong = canaries.keep("a wrong recovery code", "zzzz-yyyy-xxxx-wwww");
  await client.execute(VerifySecondFactorDocument, { input: { challenge: first, code: wrong } });
  await client.execute(String(VerifySecondFactorDocument), { input: { challenge: [first], code: wrong } });
  await withoutEachTable(shop, "accounts", async () => {
    await client.execute(VerifySecondFactorDocument, {
      input: { challenge: first, code: confirmTwoFactor.codes[0] ?? "" },
    });
  });
  const input = { challenge: await challenge(), code: confirmTwoFactor.codes[1] ?? "" };
  const { verifySecondFactor } = await client.get(VerifySecondFactorDocument, { input });
  if (verifySecondFactor?.__typename !== "SignedIn") throw new Error(JSON.stringify(verifySecondFactor));
  canaries.keep("the refresh token after a second factor", verifySecondFactor.refreshToken, "answers");
}
