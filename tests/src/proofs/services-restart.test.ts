// own shop: each service is a process; takes long: it starts thirteen of them twice
import { afterAll, beforeAll, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { isSignedIn, keys, kidOf, publishedKids, signInByNewKey } from "../identity/rotated-keys.js";
import { cachedProducts, startRedis } from "../processes/services/cached-products.js";
import { projectInEachProcess, startProject } from "../processes/services/project.js";
import { RunningServices } from "../processes/running-services.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, signUp, testPassword, type Shopper } from "../test-kit/clients/shopper.js";

const resources = new AsyncDisposableStack();
let services: RunningServices;
/** A user who has signed in before and after a key rotation. */
const rotation: Shopper[] = [];
let restarted: ShopClient;

beforeAll(async () => {
  services = resources.use(await RunningServices.start({ RATE_LIMITS: "off" }));
  const buyer = await signUp(services.shop);
  // a service fetches the keys for an unknown key at most once in 10 s
  await keys(services.dataDir, "rotate", "--after", "12");
  rotation.push(buyer, await signInByNewKey(services.shop, buyer, Date.now() + 12_000));
  await keys(services.dataDir, "rotate", "--after", "600");
  await services.running.end("SIGINT");
  await services.stopDatabase();
  restarted = await services.restartWithEmbeddedDatabase({
    ...(await startProject(resources)),
    ...(await startRedis(resources)),
  });
});

afterAll(() => resources.disposeAsync());

test("the data and the keys stay for the next start, so that sessions remain valid during a key rotation", async () => {
  await Promise.all(rotation.map((shopper) => isSignedIn(restarted.with(shopper.headers))));
  const again = await signIn(restarted, rotation[0]?.email ?? "", testPassword);
  expect(kidOf(again)).toBe(kidOf(rotation[1] ?? again));
  expect(await publishedKids(restarted)).toHaveLength(3);
});

projectInEachProcess(() => services);

cachedProducts(() => services);

test("kill -9 of the parent ends all processes within seconds, including its database", async () => {
  expect(services.running.living().length).toBeGreaterThan(subgraphNames.length + 2);
  services.running.kill("SIGKILL");
  await eventually(() => expect(services.running.living()).toEqual([]));
});
