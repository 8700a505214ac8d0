// own shop: each service is a process; takes long: it starts thirteen of them twice
import { afterAll, beforeAll, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { isSignedIn, keys, kidOf, publishedKids } from "../identity/rotated-keys.js";
import { cachedProducts, startRedis } from "../processes/services/cached-products.js";
import { projectInEachProcess, startProject } from "../processes/services/project.js";
import { RunningServices } from "../processes/running-services.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, signUp, testPassword, type Shopper } from "../test-kit/clients/shopper.js";

const resources = new AsyncDisposableStack();
let services: RunningServices;
let buyer: Shopper;
let restarted: ShopClient;

beforeAll(async () => {
  services = resources.use(await RunningServices.start({ RATE_LIMITS: "off" }));
  buyer = await signUp(services.shop);
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
  await isSignedIn(restarted.with(buyer.headers));
  const again = await signIn(restarted, buyer.email, testPassword);
  expect(kidOf(again)).toBe(kidOf(buyer));
  expect(await publishedKids(restarted)).toHaveLength(2);
});

projectInEachProcess(() => services);

cachedProducts(() => services);

test("kill -9 of the parent ends all processes within seconds, including its database", async () => {
  expect(services.running.living().length).toBeGreaterThan(subgraphNames.length + 2);
  services.running.kill("SIGKILL");
  await eventually(() => expect(services.running.living()).toEqual([]));
});
