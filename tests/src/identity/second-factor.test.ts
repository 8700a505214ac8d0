// own shop: admins need a second factor
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateSync } from "otplib";
import {
  BeginTwoFactorDocument,
  ConfirmTwoFactorDocument,
  LoginDocument,
  RefreshSessionDocument,
  VerifySecondFactorDocument,
} from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { ADMIN_SECOND_FACTOR: "required" } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** The code of the given step from now. A code works once, so a test uses the next one before its time. */
const codeOf = (secret: string, step = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * step });

async function setUp(
  client: ShopClient,
  currentPassword: string,
): Promise<{ secret: string; codes: readonly string[] }> {
  const { beginTwoFactor } = await client.get(BeginTwoFactorDocument, { input: { currentPassword } });
  if (beginTwoFactor?.__typename !== "TwoFactorSetup") throw new Error(`not begun: ${JSON.stringify(beginTwoFactor)}`);
  const { secret } = beginTwoFactor;
  const { confirmTwoFactor } = await client.get(ConfirmTwoFactorDocument, { input: { code: codeOf(secret) } });
  if (confirmTwoFactor?.__typename !== "RecoveryCodes") throw new Error(`not on: ${JSON.stringify(confirmTwoFactor)}`);
  return { secret, codes: confirmTwoFactor.codes };
}

async function challengeOf(email: string, password: string): Promise<string> {
  const { login } = await shop.client.get(LoginDocument, { input: { email, password } });
  if (login?.__typename !== "SecondFactorRequired") throw new Error(`no challenge: ${JSON.stringify(login)}`);
  return login.challenge;
}

const verify = async (challenge: string, code: string) =>
  (await shop.client.get(VerifySecondFactorDocument, { input: { challenge, code } })).verifySecondFactor;

describe("a customer with an authenticator app", () => {
  test("signs in with password and code, and gets a mail about each change", async () => {
    const buyer = await shop.signUp();
    const { secret, codes } = await setUp(buyer, testPassword);
    const challenge = await challengeOf(buyer.email, testPassword);
    expect(await verify(challenge, "000000")).toMatchObject({ code: "VERIFICATION_FAILED" });
    const signedIn = await verify(challenge, codeOf(secret, 1));
    if (signedIn?.__typename !== "SignedIn") throw new Error(`not signed in: ${JSON.stringify(signedIn)}`);
    const { me } = await shop.client.signedIn(signedIn.accessToken).get("{ me { email twoFactorEnabled } }");
    expect(me).toEqual({ email: buyer.email, twoFactorEnabled: true });

    const recovered = await verify(await challengeOf(buyer.email, testPassword), codes[0] ?? "");
    expect(recovered).toMatchObject({ __typename: "SignedIn" });
    await eventually(async () => {
      const mails = await mailsTo(shop.client, buyer.email);
      const subjects = mails.map(({ subject }) => subject);
      expect(subjects).toContain("Two-step authentication was turned on");
      expect(subjects).toContain("A recovery code was used");
      expect(mails.find(({ subject }) => subject.includes("recovery"))?.text).toContain("You have 9 codes left");
    });
  });
});

describe("an admin where a second factor is required", () => {
  test("has only a customer's rights until it is set up", async () => {
    const admin = await shop.admin();
    const category = (name: string): string => `mutation { createCategory(input: { name: "${name}" }) { __typename } }`;
    expect((await admin.execute(category("Early"))).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await admin.execute("{ allOrders { totalCount } }")).errors[0]?.extensions.code).toBe("FORBIDDEN");
    await setUp(admin, "an admin's long password");
    const { refreshSession } = await shop.client.get(RefreshSessionDocument, { refreshToken: admin.refreshToken });
    if (refreshSession?.__typename !== "SignedIn") throw new Error(`not refreshed: ${JSON.stringify(refreshSession)}`);
    const { createCategory } = await shop.client.signedIn(refreshSession.accessToken).get(category("Late"));
    expect(createCategory.__typename).toBe("Category");
  });
});
