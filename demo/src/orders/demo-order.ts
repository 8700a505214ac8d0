import type { DemoAddress } from "../users.js";

/** REFUNDED is left out: no demo order has been refunded. */
export type DemoOrderStatus = "CREATED" | "PAID" | "PROCESSING" | "COMPLETED" | "CANCELLED";

export type DemoOrderEventType = "orderPlaced" | "orderPaid" | "orderProcessing" | "orderCompleted" | "orderCancelled";

export type DemoOrderLine = {
  productId: string;
  kind: "PHYSICAL" | "COURSE";
  sku: string;
  name: string;
  quantity: number;
  unitPriceMinor: number;
};

export type DemoOrderEvent = {
  id: string;
  at: string;
  type: DemoOrderEventType;
  /** Null for orderPlaced. */
  from: DemoOrderStatus | null;
  to: DemoOrderStatus;
  /** As the orders service writes it; null for events without one. */
  detail: string | null;
};

export type DemoShippingAddress = Omit<DemoAddress, "id" | "isDefault">;

export type DemoPayment = {
  id: string;
  number: string;
  status: "SUCCEEDED" | "FAILED";
  /** The order's total. */
  amountMinor: number;
  brand: string;
  last4: string;
  /** Null unless FAILED. */
  declineCode: string | null;
  createdAt: string;
};

export type DemoShipmentStatus = "PENDING" | "IN_TRANSIT" | "DELIVERED";

export type DemoShipmentEvent = { at: string; status: DemoShipmentStatus };

/** The shipment goes to the order's shippingAddress and contains all its physical lines. */
export type DemoShipment = {
  id: string;
  trackingNumber: string;
  carrier: string;
  status: DemoShipmentStatus;
  createdAt: string;
  /** Oldest first; the last one's status is the shipment's. */
  events: readonly DemoShipmentEvent[];
};

export type DemoEnrollment = {
  id: string;
  courseId: string;
  enrolledAt: string;
  completedLessonIds: readonly string[];
  /** Null until every lesson is completed. */
  completedAt: string | null;
};

/** All times are ISO 8601, UTC; all amounts are cents of a Canadian dollar. */
export type DemoOrder = {
  id: string;
  number: string;
  customerId: string;
  status: DemoOrderStatus;
  lines: readonly DemoOrderLine[];
  subtotalMinor: number;
  /** 0 without physical lines and from a subtotal of 10000, else 799. */
  shippingMinor: number;
  totalMinor: number;
  currency: "CAD";
  placedAt: string;
  /** Null when every line is a course. */
  shippingAddress: DemoShippingAddress | null;
  /** Oldest first; the last one's `to` is the order's status. */
  events: readonly DemoOrderEvent[];
  /** The only attempt to pay; null when there was none. */
  payment: DemoPayment | null;
  /** Null until the order is paid, and without physical lines. */
  shipment: DemoShipment | null;
  /** One per course line of a paid order. */
  enrollments: readonly DemoEnrollment[];
};
