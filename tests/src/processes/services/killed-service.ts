import { beforeAll, describe, expect, test } from "vitest";
import { ProductDocument } from "../../generated/operations.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";
import { cleanMessage } from "../../test-kit/data/clean-message.js";
import type { RunningServices } from "../running-services.js";
import { healthOf, statusOfEach } from "./health.js";

/** Tests that the parent starts a process again that was killed. */
export function killedService(servicesOf: () => RunningServices): void {
  describe("a service that is killed", () => {
    let lastInventory = 0;
    let services: RunningServices;
    let shop: ShopClient;

    beforeAll(() => {
      services = servicesOf();
      ({ shop } = services);
    });

    test("does not stop the others: a product has no stock until the service restarts by itself", async () => {
      const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
      lastInventory = await services.killNext("subgraphs/inventory/", 0);
      const call = () => shop.execute(ProductDocument, { id: products.nodes[0].id });
      const { status, data, errors } = await eventually(async () => {
        const answer = await call();
        expect(answer.data.product?.stock).toBeNull();
        return answer;
      });
      expect(status).toBe(200);
      expect(data.product).toMatchObject({ name: expect.any(String), stock: null });
      expect(errors).not.toEqual([]);
      for (const { path, message, extensions } of errors) {
        expect(path).toEqual(["product", "stock"]);
        expect(extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", status: 503, service: "inventory" });
        expect(message).toEqual(cleanMessage);
      }
      await eventually(async () =>
        expect((await call()).data.product?.stock).toMatchObject({ available: expect.any(Number) }),
      );
      expect(services.running.stderr).toContain("inventory ended with SIGKILL; restarting it in 0.5 s");
      await eventually(() => expect(services.running.stderr).toContain("inventory is running again"));
    });

    test("restarts, also when it is the router", async () => {
      await services.killNext("router/dist/main.js", 0);
      await eventually(() => expect(services.running.stderr).toContain("router is running again"));
      expect((await shop.fetch("/health/live")).status).toBe(200);
    });

    // waits for the pauses of 0.5, 1, 2 and 4 s
    test("restarts after growing pauses when it dies repeatedly; meanwhile the health check names it", async () => {
      for (let time = 2; time <= 5; time += 1)
        lastInventory = await services.killNext("subgraphs/inventory/", lastInventory);
      await eventually(() =>
        expect(services.running.stderr).toContain("inventory ended with SIGKILL; restarting it in 8 s"),
      );
      await eventually(async () => {
        const { body } = await healthOf(shop);
        expect(body).toMatchObject({
          status: "degraded",
          subgraphs: { ...statusOfEach("ok"), inventory: { status: "down" } },
        });
      });
    });
  });
}
