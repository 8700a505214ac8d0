import { subgraphNames } from "../config/subgraph-addresses.js";

type Callers = readonly string[];

/** For fields that the kernel requests in every subgraph. */
const everySubgraph: Callers = subgraphNames;

/**
 * The root fields that each service may request from others: callee, field, callers. The router is in no row: it may
 * request everything that clients may, and nothing that is for services only. `scripts/documents/service-calls.test.ts` compares
 * this table with the operations in `peers/`.
 */
const serviceCalls: Readonly<Record<string, Readonly<Record<string, Callers>>>> = {
  accounts: {
    _entities: ["courses", "notifications"],
    // the router on its own behalf; for clients its name is "router"
    exchangeApiKey: ["edge"],
    failedJobs: ["orders"],
    matchingUsers: ["courses", "orders"],
    recordAudit: ["catalog", "courses", "inventory", "notifications", "orders", "shipping"],
    retryFailedJob: ["orders"],
    sessionStanding: everySubgraph,
  },
  cart: {
    cartStarts: ["orders"],
    checkoutCart: ["orders"],
    erasePersonalData: ["accounts"],
    mergeGuestCart: ["accounts"],
    personalData: ["accounts"],
    removeBought: ["orders"],
  },
  catalog: {
    _entities: ["cart", "inventory", "orders"],
    createCourseProduct: ["courses"],
    failedJobs: ["orders"],
    retryFailedJob: ["orders"],
    setCourseProductActive: ["courses"],
    updateCourseProduct: ["courses"],
  },
  courses: {
    courseOffers: ["cart", "orders"],
    endEnrollments: ["orders"],
    enrollBuyer: ["orders"],
    erasePersonalData: ["accounts"],
    failedJobs: ["orders"],
    personalData: ["accounts"],
    retryFailedJob: ["orders"],
  },
  inventory: {
    _entities: ["cart"],
    commitReservation: ["orders"],
    failedJobs: ["orders"],
    holdReservation: ["orders"],
    receiveStock: ["catalog"],
    releaseReservation: ["orders"],
    reserveStock: ["orders"],
    retryFailedJob: ["orders"],
    returnStock: ["orders"],
    setStockLevels: ["catalog"],
  },
  notifications: {
    claimNotifications: ["orders"],
    erasePersonalData: ["accounts"],
    failedJobs: ["orders"],
    notify: ["accounts", "courses", "orders", "shipping"],
    personalData: ["accounts"],
    retryFailedJob: ["orders"],
  },
  orders: {
    claimGuestOrders: ["accounts"],
    erasePersonalData: ["accounts"],
    expireReservation: ["inventory"],
    orderToShip: ["shipping"],
    paymentSettled: ["payments"],
    personalData: ["accounts"],
    recordShipment: ["shipping"],
    refundSettled: ["payments"],
    unfinishedOrders: ["accounts"],
  },
  payments: {
    cancelCharge: ["orders"],
    chargeOrder: ["orders"],
    chargeStatus: ["orders"],
    claimPayments: ["orders"],
    erasePersonalData: ["accounts"],
    failedJobs: ["orders"],
    findCharge: ["orders"],
    personalData: ["accounts"],
    refundPayment: ["orders"],
    retryFailedJob: ["orders"],
    tokenizeCard: ["orders"],
  },
  shipping: {
    cancelShipment: ["orders"],
    claimShipments: ["orders"],
    createShipment: ["orders"],
    erasePersonalData: ["accounts"],
    failedJobs: ["orders"],
    personalData: ["accounts"],
    retryFailedJob: ["orders"],
    shippingRate: ["orders"],
  },
};

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
