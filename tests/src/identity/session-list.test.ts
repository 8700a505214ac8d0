import { afterAll, beforeAll, expect, test } from "vitest";
import {
  MeDocument,
  RefreshSessionDocument,
  RevokeAllSessionsDocument,
  RevokeSessionDocument,
} from "../generated/operations.js";
import { signIn, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const continues = async (refreshToken: string): Promise<boolean> =>
  (await shop.client.get(RefreshSessionDocument, { refreshToken })).refreshSession?.__typename === "SignedIn";

test("S0-39: a user sees their sessions and can end another one", async () => {
  const buyer = await shop.signUp();
  const browser = await signIn(shop.client.with({ "user-agent": firefox }), buyer.email, testPassword);
  const phone = await shop.signIn(buyer.email, testPassword);
  const stranger = await shop.signUp();

  const sessions = (await buyer.get(MeDocument)).me?.sessions ?? [];
  expect([sessions.length, sessions.filter(({ isCurrent }) => isCurrent).length]).toEqual([3, 1]);
  const { id = "" } = sessions.find(({ userAgent }) => userAgent === firefox) ?? {};
  const devices = await buyer.get(`{ me { sessions { id device clientAddress } } }`);
  expect(devices.me.sessions.find((each: { id: string }) => each.id === id)).toMatchObject({
    device: "Firefox on Linux",
    clientAddress: "127.0.0.0/24",
  });

  expect(await stranger.get(RevokeSessionDocument, { id })).toEqual({ revokeSession: false });
  expect(await buyer.get(RevokeSessionDocument, { id })).toEqual({ revokeSession: true });
  expect(await continues(browser.refreshToken)).toBe(false);

  expect(await buyer.get(RevokeAllSessionsDocument, { exceptCurrent: true })).toEqual({ revokeAllSessions: 1 });
  expect(await continues(phone.refreshToken)).toBe(false);
  expect((await buyer.get(MeDocument)).me?.sessions).toMatchObject([{ isCurrent: true }]);
  expect(await continues(buyer.refreshToken)).toBe(true);
});
