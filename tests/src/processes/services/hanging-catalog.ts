import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import { metricOf } from "../../test-kit/clients/metric-of.js";
import { addToCart } from "../../test-kit/data/buying.js";
import { signUp, type Shopper } from "../../test-kit/clients/shopper.js";
import type { RunningServices } from "../running-services.js";

/**
 * Tests a process that accepts requests and answers none. Most pages need the catalog. The proof `hanging-subgraphs`
 * measures the times, for each subgraph.
 */
export function hangingCatalog(servicesOf: () => RunningServices): void {
  describe("catalog hangs", () => {
    let services: RunningServices;
    let buyer: Shopper;
    let pid: number;

    beforeAll(async () => {
      services = servicesOf();
      buyer = await signUp(services.shop);
      const { products } = await buyer.get("{ products(first: 1, filter: { kind: PHYSICAL }) { nodes { id } } }");
      await addToCart(buyer, products.nodes[0].id);
      pid = services.processOf("subgraphs/catalog/");
      process.kill(pid, "SIGSTOP");
    });

    afterAll(() => process.kill(pid, "SIGCONT"));

    test("the router's circuit breaker opens, and requests that need catalog are refused while it hangs", async () => {
      await eventually(async () =>
        expect(await metricOf(services.metrics, 'subgraph_circuit_open{subgraph="catalog"}')).toBe(1),
      );
      for (let request = 0; request < 20; request += 1) {
        const { data, errors } = await buyer.execute("{ categories { name } }");
        expect(data).toEqual({ categories: null });
        expect(errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE", service: "catalog" } }]);
      }
    });

    test("a cart keeps its lines at the prices at which they were added", async () => {
      const { data, errors } = await buyer.execute("{ cart { lines { quantity unitPrice { amount } } } }");
      expect(errors).toEqual([]);
      expect(data.cart.lines).toMatchObject([{ quantity: 1, unitPrice: { amount: expect.any(String) } }]);
    });

    test("requests that do not need catalog and readiness probes are answered", async () => {
      const { data, errors } = await buyer.execute("{ me { email } orders { totalCount } cart { totalQuantity } }");
      expect({ data, errors }).toMatchObject({ data: { me: { email: buyer.email } }, errors: [] });
      expect((await services.shop.fetch("/health/ready")).status).toBe(200);
    });

    test("requests that need catalog are answered after it resumes", async () => {
      process.kill(pid, "SIGCONT");
      await eventually(async () => expect((await buyer.execute("{ categories { name } }")).errors).toEqual([]));
      await eventually(async () => expect(await metricOf(services.metrics, 'subgraph_up{subgraph="catalog"}')).toBe(1));
    });
  });
}
