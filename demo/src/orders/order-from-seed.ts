import { demoCourses } from "../courses.js";
import { demoId } from "../demo-id.js";
import { demoUsers } from "../users.js";
import type {
  DemoEnrollment,
  DemoOrder,
  DemoOrderLine,
  DemoPayment,
  DemoShipment,
  DemoShipmentEvent,
  DemoShippingAddress,
} from "./demo-order.js";
import { orderEvents } from "./order-events.js";
import type { OrderSeed } from "./order-seed.js";
import { demoProducts } from "../products.js";

const shippingFlatMinor = 799;
const shippingFreeFromMinor = 10000;

/**
 * Derives the whole order. Throws when the seed names a customer, an address, a SKU or a payment that does not exist.
 */
export function orderFromSeed(seed: OrderSeed): DemoOrder {
  const lines = orderLines(seed);
  const isShipped = lines.some((line) => line.kind === "PHYSICAL");
  const subtotalMinor = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0);
  const shippingMinor = isShipped && subtotalMinor < shippingFreeFromMinor ? shippingFlatMinor : 0;
  const totalMinor = subtotalMinor + shippingMinor;
  const events = orderEvents(seed);
  return {
    id: demoId("order", seed.number),
    number: seed.number,
    customerId: customerOf(seed).id,
    status: events.at(-1)?.to ?? "CREATED",
    lines,
    subtotalMinor,
    shippingMinor,
    totalMinor,
    currency: "CAD",
    placedAt: seed.placedAt,
    shippingAddress: isShipped ? shippingAddressOf(seed) : null,
    events,
    payment: paymentOf(seed, totalMinor),
    shipment: shipmentOf(seed),
    enrollments: enrollmentsOf(seed, lines),
  };
}

function customerOf(seed: OrderSeed) {
  const customer = demoUsers.find((user) => user.email === seed.customerEmail);
  if (!customer) throw new Error(`${seed.number}: no demo user ${seed.customerEmail}`);
  return customer;
}

function shippingAddressOf(seed: OrderSeed): DemoShippingAddress {
  const address = customerOf(seed).addresses[(seed.addressNumber ?? 1) - 1];
  if (!address) throw new Error(`${seed.number}: ${seed.customerEmail} has no such address`);
  const { id: _id, isDefault: _isDefault, ...shippingAddress } = address;
  return shippingAddress;
}

function paymentOf({ number, payment, placedAt, reached }: OrderSeed, amountMinor: number): DemoPayment | null {
  if (!payment) {
    if (reached.PAID) throw new Error(`${number}: paid without a payment`);
    return null;
  }
  return {
    id: demoId("payment", payment.number),
    number: payment.number,
    status: payment.declineCode ? "FAILED" : "SUCCEEDED",
    amountMinor,
    brand: payment.brand,
    last4: payment.last4,
    declineCode: payment.declineCode ?? null,
    createdAt: reached.PAID ?? placedAt,
  };
}

function shipmentOf({ shipment, reached }: OrderSeed): DemoShipment | null {
  if (!shipment || !reached.PAID) return null;
  const events: DemoShipmentEvent[] = [{ at: reached.PAID, status: "PENDING" }];
  if (reached.PROCESSING) {
    events.push({ at: reached.PROCESSING, status: "IN_TRANSIT" });
  }
  if (reached.COMPLETED) events.push({ at: reached.COMPLETED, status: "DELIVERED" });
  return {
    id: demoId("shipment", shipment.trackingNumber),
    trackingNumber: shipment.trackingNumber,
    carrier: shipment.carrier,
    status: reached.COMPLETED ? "DELIVERED" : reached.PROCESSING ? "IN_TRANSIT" : "PENDING",
    createdAt: reached.PAID,
    events,
  };
}

function enrollmentsOf(seed: OrderSeed, lines: readonly DemoOrderLine[]): DemoEnrollment[] {
  const enrolledAt = seed.reached.PAID;
  if (!enrolledAt) return [];
  return demoCourses
    .filter((course) => lines.some((line) => line.productId === course.productId))
    .map((course) => {
      const lessonIds = course.sections.flatMap((section) => section.lessons.map((lesson) => lesson.id));
      return {
        id: demoId("enrollment", `${seed.customerEmail}/${course.sku}`),
        courseId: course.id,
        enrolledAt,
        completedLessonIds: lessonIds.slice(0, seed.lessonsCompleted?.[course.sku] ?? 0),
        completedAt: seed.courseCompletedAt?.[course.sku] ?? null,
      };
    });
}

/** Returns the lines of an order, with name and price copied from the product or course of each SKU. */
function orderLines(seed: OrderSeed): DemoOrderLine[] {
  return seed.lines.map(([sku, quantity]) => ({ ...soldAs(sku), quantity }));
}

function soldAs(sku: string): Omit<DemoOrderLine, "quantity"> {
  const product = demoProducts.find((candidate) => candidate.sku === sku);
  if (product) {
    return { productId: product.id, kind: "PHYSICAL", sku, name: product.name, unitPriceMinor: product.priceMinor };
  }
  const course = demoCourses.find((candidate) => candidate.sku === sku);
  if (course) {
    return { productId: course.productId, kind: "COURSE", sku, name: course.title, unitPriceMinor: course.priceMinor };
  }
  throw new Error(`no demo product or course has the SKU ${sku}`);
}
