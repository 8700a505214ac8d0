import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { password, signInRequests } from "../../testing/sign-in-requests.js";
import { TestAccounts } from "../../testing/test-accounts.js";

const credentials = { email: "admin@example.com", password };
let accounts: TestAccounts;
let token: string;

beforeAll(async () => {
  accounts = await TestAccounts.start({ admin: credentials });
  token = (await login(credentials.email)).accessToken;
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const { register, verify, login } = signInRequests(() => accounts);

/** As an admin sees it in the list of users. */
async function verificationsOf(search: string): Promise<any[]> {
  const query = `query ($search: String) { users(search: $search, sort: EMAIL_ASC) {
    nodes { emailVerification { status sentAt expiresAt } } } }`;
  const { data } = await accounts.execute(query, { search }, { token });
  return data.users.nodes.map((user: { emailVerification: unknown }) => user.emailVerification);
}

test("S2-10: the verification of an address is PENDING, then EXPIRED, and VERIFIED once it is confirmed", async () => {
  const name = randomUUID();
  const [early, late] = [`a-${name}@example.com`, `b-${name}@example.com`];
  await register({ email: early });
  await register({ email: late });
  const now = accounts.clock.now();
  const expiresAt = new Date(now.getTime() + 600_000).toISOString();
  const pending = { status: "PENDING", sentAt: now.toISOString(), expiresAt };
  expect(await verificationsOf(name)).toEqual([pending, pending]);
  await verify({ email: early, code: (await accounts.mailTo(early)).code });
  accounts.clock.move(600);
  expect(await verificationsOf(name)).toEqual([
    { ...pending, status: "VERIFIED" },
    { ...pending, status: "EXPIRED" },
  ]);
});
