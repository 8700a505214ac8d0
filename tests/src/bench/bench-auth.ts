import { randomUUID } from "node:crypto";
import { AccessTokenVerifier, signAccessToken } from "@souk/kernel/access-token";
import { findEmbeddedPostgres } from "@souk/kernel/embedded-postgres";
import { RemoteKeys } from "@souk/kernel/remote-keys";
import { verify } from "@node-rs/argon2";
import { LoginDocument, RegisterDocument } from "../generated/operations.js";
import { loadShopEnvironment } from "../test-kit/load-shop.js";
import type { ShopClient } from "../test-kit/shop-client.js";
import { makeShopKeys } from "../test-kit/shop-keys.js";
import { ShopProcess } from "../test-kit/shop-process.js";
import { testPassword } from "../test-kit/shopper.js";
import { TemporaryFolder } from "../test-kit/temporary-folder.js";
import { FloorLogin } from "./floor-login.js";
import { Rounds, type Pace } from "./rounds.js";

export interface LoginRow {
  readonly atOnce: number;
  readonly souk: Pace;
  /** One argon2 of the stored hash, and nothing else. */
  readonly argon2: Pace;
  /** The argon2 and the statements of a login. */
  readonly floor: Pace;
}

export interface ProofRow {
  readonly token: "seen first" | "seen before";
  readonly tokens: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** What it may be. */
  readonly limitMs: number;
}

export interface AuthFigures {
  readonly logins: readonly LoginRow[];
  readonly proofs: readonly ProofRow[];
}

const crowds = [1, 4];
const roundsOfEach = 4;
const tokensOfEach = 5000;
const proofLimitMs = 0.2;

/** Logins at a shop in one process beside what they cannot do without, by turns; then proofs of tokens by the keys that the shop publishes. */
export async function benchAuth(seconds: number): Promise<AuthFigures> {
  await using folder = await TemporaryFolder.create();
  const { environment: keys, userKey } = await makeShopKeys();
  const environment = { ...(await loadShopEnvironment(folder.path)), ...keys, LOG_LEVEL: "warn" };
  await using shop = ShopProcess.start({ environment });
  const client = await shop.ready();
  const emails: string[] = [];
  for (const _ of Array.from({ length: Math.max(...crowds) })) emails.push(await register(client));
  const found = await findEmbeddedPostgres(folder.path);
  if (typeof found === "string") throw new Error("the shop's database is not to be found");
  await using floor = new FloorLogin(found.url);
  const logins: LoginRow[] = [];
  for (const atOnce of crowds) logins.push(await benchLogins(emails.slice(0, atOnce), { client, floor, seconds }));
  const verifier = new AccessTokenVerifier(new RemoteKeys(`${client.origin}/.well-known/jwks.json`));
  const tokens = await Promise.all(Array.from({ length: tokensOfEach }, () => newToken(userKey)));
  return { logins, proofs: await benchProofs(verifier, tokens) };
}

async function benchLogins(
  emails: readonly string[],
  { client, floor, seconds }: { readonly client: ShopClient; readonly floor: FloorLogin; readonly seconds: number },
): Promise<LoginRow> {
  const hashes = await Promise.all(emails.map((email) => floor.hashOf(email)));
  const souk = new Rounds(emails.map((email) => () => login(client, email)));
  const bare = new Rounds(emails.map((email) => () => floor.signIn(email, testPassword)));
  const argon2 = new Rounds(hashes.map((hash) => () => verify(hash, testPassword)));
  const all = [argon2, bare, souk];
  // what is measured first would pay for what is done once
  for (const rounds of all) await rounds.warmUp();
  // by turns, so that a machine that is faster for a while is so for all
  for (const _ of Array.from({ length: roundsOfEach }))
    for (const rounds of all) await rounds.run(seconds / roundsOfEach);
  return { atOnce: emails.length, souk: souk.pace(), argon2: argon2.pace(), floor: bare.pace() };
}

/** Each token twice, by cached keys: the first has to fetch them, and is not counted. */
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

async function register(client: ShopClient): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await client.get(RegisterDocument, { input: { email, password: testPassword } });
  return email;
}

async function login(client: ShopClient, email: string): Promise<void> {
  const { login: signedIn } = await client.get(LoginDocument, { input: { email, password: testPassword } });
  if (signedIn?.__typename !== "SignedIn") throw new Error(`nobody was signed in: ${JSON.stringify(signedIn)}`);
}
