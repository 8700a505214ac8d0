import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, testPassword, type Shopper } from "../test-kit/clients/shopper.js";

const program = fileURLToPath(new URL("../../../shop/dist/souk.js", import.meta.url));

/** Runs `souk keys` on the key sets in a folder. */
export async function keys(dataDir: string, ...command: string[]): Promise<string> {
  const options = { cwd: dataDir, env: { PATH: process.env.PATH, DATA_DIR: dataDir } };
  const { stdout } = await promisify(execFile)(process.execPath, [program, "keys", ...command], options);
  return stdout;
}

export function kidOf({ accessToken }: Shopper): string {
  const [header = ""] = accessToken.split(".");
  return JSON.parse(Buffer.from(header, "base64url").toString()).kid;
}

export async function publishedKids(client: ShopClient): Promise<string[]> {
  const { keys: published } = (await (await client.fetch("/.well-known/jwks.json")).json()) as {
    keys: { kid: string; d?: string }[];
  };
  expect(published.filter((key) => "d" in key)).toEqual([]);
  return published.map(({ kid }) => kid);
}

/** A query to every subgraph that knows users. */
export const mine =
  "{ me { email } cart { id } orders { totalCount } paymentMethods { id } notifications { totalCount } myCourses { id } }";

/** Sends a request whose token each of those subgraphs verifies itself. */
export async function isSignedIn(shopper: ShopClient): Promise<void> {
  const { status, errors } = await shopper.execute(mine);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
}

/** Signs in until the tokens are signed by a new key. `signsFromMs`: when that key starts to sign. */
export async function signInByNewKey(client: ShopClient, before: Shopper, signsFromMs = Date.now()): Promise<Shopper> {
  const signedIn = async (): Promise<Shopper> => {
    const shopper = await signIn(client, before.email, testPassword);
    // at every moment of a rotation
    await Promise.all([isSignedIn(before), isSignedIn(shopper)]);
    return shopper;
  };
  const early = await signedIn();
  if (kidOf(early) !== kidOf(before)) return early;
  // nothing changes until shortly before that time
  await delay(Math.max(0, signsFromMs - Date.now() - 1000));
  return eventually(async () => {
    const shopper = await signedIn();
    expect(kidOf(shopper)).not.toBe(kidOf(before));
    return shopper;
  });
}
