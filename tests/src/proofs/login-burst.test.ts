// own shop: passwords take as long as in production, one at a time
import { afterAll, beforeAll, expect, test } from "vitest";
import { LoginDocument } from "../generated/operations.js";
import { testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const rounds = 10;
/** As many logins as wait for about a second. */
const burst = 50;
/** About 0.25, and about 0.9 when the hashes of passwords hold up the event loop. */
const mostOfQueries = 0.6;

let shop: TestShop;
let shopper: Shopper;

beforeAll(async () => {
  shop = await TestShop.create({
    environment: { ARGON2_MEMORY_KIB: "19456", ARGON2_PASSES: "2", ARGON2_LANES: "1", PASSWORD_CONCURRENCY: "1" },
  });
  shopper = await shop.signUp();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const look = () => shop.client.execute("{ categories { name } }");
const logIn = () => shop.client.execute(LoginDocument, { input: { email: shopper.email, password: testPassword } });

/** Sends the requests at once, and returns the milliseconds of the queries that are sent meanwhile, every 10 ms. */
async function latenciesDuring(send: () => Promise<unknown>): Promise<number[]> {
  const others: Promise<number>[] = [];
  const measured = async (): Promise<number> => {
    const startedAt = performance.now();
    await look();
    return performance.now() - startedAt;
  };
  const pace = setInterval(() => void others.push(measured()), 10);
  await Promise.all(Array.from({ length: burst }, send));
  clearInterval(pace);
  return Promise.all(others);
}

const p99 = (latencies: readonly number[]): number =>
  latencies.toSorted((one, other) => one - other)[Math.ceil(latencies.length * 0.99) - 1] ?? 0;

test(`other requests beside ${burst} logins take less than ${mostOfQueries} of their p99 beside ${burst} queries`, async () => {
  const during = { queries: [] as number[], logins: [] as number[] };
  await latenciesDuring(look);
  for (let round = 0; round < rounds; round += 1) {
    during.queries.push(...(await latenciesDuring(look)));
    during.logins.push(...(await latenciesDuring(logIn)));
  }
  const [queries, logins] = [p99(during.queries), p99(during.logins)];
  process.stdout.write(
    `p99 of other requests: ${queries.toFixed(0)} ms beside queries (${during.queries.length}), ${logins.toFixed(0)} ms beside logins (${during.logins.length})\n`,
  );
  expect(logins / queries).toBeLessThan(mostOfQueries);
});
