import { randomUUID } from "node:crypto";
import { AccessTokenVerifier, signAccessToken } from "@souk/kernel/identity/access-token";
import { RemoteKeys } from "@souk/kernel/keys/remote-keys";
import { loadShopEnvironment } from "@souk/tests/test-kit/shop/load-shop";
import { makeShopKeys } from "@souk/tests/test-kit/shop/shop-keys";
import { ShopProcess } from "@souk/tests/test-kit/shop/shop-process";
import { TemporaryFolder } from "@souk/tests/test-kit/shop/temporary-folder";

export interface ProofRow {
  readonly token: "seen first" | "seen before";
  readonly tokens: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The largest allowed value. */
  readonly limitMs: number;
}

const tokensInAll = 5000;
const proofLimitMs = 0.2;

/** Measures the verification of tokens with the keys that a shop publishes. */
export async function benchAuth(): Promise<ProofRow[]> {
  await using folder = await TemporaryFolder.create();
  const { environment: keys, userKey } = await makeShopKeys();
  const environment = { ...(await loadShopEnvironment(folder.path)), ...keys, LOG_LEVEL: "warn" };
  await using shop = ShopProcess.start({ environment });
  const client = await shop.ready();
  const verifier = new AccessTokenVerifier(new RemoteKeys(`${client.origin}/.well-known/jwks.json`));
  const tokens = await Promise.all(Array.from({ length: tokensInAll }, () => newToken(userKey)));
  return await benchProofs(verifier, tokens);
}

/** Verifies each token twice with cached keys; the first verification fetches the keys and does not count. */
async function benchProofs(verifier: AccessTokenVerifier, tokens: readonly string[]): Promise<ProofRow[]> {
  const [warmUp, counted] = [tokens.slice(0, 1000), tokens.slice(1000)];
  await timesOf(verifier, warmUp);
  const row = async (token: ProofRow["token"]): Promise<ProofRow> => {
    const sorted = (await timesOf(verifier, counted)).sort((one, other) => one - other);
    const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0;
    return { token, tokens: counted.length, medianMs: at(0.5), p95Ms: at(0.95), limitMs: proofLimitMs };
  };
  return [await row("seen first"), await row("seen before")];
}

async function timesOf(verifier: AccessTokenVerifier, tokens: readonly string[]): Promise<number[]> {
  const tookMs: number[] = [];
  for (const token of tokens) {
    const start = performance.now();
    await verifier.viewerOf(`Bearer ${token}`);
    tookMs.push(performance.now() - start);
  }
  return tookMs;
}

function newToken(key: Parameters<typeof signAccessToken>[0]): Promise<string> {
  const claims = { sub: randomUUID(), username: "bench", role: "CUSTOMER", sid: randomUUID() } as const;
  return signAccessToken(key, claims, new Date(), 600);
}
