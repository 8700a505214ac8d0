import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { FoundEntities } from "@souk/kernel/cache/entities/entity-cache";
import type { EntityChanges } from "@souk/kernel/cache/entities/entity-changes";
import { describeEntityCaches, type TestEntityCache } from "@souk/kernel/testing/redis/entity-caches";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import type { EntityManager } from "typeorm";
import { startCatalog } from "./app.js";
import { catalogDatabase } from "./store/database-definition.js";
import { fakeInventory } from "./testing/fake-inventory.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const query = "name";

describeEntityCaches("products that are kept while they change", (open) => {
  let resources: AsyncDisposableStack;
  let cache: TestEntityCache;
  let serviceContext: TestServiceContext;
  let catalog: Subgraph;
  let id: string;
  /** Runs between the notification of a change and its commit. */
  let beforeCommit: (manager: EntityManager) => Promise<void>;

  beforeEach(async () => {
    resources = new AsyncDisposableStack();
    cache = resources.use(await open());
    const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
    serviceContext = await testServiceContext();
    beforeCommit = async () => undefined;
    const changes: EntityChanges = {
      async beforeCommit(manager, type, ids) {
        await cache.changes.beforeCommit(manager, type, ids);
        await beforeCommit(manager);
      },
      jobs: cache.changes.jobs,
    };
    const config = { database: database.settings, currency: "CAD", demoData: false, publicUrl: "https://souk.example" };
    catalog = resources.use(await startCatalog(config, serviceContext, { inventory: fakeInventory, changes }));
    const input = { sku: "LAMP", name: "Old", price: { amount: "5.00", currency: "CAD" } };
    const create = `mutation ($input: CreateProductInput!) { createProduct(input: $input) { ... on Product { id } } }`;
    const { data } = await serviceContext.execute(catalog, create, { input }, { as: admin });
    id = data.createProduct.id;
  });
  afterEach(async () => resources.disposeAsync());

  const names = () => ({ subgraph: "catalog", type: "Product", ids: [id] });

  async function lookUp(): Promise<FoundEntities> {
    const found = await cache.cache.find(query, names());
    if (!found) throw new Error("the cache is away");
    return found;
  }

  const inCache = async () => (await lookUp()).values[0];

  async function inCatalog(): Promise<string> {
    const { data } = await serviceContext.execute(catalog, `{ product(id: "${id}") { name } }`);
    return data.product.name;
  }

  const keep = (name: string, found: FoundEntities) =>
    cache.cache.store(query, names(), { values: [name], seconds: 30, lookUp: found.lookUp });

  /** Behaves like a router: reads the cache, or else asks the catalog and caches the answer. */
  async function seen(): Promise<string> {
    const found = await lookUp();
    if (found.values[0] !== undefined) return found.values[0];
    const name = await inCatalog();
    await keep(name, found);
    return name;
  }

  async function rename(name: string): Promise<"changed" | "failed"> {
    const mutation = `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { __typename } }`;
    const { errors } = await serviceContext.execute(catalog, mutation, { input: { id, name } }, { as: admin });
    return errors ? "failed" : "changed";
  }

  /** Starts a rename that waits before its commit until `go` is called. */
  function delayedRename(name: string) {
    const [reached, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    beforeCommit = async () => {
      reached.resolve();
      await go.promise;
    };
    return { done: rename(name), reached: reached.promise, go: go.resolve };
  }

  test("the next read sees a change", async () => {
    expect([await seen(), await inCache()]).toEqual(["Old", "Old"]);
    for (const name of ["First", "Second", "Third"]) {
      await rename(name);
      expect(await seen()).toBe(name);
    }
  });

  test("a read between the notification and the commit sees the old value, and reads after the commit do not", async () => {
    await seen();
    const change = delayedRename("New");
    await change.reached;
    expect([await seen(), await inCache()]).toEqual(["Old", undefined]);
    const late = await lookUp();
    const read = await inCatalog();
    change.go();
    expect(await change.done).toBe("changed");
    await keep(read, late);
    expect([read, await seen()]).toEqual(["Old", "New"]);
  });

  test("a value that was read before a change and cached after it is not served", async () => {
    const early = await lookUp();
    const read = await inCatalog();
    await rename("New");
    await keep(read, early);
    expect([read, await seen()]).toEqual(["Old", "New"]);
  });

  test.each<[string, (manager: EntityManager) => Promise<unknown>]>([
    [
      "is rolled back",
      async () => {
        throw new Error("taken back");
      },
    ],
    ["loses its connection", (manager) => manager.query("select pg_terminate_backend(pg_backend_pid())")],
  ])("a change that %s is never visible", async (_how, fail) => {
    await seen();
    beforeCommit = async (manager) => void (await fail(manager));
    expect(await rename("Never")).toBe("failed");
    expect([await inCache(), await seen(), await seen()]).toEqual([undefined, "Old", "Old"]);
  });

  test("concurrent reads never return an older value than one already confirmed to a client", async () => {
    let answered = 0;
    let ended = false;
    // at once, and up to five milliseconds later
    let commits = 0;
    beforeCommit = () => new Promise((resolve) => setTimeout(resolve, (commits += 1) % 6));
    const changing = async () => {
      for (let number = 1; number <= 12; number += 1) {
        await rename(`Name ${number}`);
        answered = number;
      }
      ended = true;
    };
    const reading = async () => {
      while (!ended) {
        // Waits as network requests do.
        await new Promise((resolve) => setImmediate(resolve));
        const least = answered;
        const name = await seen();
        expect(name === "Old" ? 0 : Number(name.slice("Name ".length))).toBeGreaterThanOrEqual(least);
      }
    };
    await Promise.all([changing(), ...Array.from({ length: 4 }, reading)]);
    expect(await seen()).toBe("Name 12");
  });
});
