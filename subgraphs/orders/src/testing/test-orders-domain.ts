import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { tokenTypes } from "@souk/kernel/cards/card-token";
import type { Database } from "@souk/kernel/database/database";
import type { VaultedCard } from "@souk/kernel/cards/vaulted-card";
import { noCrashPoint } from "@souk/kernel/process/crash-point";
import { systemClock } from "@souk/kernel/values/clock";
import type { CheckoutBuyer } from "../domain/checkout/prepare-checkout.js";
import { ordersDomain, type OrdersDeps, type OrdersDomain } from "../domain/orders-domain.js";
import { OrderLinkRepository } from "../store/guest/order-link-repository.js";
import { ImportedOrderRepository } from "../store/import/imported-order-repository.js";
import { orderRepository } from "../store/order-repository.js";
import { StaffNoteRepository } from "../store/order/staff-note-repository.js";
import { StuckOrderRepository } from "../store/repair/stuck-order-repository.js";
import { CartReminderRepository } from "../store/reminders/cart-reminder-repository.js";
import { CourseSalesRepository } from "../store/reports/course-sales-repository.js";
import { SalesRepository } from "../store/reports/sales-repository.js";
import type { FakePeers } from "./fake-peers.js";

export const goodCard = sealedCard("4242424242424242");
export const shippingAddress = { fullName: "Ada", line1: "1 Main", city: "Ottawa", postalCode: "K1A", country: "CA" };

/** Returns a card as the router sends it. Its tokens hold no secret, because only payments opens them. */
export function sealedCard(cardNumber: string): VaultedCard {
  const token = (header: object): string => `${Buffer.from(JSON.stringify(header)).toString("base64url")}.k.i.c.t`;
  return {
    cardNumber: token({ typ: tokenTypes.cardNumber, kid: "test", fpr: cardNumber }),
    expiryMonth: 12,
    expiryYear: 2030,
    cvc: token({ typ: tokenTypes.cvc, kid: "test" }),
  };
}

/** Returns a buyer with an account. */
export function customer(id: string = randomUUID()): CheckoutBuyer {
  return { kind: "user", id };
}

/**
 * Builds the orders domain on a real database with fakes of the other services. The outbox does not run, so its jobs
 * are never done.
 */
export function testOrdersDomain(
  database: Database,
  fakes: FakePeers,
  change: Partial<Pick<OrdersDeps, "clock" | "crashPoint">> = {},
): OrdersDomain {
  return ordersDomain({
    store: orderRepository(database),
    notes: new StaffNoteRepository(database),
    sales: new SalesRepository(database),
    courseSales: new CourseSalesRepository(database),
    importedOrders: new ImportedOrderRepository(database),
    links: new OrderLinkRepository(database),
    stuck: new StuckOrderRepository(database),
    reminders: new CartReminderRepository(database),
    cartReminderHours: { first: 1, second: 24 },
    publicUrl: "https://souk.example",
    peers: fakes.peers,
    clock: systemClock,
    newId: randomUUID,
    pause: (ms) => setTimeout(ms),
    crashPoint: noCrashPoint,
    currency: "CAD",
    unpaidOrderSeconds: 86_400,
    reviewRequestDays: 14,
    courseShopShare: 1500,
    ...change,
  });
}
