import { importedId } from "@souk/kernel/imports/imported-id";
import { assembled, FieldError, referenced, required, type Assembled } from "./assembled-record.js";
import { skuOf } from "./assemble-people-and-goods.js";
import type { ImportContext } from "./import-context.js";
import { addressFrom } from "./postal-address.js";
import type { StagedRecord } from "./staging.js";
import { amountOf, momentOf, numberOf, textOf, textsOf } from "./values.js";

const paidStatuses = new Set(["success", "succeeded", "paid", "completed", "captured"]);
const shipmentStatuses: Readonly<Record<string, keyof typeof afterShipping>> = {
  pending: "PENDING",
  label_created: "LABEL_CREATED",
  in_transit: "IN_TRANSIT",
  out_for_delivery: "OUT_FOR_DELIVERY",
  delivered: "DELIVERED",
};

/** Returns the orders, each complete with its lines; its payment and shipment follow in their own services. */
export function* orders(context: ImportContext): Iterable<Assembled> {
  const { staging, format, country } = context;
  for (const at of staging.all("orders")) {
    const { fields } = at;
    yield assembled(at, () => {
      const externalId = required(at, "id");
      const given = required(at, "status").toLowerCase();
      const status = format.orderStatuses?.[given];
      if (status === null) throw new FieldError(at, "status", `is ${given}; such orders are not imported`, "SKIPPED");
      if (status === undefined) throw new FieldError(at, "status", `${JSON.stringify(given)} is not a known status`);
      const items = staging.of("orderItems", externalId);
      if (items.length === 0) throw new FieldError(at, "id", "has no order items");
      const shipment = shipmentOf(context, at);
      const [payment] = paymentsOf(context, externalId);
      const total = amountOf(fields.total);
      const paid = payment && amountOf(payment.fields.amount);
      if (payment && total !== null && paid !== total)
        throw new FieldError(payment, "amount", `must be ${total}, the total of its order`);
      return {
        externalId,
        data: {
          buyerId: referenced(staging, at, "userId", "users"),
          status: status === "PAID" ? (afterShipping[shipment?.status ?? "PENDING"] ?? "PAID") : status,
          placedAt: momentOf(fields.placedAt) ?? momentOf(payment?.fields.createdAt) ?? epoch,
          lines: items.map((item) => lineOf(context, item)),
          total,
          shippingTotal: amountOf(fields.shippingTotal),
          shippingAddress: shipment?.address ?? addressFrom(fields.address, nameOf(context, at), country),
          carrier: shipment?.carrier ?? null,
        },
      };
    });
  }
}

const epoch = "1970-01-01T00:00:00.000Z";
const afterShipping = {
  PENDING: "PAID",
  LABEL_CREATED: "PAID",
  IN_TRANSIT: "PROCESSING",
  OUT_FOR_DELIVERY: "PROCESSING",
  DELIVERED: "COMPLETED",
} as const;

function lineOf({ staging, format }: ImportContext, item: StagedRecord) {
  const [product] = staging.of("products", textOf(item.fields.productId));
  return {
    productId: referenced(staging, item, "productId", "products"),
    kind: "PHYSICAL",
    sku: product ? skuOf(product, format.skuPrefix) : required(item, "productId"),
    name: textOf(item.fields.name) ?? textOf(product?.fields.name),
    quantity: numberOf(item.fields.quantity),
    unitPrice: amountOf(item.fields.price) ?? amountOf(product?.fields.price),
  };
}

function nameOf({ staging }: ImportContext, order: StagedRecord): string {
  const [user] = staging.of("users", textOf(order.fields.userId));
  return textOf(user?.fields.fullName) ?? textOf(user?.fields.username) ?? textOf(user?.fields.email) ?? "unknown";
}

function paymentsOf({ staging }: ImportContext, orderId: string): readonly StagedRecord[] {
  return staging.of("payments", orderId).filter(({ fields }) => paidStatuses.has(statusOf(fields.status)));
}

/** Returns the shipment of an order. Souk has one for each paid order: without one in the files, it waits to be sent. */
function shipmentOf(context: ImportContext, order: StagedRecord) {
  const { staging, country } = context;
  const [shipment] = staging.of("shipments", textOf(order.fields.id));
  if (!shipment) return null;
  const { fields } = shipment;
  const given = textOf(fields.status)?.toLowerCase() ?? "pending";
  const status = shipmentStatuses[given];
  if (!status) throw new FieldError(shipment, "status", `${JSON.stringify(given)} is not a known status`);
  return {
    status,
    carrier: textOf(fields.carrier) ?? "Canada Post",
    address: addressFrom(fields.address, nameOf(context, order), country),
    carrierTrackingNumber: textOf(fields.trackingId),
    createdAt: momentOf(fields.createdAt),
  };
}

