import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { CartMerge, CartPeer, GuestHandOver, GuestOrdersClaim } from "../../domain/peers.js";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

const password = "a fine long password";
const merge: CartMerge = {
  lines: [
    {
      productId: randomUUID(),
      outcome: "CAPPED",
      reason: "STOCK",
      guestQuantity: 5,
      quantityBefore: 7,
      quantityAfter: 10,
    },
  ],
};

/** A fake cart that can be down. */
class TestCarts implements CartPeer {
  isUnavailable = false;
  readonly atOnce: GuestHandOver[] = [];
  readonly later: GuestHandOver[] = [];

  async merge(handOver: GuestHandOver): Promise<CartMerge> {
    if (this.isUnavailable) throw new ServiceUnavailableError("cart");
    this.later.push(handOver);
    return merge;
  }

  async mergeAtOnce(handOver: GuestHandOver): Promise<CartMerge | null> {
    if (this.isUnavailable) return null;
    this.atOnce.push(handOver);
    return merge;
  }
}

let carts: TestCarts;
let accounts: TestAccounts;
const ordersClaims: GuestOrdersClaim[] = [];

beforeAll(async () => {
  carts = new TestCarts();
  accounts = await TestAccounts.start(
    {},
    { carts, orders: { claim: async (claim) => void ordersClaims.push(claim), unfinishedOrders: async () => [] } },
  );
});

beforeEach(() => {
  carts.isUnavailable = false;
  carts.atOnce.length = 0;
  carts.later.length = 0;
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const signedIn = `... on SignedIn { accessToken user { id } cartMerge { lines {
  product { id } outcome reason guestQuantity quantityBefore quantityAfter } } }`;

async function aGuest(): Promise<{ id: string; as: TestRequestOptions }> {
  const { data } = await accounts.execute(`mutation { startGuestSession { accessToken } }`);
  const token: string = data.startGuestSession.accessToken;
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  return { id: claims.sub, as: { token } };
}

async function register(): Promise<{ email: string; code: string }> {
  const email = `${randomUUID()}@example.com`;
  const mutation = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  await accounts.execute(mutation, { input: { email, password } });
  return { email, code: (await accounts.mailTo(email)).code };
}

const verify = async (input: object, as?: TestRequestOptions): Promise<any> => {
  const mutation = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { ${signedIn} } }`;
  return (await accounts.execute(mutation, { input }, as)).data.verifyEmail;
};
const login = async (email: string, as?: TestRequestOptions): Promise<any> => {
  const mutation = `mutation ($input: LoginInput!) { login(input: $input) { ${signedIn} } }`;
  return (await accounts.execute(mutation, { input: { email, password } }, as)).data.login;
};
const waiting = () => accounts.rows(`select key from graphile_worker._private_jobs where key like 'mergeGuestCart:%'`);

describe("a sign-in with a guest's token", () => {
  const { productId, ...line } = merge.lines[0]!;
  const report = { lines: [{ product: { id: productId }, ...line }] };

  test("returns the merge report of the guest's cart, and leaves no job in the outbox", async () => {
    const [{ email, code }, first, second] = [await register(), await aGuest(), await aGuest()];
    const verified = await verify({ email, code }, first.as);
    expect(verified.cartMerge).toEqual(report);
    expect((await login(email, second.as)).cartMerge).toEqual(report);
    const userId = verified.user.id;
    expect(carts.atOnce).toMatchObject([
      { guestId: first.id, userId },
      { guestId: second.id, userId },
    ]);
    expect(new Set(carts.atOnce.map(({ mergeId }) => mergeId)).size).toBe(2);
    expect(await waiting()).toEqual([]);
  });

  test("succeeds while cart is down, and cart merges later under the same id", async () => {
    const [{ email, code }, guest] = [await register(), await aGuest()];
    carts.isUnavailable = true;
    const { user, accessToken, cartMerge } = await verify({ email, code }, guest.as);
    expect([typeof accessToken, cartMerge]).toEqual(["string", null]);
    const [{ key }] = await waiting();
    carts.isUnavailable = false;
    const deadline = Date.now() + 20_000;
    while (carts.later.length === 0 && Date.now() < deadline) await pause(50);
    const mergeId = key.replace("mergeGuestCart:", "");
    expect(carts.later).toEqual([{ mergeId, guestId: guest.id, userId: user.id }]);
    expect(await accounts.rows(`select 1 from sessions where id = $1`, [mergeId])).toHaveLength(1);
  });

  test("does not merge when it fails", async () => {
    const [{ email }, guest] = [await register(), await aGuest()];
    await login(email, guest.as);
    await verify({ email, code: "000000" }, guest.as);
    expect([carts.atOnce, await waiting()]).toEqual([[], []]);
  });
});

test("a sign-in without a guest's token, a refresh and a change of the password return no cart report", async () => {
  const { email, code } = await register();
  const { accessToken, cartMerge } = await verify({ email, code });
  const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ... on SignedIn { cartMerge { __typename } } } }`;
  const input = { currentPassword: password, newPassword: `${password} or other` };
  const { data } = await accounts.execute(change, { input }, { token: accessToken });
  expect([cartMerge, data.changePassword.cartMerge, carts.atOnce]).toEqual([null, null, []]);
});

describe("guest orders are claimed", () => {
  const claimsOf = async (id: string, count: number): Promise<GuestOrdersClaim[]> => {
    const find = () => ordersClaims.filter(({ userId }) => userId === id);
    const deadline = Date.now() + 10_000;
    while (find().length < count && Date.now() < deadline) await pause(25);
    return find();
  };

  test("by address once the user has verified it", async () => {
    const { email, code } = await register();
    await verify({ email, code: code === "000000" ? "000001" : "000000" });
    expect(ordersClaims.filter((claim) => "email" in claim && claim.email === email)).toEqual([]);
    const { user } = await verify({ email: email.toUpperCase(), code });
    expect(await claimsOf(user.id, 1)).toEqual([{ userId: user.id, email }]);
  });

  test("by a sign-in with the guest's token, for that guest", async () => {
    const [{ email, code }, guest] = [await register(), await aGuest()];
    const { user } = await verify({ email, code });
    await claimsOf(user.id, 1);
    await login(email, guest.as);
    expect(await claimsOf(user.id, 2)).toContainEqual({ userId: user.id, guestId: guest.id });
  });
});
