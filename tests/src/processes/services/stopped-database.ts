import { beforeAll, describe, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { OrderDocument } from "../../generated/operations.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";
import { signUp, type Shopper } from "../../test-kit/clients/shopper.js";
import { buy } from "../../test-kit/data/buying.js";
import { cleanMessage } from "../../test-kit/data/clean-message.js";
import type { RunningServices } from "../running-services.js";
import { healthOf, statusOfEach } from "./health.js";

/** Tests that all processes stay without their database, and recover with it. */
export function stoppedDatabase(servicesOf: () => RunningServices): void {
  describe("a database that is stopped and started again", () => {
    let buyer: Shopper;
    let productId: string;
    let services: RunningServices;
    let shop: ShopClient;

    beforeAll(async () => {
      services = servicesOf();
      ({ shop } = services);
      buyer = await signUp(shop);
      const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
      productId = products.nodes[0].id;
      await services.stopDatabase();
    });

    test("meanwhile requests are answered with SUBGRAPH_UNAVAILABLE, without SQL in the message", async () => {
      const { status, data, errors } = await buyer.execute(
        "{ me { email } products { totalCount } orders { totalCount } }",
      );
      expect({ status, data }).toEqual({ status: 200, data: { me: null, products: null, orders: null } });
      expect(errors).toHaveLength(3);
      for (const { message, extensions } of errors) {
        expect(extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", status: 503 });
        expect(message).toEqual(cleanMessage);
      }
    });

    test("meanwhile each subgraph's health is 503, and the router's health names the unavailable ones", async () => {
      await eventually(async () => {
        for (const name of subgraphNames) {
          const { status, body } = await healthOf(services.subgraph(name));
          expect({ status, body }).toMatchObject({ status: 503, body: { status: "fail", service: name } });
          expect((await services.subgraph(name).fetch("/health/ready")).status).toBe(503);
        }
        expect(await healthOf(shop)).toMatchObject({ body: { status: "down", subgraphs: statusOfEach("down") } });
      });
      expect((await shop.fetch("/health/ready")).status).toBe(503);
      expect((await shop.fetch("/health/live")).status).toBe(200);
    });

    test("meanwhile souk doctor names the address that does not answer", async () => {
      const { code, checks } = await services.doctor("services");
      expect(code).toBe(1);
      const failed = checks.filter(({ check, status }) => check === "databases" && status === "failed");
      expect(failed).toMatchObject([{ message: expect.stringContaining("cannot be reached (ECONNREFUSED)") }]);
    });

    test("afterwards all services recover by themselves, including jobs", async () => {
      await services.startDatabase();
      await eventually(async () => expect((await healthOf(shop)).body.status).toBe("ok"));
      const order = await buy(buyer, productId);
      await eventually(async () => {
        expect((await buyer.get(OrderDocument, { id: order.id })).order?.shipments).toHaveLength(1);
      });
    });
  });
}
