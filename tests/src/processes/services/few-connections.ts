import { describe, expect, test } from "vitest";
import { leastConnections } from "@souk/kernel/database/connection-budget";
import { addToCart } from "../../test-kit/data/buying.js";
import { startGuest, type Guest } from "../../test-kit/clients/guest.js";
import type { RunningServices } from "../running-services.js";

const clients = 48;
const rounds = 2;
const queries = [
  "{ products(first: 20) { nodes { name stock { available } } } courses(first: 5) { nodes { title } } }",
  "{ cart { lines { quantity product { name stock { available } } } } }",
  "{ orders { totalCount } notifications { totalCount } }",
];

/** Tests that the pools of all processes share the few connections of the server. */
export function fewConnections(servicesOf: () => RunningServices): void {
  describe("a server with max_connections = 50", () => {
    test(`answers ${clients} concurrent clients without an internal error or a database error`, async () => {
      const { shop, running } = servicesOf();
      const earlierLines = running.stdout.length;
      const { products } = await shop.get("{ products(first: 10, filter: { kind: PHYSICAL }) { nodes { id } } }");
      const ids = products.nodes.map(({ id }: { id: string }) => id) as string[];
      const guests = await Promise.all(Array.from({ length: clients }, () => startGuest(shop)));
      const visit = async (guest: Guest) => {
        const answers = [];
        for (let round = 0; round < rounds; round += 1) {
          await addToCart(guest, ids[round % ids.length] ?? "").catch(() => undefined);
          for (const query of queries) answers.push(await guest.execute(query));
        }
        return answers;
      };
      const answers = (await Promise.all(guests.map(visit))).flat();
      expect(answers).toHaveLength(clients * rounds * queries.length);
      const refusals = answers.flatMap(({ errors }) => errors);
      expect(refusals.filter(({ extensions }) => extensions?.code !== "SUBGRAPH_UNAVAILABLE")).toEqual([]);
      expect(JSON.stringify(answers)).not.toMatch(/too many|remaining connection slots/);
      for (const { extensions } of refusals) expect(extensions).toMatchObject({ status: 503 });
      // the pools queue: nearly all requests only wait
      expect(refusals.length).toBeLessThan(answers.length / 10);
      expect(running.stdout.slice(earlierLines).filter((line) => line.includes("sorry, too many clients"))).toEqual([]);
    });

    test("a request that gets no connection is refused with 503 and Retry-After", async () => {
      const { shop } = servicesOf();
      await using holder = await servicesOf().connect("catalog");
      await holder.query("begin; lock table products");
      // the only connection of the pool waits for the lock
      const first = shop.fetch("/api/v1/products?limit=1");
      // takes long: a request waits five seconds for a connection
      const refused = await shop.fetch("/api/v1/products?limit=2");
      expect([refused.status, await refused.json()]).toEqual([503, expect.objectContaining({ success: false })]);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      await holder.query("rollback");
      expect((await first).status).toBe(200);
    });

    test("leaves the connections outside the shop's budget to other programs", async () => {
      const [found] = await servicesOf().rows<{ count: number }>(
        "select count(*)::int as count from pg_stat_activity where usename like 'souk\\_%'",
      );
      expect(found?.count).toBeLessThanOrEqual(leastConnections(1));
    });
  });
}
