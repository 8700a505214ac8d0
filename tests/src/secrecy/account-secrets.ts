import { randomUUID } from "node:crypto";
import {
  ChangePasswordDocument,
  LoginDocument,
  RefreshSessionDocument,
  RegisterDocument,
} from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import { mailsTo, signUp, testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { storedRows, withoutEachTable, type StoredRow } from "./stored-rows.js";

const newPassword = "a second secret sentence";

/**
 * Creates all secrets of an account, also in failing requests. Returns the account's owner, signed in with a new
 * password.
 */
export async function pushAccountSecrets(shop: TestShop, canaries: Canaries): Promise<Shopper> {
  const { client } = shop;
  const buyer = await signUp(client);
  const [mail] = await mailsTo(client, buyer.email);
  canaries.keep("the password", testPassword);
  canaries.keep("the new password", newPassword);
  const link = canaries.keep("the mailed link's token", /verify-email\/([\w-]+)/.exec(mail?.text ?? "")?.[1], "mails");
  canaries.keep("the mailed code", /\b\d{6}\b/.exec(mail?.text ?? "")?.[0], "mails");
  canaries.keep("the access token", buyer.accessToken, "answers");
  canaries.keep("the refresh token", buyer.refreshToken, "answers");
  const { refreshSession } = await client.get(RefreshSessionDocument, { refreshToken: buyer.refreshToken });
  if (refreshSession?.__typename !== "SignedIn") throw new Error("not refreshed");
  canaries.keep("the second refresh token", refreshSession.refreshToken, "answers");
  canaries.keep("the guest's token", (await startGuest(client)).accessToken, "answers");
  await buyer.get(ChangePasswordDocument, { input: { currentPassword: testPassword, newPassword } });
  await pushRefusals(shop, canaries, buyer);
  // a page that mail scanners open
  await client.fetch(`/verify-email/${link}`);
  // reuses the first refresh token, which ends every session that came from it
  await client.execute(RefreshSessionDocument, { refreshToken: buyer.refreshToken });
  await withoutEachTable(shop, "accounts", async () => {
    await client.execute(LoginDocument, { input: { email: buyer.email, password: newPassword } });
    await client.execute(RefreshSessionDocument, { refreshToken: refreshSession.refreshToken });
    const email = `${randomUUID()}@example.com`;
    await client.execute(RegisterDocument, { input: { email, password: newPassword, fullName: "Lost" } });
  });
  const signedIn = await shop.signIn(buyer.email, newPassword);
  canaries.keep("the access token after that", signedIn.accessToken, "answers");
  return signedIn;
}

/** Sends passwords that are refused, in every way. */
async function pushRefusals({ client }: TestShop, canaries: Canaries, { email }: Shopper): Promise<void> {
  const wrong = canaries.keep("a wrong password", "not her password at all");
  const short = canaries.keep("a password that is too short", "sh0rt!q");
  const withNul = canaries.keep("a password with a NUL", "one that has\u0000a NUL in it");
  const inline = canaries.keep("a password in the document", "written into the document");
  const misplaced = canaries.keep("a password in a wrong place", "in a field that there is not");
  const numeric = canaries.keep("a password as a number", "3141592653589");
  await client.get(LoginDocument, { input: { email, password: wrong } });
  await client.get(LoginDocument, { input: { email: "nobody@example.com", password: wrong } });
  for (const password of [short, withNul])
    await client.execute(RegisterDocument, { input: { email: "new@example.com", password, fullName: "New" } });
  await client.execute(`mutation { login(input: { email: "${email}", password: "${inline}" }) { __typename } }`);
  await client.execute(`mutation { login(input: { email: 1, password: "${inline}" }) { __typename } }`);
  await client.execute(`mutation { login(input: { email: "${email}", password: "${inline}" ) }`);
  await client.execute(String(LoginDocument), { input: { email, password: wrong, pasword: misplaced } });
  await client.execute(String(LoginDocument), { input: { email, password: Number(numeric) } });
  await client.execute(String(LoginDocument), { input: misplaced });
  // in a field that has nothing to do with it
  const query = encodeURIComponent(`{ products(filter: { search: "${inline}" }) { totalCount } }`);
  await client.fetch(`/graphql?query=${query}`, { headers: { "apollo-require-preflight": "1" } });
  await client.with({ authorization: `Bearer ${wrong}` }).fetch("/graphql", { method: "POST" });
}

/**
 * Creates a mail that waits while notifications is unavailable and is then sent. Returns the rows that were stored
 * meanwhile.
 */
export async function pushWaitingMail(shop: TestShop, canaries: Canaries): Promise<StoredRow[]> {
  const email = "waiting@example.com";
  const stored: StoredRow[] = [];
  {
    await using _down = await shop.takeDown("notifications");
    await shop.client.get(RegisterDocument, { input: { email, password: testPassword, fullName: "Waiting" } });
    stored.push(...(await storedRows(shop, "accounts")));
  }
  const mail = await eventually(async () => {
    const [found] = await mailsTo(shop.client, email);
    if (!found) throw new Error("it has not come yet");
    return found;
  });
  canaries.keep("the code that waited", /\b\d{6}\b/.exec(mail.text)?.[0], "mails");
  canaries.keep("the token that waited", /verify-email\/([\w-]+)/.exec(mail.text)?.[1], "mails");
  return stored;
}
