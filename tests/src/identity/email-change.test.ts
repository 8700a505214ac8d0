import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ConfirmEmailChangeDocument,
  LoginDocument,
  MeDocument,
  RefreshSessionDocument,
  RequestEmailChangeDocument,
} from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const login = async (email: string) =>
  (await shop.client.get(LoginDocument, { input: { email, password: testPassword } })).login?.__typename;
const subjectsTo = async (email: string): Promise<string[]> =>
  (await mailsTo(shop.client, email)).map(({ subject }) => subject);

test("an account changes its address after its new mailbox has confirmed it, and both mailboxes get a mail", async () => {
  const buyer = await shop.signUp();
  const elsewhere = await shop.signIn(buyer.email, testPassword);
  const newEmail = "june-moved@example.com";
  const { requestEmailChange } = await buyer.get(RequestEmailChangeDocument, {
    input: { newEmail, currentPassword: testPassword },
  });
  expect(requestEmailChange).toMatchObject({ __typename: "VerificationSent", email: newEmail });
  expect([await login(buyer.email), await login(newEmail)]).toEqual(["SignedIn", "InvalidCredentials"]);
  const code = await eventually(async () => {
    const [mail] = await mailsTo(shop.client, newEmail);
    const [found] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
    if (!found) throw new Error(`no code was mailed to ${newEmail}`);
    return found;
  });
  const { confirmEmailChange } = await buyer.get(ConfirmEmailChangeDocument, { input: { code } });
  expect(confirmEmailChange).toEqual({ __typename: "EmailChanged", email: newEmail });

  expect([await login(buyer.email), await login(newEmail)]).toEqual(["InvalidCredentials", "SignedIn"]);
  expect((await buyer.get(MeDocument)).me).toMatchObject({ id: buyer.id, email: newEmail });
  const refreshed = async (refreshToken: string) =>
    (await shop.client.get(RefreshSessionDocument, { refreshToken })).refreshSession?.__typename;
  expect([await refreshed(buyer.refreshToken), await refreshed(elsewhere.refreshToken)]).toEqual([
    "SignedIn",
    "SessionExpired",
  ]);
  await eventually(async () => {
    expect(await subjectsTo(newEmail)).toEqual(["Your email address was changed", "Confirm your new email address"]);
    // in the order of the alphabet: the mail about the request may come after the one about the change
    expect((await subjectsTo(buyer.email)).toSorted()).toEqual([
      "Confirm your email address",
      "Email address change requested",
      "Your email address was changed",
    ]);
  });
});
