// own shop: passwords take as long as in production, one at a time
import { afterAll, beforeAll, expect, test } from "vitest";
import { LoginDocument } from "../generated/operations.js";
import { testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const rounds = 10;
/** As many logins as wait for about a second. */
const burst = 50;
/** A share of the time of a login's work: about 0.25, and about 1.5 when the hashes of passwords hold up the event loop. */
const mostOfLogin = 0.6;

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

/** Sends the logins at once, and returns the milliseconds of each login's work, and of the queries sent every 10 ms. */
async function logInTogether(): Promise<{ work: number; queries: readonly number[] }> {
  const queries: Promise<number>[] = [];
  const measured = async (): Promise<number> => {
    const startedAt = performance.now();
    await look();
    return performance.now() - startedAt;
  };
  const pace = setInterval(() => void queries.push(measured()), 10);
  const startedAt = performance.now();
  const logins = await Promise.all(Array.from({ length: burst }, logIn));
  const work = (performance.now() - startedAt) / logins.filter(({ errors }) => errors.length === 0).length;
  clearInterval(pace);
  return { work, queries: await Promise.all(queries) };
}

// not the slowest: one pause of the machine delays every query that is sent in it
const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

test(`a query beside ${burst} logins takes less than ${mostOfLogin} of one login's work`, async () => {
  const bursts: Awaited<ReturnType<typeof logInTogether>>[] = [];
  for (let round = 0; round < rounds; round += 1) bursts.push(await logInTogether());
  const work = median(bursts.map((one) => one.work));
  const query = median(bursts.flatMap(({ queries }) => queries));
  process.stdout.write(`medians: ${query.toFixed(1)} ms for a query, ${work.toFixed(1)} ms for a login\n`);
  // some logins are done
  expect(work).toBeLessThan(1000);
  expect(query / work).toBeLessThan(mostOfLogin);
});
