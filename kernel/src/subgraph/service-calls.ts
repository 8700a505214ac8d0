import { eventProducers } from "../domain-events/event-catalog.js";
import { projectService, subgraphNames, subgraphsWithJobs } from "../config/subgraph-addresses.js";

type Callers = readonly string[];

/** For fields that the kernel requests in every subgraph. */
const everySubgraph: Callers = [...subgraphNames, projectService];

/** Orders shows staff the failed jobs of every other subgraph, and retries them. */
const outboxFields: Readonly<Record<string, Callers>> = { failedJobs: ["orders"], retryFailedJob: ["orders"] };
const outboxCalls = Object.fromEntries(
  subgraphsWithJobs.filter((name) => name !== "orders").map((name) => [name, outboxFields]),
);

/**
 * The name of the program that imports records of other systems. It starts the subgraphs in its own process, with keys
 * that no other process knows, so no service and no client can call as it.
 */
export const importCaller = "import";
const importFields: Readonly<Record<string, Callers>> = { importRecords: [importCaller] };
const importingSubgraphs = ["accounts", "cart", "catalog", "courses", "orders", "payments", "shipping"];
const importCalls = Object.fromEntries(importingSubgraphs.map((name) => [name, importFields]));

/** The fields that single subgraphs have for others: callee, field, callers. */
const ownCalls: Readonly<Record<string, Readonly<Record<string, Callers>>>> = {
  accounts: {
    _entities: ["courses", "notifications", "orders"],
    administrators: ["notifications"],
    defaultAddress: ["orders"],
    // the router on its own behalf; for clients its name is "router"
    exchangeApiKey: ["edge"],
    fileUses: ["media"],
    matchingUsers: ["courses", "orders"],
    recordAudit: ["catalog", "courses", "inventory", "media", "notifications", "orders", "reviews", "shipping"],
    recordUsage: ["edge"],
    replacePicture: ["media"],
    sessionStatus: everySubgraph,
  },
  cart: {
    cartStarts: ["orders"],
    checkoutCart: ["orders"],
    checkoutCartOf: ["orders"],
    erasePersonalData: ["accounts"],
    idleCarts: ["orders"],
    mergeGuestCart: ["accounts"],
    personalData: ["accounts"],
    removeBought: ["orders"],
  },
  catalog: {
    _entities: ["cart", "inventory", "orders", "shipping"],
    createCourseProduct: ["courses"],
    erasePersonalData: ["accounts"],
    fileUses: ["media"],
    personalData: ["accounts"],
    recordRating: ["reviews"],
    replacePicture: ["media"],
    setCourseProductActive: ["courses"],
    updateCourseProduct: ["courses"],
  },
  courses: {
    courseOffers: ["cart", "orders", "reviews"],
    endEnrollments: ["orders"],
    enrollBuyer: ["orders"],
    erasePersonalData: ["accounts"],
    fileUses: ["media"],
    mayReadLessonFile: ["media"],
    personalData: ["accounts"],
    replacePicture: ["media"],
  },
  inventory: {
    _entities: ["cart"],
    commitReservation: ["orders"],
    holdReservation: ["orders"],
    receiveStock: ["catalog"],
    releaseReservation: ["orders"],
    reserveStock: ["orders"],
    returnStock: ["orders"],
    setStockLevels: ["catalog"],
  },
  media: {
    erasePersonalData: ["accounts"],
    keepMediaFiles: ["courses"],
    unplayableMediaFiles: ["courses"],
    personalData: ["accounts"],
  },
  notifications: {
    claimNotifications: ["orders"],
    erasePersonalData: ["accounts"],
    notify: ["accounts", "catalog", "courses", "orders", "shipping"],
    personalData: ["accounts"],
    receiveEvent: eventProducers,
    recordMailRequest: ["catalog"],
    wantedEvents: eventProducers,
  },
  orders: {
    claimGuestOrders: ["accounts"],
    erasePersonalData: ["accounts"],
    expireReservation: ["inventory"],
    fileUses: ["media"],
    hasBought: ["reviews"],
    orderToShip: ["shipping"],
    authorizationEnds: ["payments"],
    paymentSettled: ["payments"],
    personalData: ["accounts"],
    recordShipment: ["shipping"],
    refundSettled: ["payments"],
    replacePicture: ["media"],
    unfinishedOrders: ["accounts"],
  },
  payments: {
    cancelCharge: ["orders"],
    chargeOrder: ["orders"],
    chargeStatus: ["orders"],
    claimPayments: ["orders"],
    defaultPaymentMethod: ["orders"],
    erasePersonalData: ["accounts"],
    findCharge: ["orders"],
    personalData: ["accounts"],
    capturePayment: ["orders"],
    refundPayment: ["orders"],
    tokenizeCard: ["orders"],
  },
  reviews: {
    erasePersonalData: ["accounts"],
    fileUses: ["media"],
    personalData: ["accounts"],
    replacePicture: ["media"],
    reviewedProducts: ["orders"],
  },
  shipping: {
    cancelShipment: ["orders"],
    claimShipments: ["orders"],
    createShipment: ["orders"],
    erasePersonalData: ["accounts"],
    personalData: ["accounts"],
    shippingRate: ["orders"],
  },
};

/**
 * The root fields that each service may request from others: callee, field, callers. The router is in no row: it may
 * request everything that clients may, and nothing that is for services only. `scripts/documents/service-calls.test.ts` compares
 * this table with the operations in `peers/`.
 */
const serviceCalls: Readonly<Record<string, Readonly<Record<string, Callers>>>> = Object.fromEntries(
  subgraphNames.toSorted().map((name) => [name, { ...ownCalls[name], ...outboxCalls[name], ...importCalls[name] }]),
);

export interface ServiceCall {
  readonly caller: string;
  readonly callee: string;
  readonly field: string;
}

/** Returns every allowed call. */
export function allowedServiceCalls(): ServiceCall[] {
  return Object.entries(serviceCalls).flatMap(([callee, fields]) =>
    Object.entries(fields).flatMap(([field, callers]) => callers.map((caller) => ({ caller, callee, field }))),
  );
}

/** Returns the services from which the caller may request this root field. */
export function calleesOf(caller: string, field: string): string[] {
  return allowedServiceCalls()
    .filter((call) => call.caller === caller && call.field === field)
    .map(({ callee }) => callee);
}

export function mayServiceCall({ caller, callee, field }: ServiceCall): boolean {
  return serviceCalls[callee]?.[field]?.includes(caller) ?? false;
}

/** Returns whether a service may call another service at all. */
export function mayServiceReach(caller: string, callee: string): boolean {
  return Object.values(serviceCalls[callee] ?? {}).some((callers) => callers.includes(caller));
}