/** The order that a payment or a shipment belongs to, as Souk has it. */
interface PlacedOrder {
  readonly id: string;
  readonly number: string;
  readonly at: StagedRecord;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Returns the payments of the orders that are not free: as the file has them, or as the orders say without a file. */
export function paymentRecords(context: ImportContext, placed: readonly PlacedOrder[]): Assembled[] {
  const isFree = ({ data }: PlacedOrder): boolean => data.total !== null && Number(data.total) === 0;
  return placed.filter((order) => !isFree(order)).map((order) => paymentRecord(context, order));
}

function paymentRecord(context: ImportContext, { id, number, at, data }: PlacedOrder): Assembled {
  const externalId = required(at, "id");
  const [payment] = paymentsOf(context, externalId);
  const source = payment ?? at;
  return assembled(source, () => ({
    externalId: textOf(payment?.fields.id) ?? externalId,
    data: {
      orderId: id,
      orderNumber: number,
      buyerId: data.buyerId,
      amount: { amount: data.total ?? amountOf(payment?.fields.amount), currency: context.currency },
      createdAt: momentOf(payment?.fields.createdAt) ?? data.placedAt,
    },
  }));
}

export function shipmentRecord(context: ImportContext, { id, number, at, data }: PlacedOrder): Assembled {
  return assembled(at, () => {
    const shipment = shipmentOf(context, at);
    const status = data.status === "COMPLETED" ? "DELIVERED" : (shipment?.status ?? "PENDING");
    return {
      externalId: required(at, "id"),
      data: {
        orderId: id,
        orderNumber: number,
        buyerId: data.buyerId,
        carrier: shipment?.carrier ?? "Canada Post",
        address: data.shippingAddress,
        status,
        createdAt: shipment?.createdAt ?? data.placedAt,
        carrierTrackingNumber: shipment?.carrierTrackingNumber ?? null,
      },
    };
  });
}

/** Returns an order of one course for each payment of a course. */
export function* courseOrders({ staging, format }: ImportContext): Iterable<Assembled> {
  for (const at of staging.all("coursePayments")) {
    const { fields } = at;
    yield assembled(at, () => {
      const given = statusOf(fields.status);
      if (!paidStatuses.has(given))
        throw new FieldError(at, "status", `is ${given}; such payments are not imported`, "SKIPPED");
      const courseId = required(at, "courseId");
      const [course] = staging.of("courses", courseId);
      if (!course) throw new FieldError(at, "courseId", `${JSON.stringify(courseId)} is not one of the courses`);
      referenced(staging, at, "courseId", "courses");
      const amount = amountOf(required(at, "amount"));
      const product = { source: format.name, kind: "course products", externalId: courseId };
      return {
        externalId: required(at, "id"),
        data: {
          buyerId: referenced(staging, at, "userId", "users"),
          status: "COMPLETED",
          placedAt: momentOf(fields.createdAt) ?? epoch,
          lines: [
            {
              productId: importedId(product),
              kind: "COURSE",
              sku: `${format.skuPrefix}-${courseId}`.slice(0, 100),
              name: textOf(course.fields.title),
              quantity: 1,
              unitPrice: amount,
            },
          ],
          total: amount,
        },
      };
    });
  }
}

export function enrollmentRecord({ staging }: ImportContext, { id, at, data }: PlacedOrder): Assembled {
  return assembled(at, () => {
    const courseId = required(at, "courseId");
    const enrollment = staging
      .of("enrollments", textOf(at.fields.userId))
      .find(({ fields }) => textOf(fields.courseId) === courseId);
    return {
      externalId: required(at, "id"),
      data: {
        userId: data.buyerId,
        courseId: referenced(staging, at, "courseId", "courses"),
        orderId: id,
        enrolledAt: data.placedAt,
        completedLessons: placesOf(staging, courseId, textsOf(enrollment?.fields.completedLessons) ?? []),
      },
    };
  });
}

/** Returns the enrollments of users who did not pay for the course: the other system gave it to them. */
export function* grantedEnrollments({ staging }: ImportContext): Iterable<Assembled> {
  for (const at of staging.all("enrollments")) {
    const userId = textOf(at.fields.userId);
    const courseId = textOf(at.fields.courseId);
    const isPaid = staging
      .of("coursePayments", userId)
      .some(({ fields }) => textOf(fields.courseId) === courseId && paidStatuses.has(statusOf(fields.status)));
    if (isPaid) continue;
    yield assembled(at, () => {
      const [user] = staging.of("users", userId);
      return {
        externalId: `${required(at, "userId")}:${required(at, "courseId")}`,
        data: {
          userId: referenced(staging, at, "userId", "users"),
          courseId: referenced(staging, at, "courseId", "courses"),
          orderId: null,
          enrolledAt: momentOf(at.fields.createdAt) ?? momentOf(user?.fields.createdAt) ?? epoch,
          completedLessons: placesOf(staging, courseId ?? "", textsOf(at.fields.completedLessons) ?? []),
        },
      };
    });
  }
}

/** Returns the status of a payment; a system without statuses stores successful payments only. */
function statusOf(value: unknown): string {
  return textOf(value)?.toLowerCase() ?? "success";
}

/** Returns the places of lessons in the outline of their course. */
function placesOf(
  staging: ImportContext["staging"],
  courseId: string,
  lessonIds: readonly string[],
): readonly (readonly [number, number])[] {
  const byPosition = (a: StagedRecord, b: StagedRecord): number =>
    Number(a.fields.position ?? 0) - Number(b.fields.position ?? 0);
  return staging
    .of("sections", courseId)
    .toSorted(byPosition)
    .flatMap((section, place) =>
      staging
        .of("lessons", textOf(section.fields.id))
        .toSorted(byPosition)
        .flatMap((lesson, index) =>
          lessonIds.includes(textOf(lesson.fields.id) ?? "") ? [[place, index] as const] : [],
        ),
    );
}
