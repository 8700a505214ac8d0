import { describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { OrderDeps } from "../order-deps.js";
import type { OrderMove } from "../order-store.js";
import { cancelUnpaid } from "./cancel-order.js";
import type { Order } from "./order.js";

const order = { id: "order", number: "ORD-1", buyerId: "buyer", guest: null, status: "CREATED" } as unknown as Order;

describe("the cancellation of an unpaid order", () => {
  test.each([
    ["releases the reservation immediately", true],
    ["leaves the release to the job when inventory is unavailable", false],
  ])("%s", async (_case, isUp) => {
    const moves: OrderMove[] = [];
    const released: string[] = [];
    const deps = {
      store: {
        moveOrder: async (move: OrderMove) => {
          moves.push(move);
          return { ...order, status: "CANCELLED" };
        },
      },
      peers: {
        inventory: {
          release: async (orderId: string) => {
            if (!isUp) throw new ServiceUnavailableError("inventory");
            released.push(orderId);
          },
        },
      },
      clock: { now: () => new Date(0) },
    } as unknown as OrderDeps;
    const cancelled = await cancelUnpaid(deps)(order, { actor: "time", reason: "test" });
    expect(cancelled?.status).toBe("CANCELLED");
    expect(moves.map(({ from, to }) => [from, to])).toEqual([["CREATED", "CANCELLED"]]);
    expect(moves[0]?.jobs).toContainEqual({ task: "releaseReservation", data: { orderId: order.id } });
    expect(released).toEqual(isUp ? [order.id] : []);
  });
});
