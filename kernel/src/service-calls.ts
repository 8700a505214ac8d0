import { subgraphNames } from "./subgraph-addresses.js";

type Callers = readonly string[];

/** For what the kernel asks on behalf of whichever subgraph it runs in. */
const everySubgraph: Callers = subgraphNames;

/**
 * Which service may ask which root field of which other: callee, field, callers. The router is in no row: it may ask all that
 * clients may, and nothing that is for services. `scripts/service-calls.test.ts` holds it against the operations in `peers/`.
 */
const serviceCalls: Readonly<Record<string, Readonly<Record<string, Callers>>>> = {
  accounts: {
    _entities: ["courses", "notifications"],
    // the router for itself; for clients it is "router"
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
    paymentSettled: ["payments"],
    personalData: ["accounts"],
    recordShipment: ["shipping"],
    refundSettled: ["payments"],
    unfinishedOrders: ["accounts"],
  },
  payments: {
    chargeOrder: ["orders"],
    chargeStatus: ["orders"],
    claimPayments: ["orders"],
    erasePersonalData: ["accounts"],
    failedJobs: ["orders"],
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

/** Every call that is allowed. */
export function allowedServiceCalls(): ServiceCall[] {
  return Object.entries(serviceCalls).flatMap(([callee, fields]) =>
    Object.entries(fields).flatMap(([field, callers]) => callers.map((caller) => ({ caller, callee, field }))),
  );
}

export function mayServiceCall({ caller, callee, field }: ServiceCall): boolean {
  return serviceCalls[callee]?.[field]?.includes(caller) ?? false;
}

/** Whether a service has anything to ask of another at all. */
export function mayServiceReach(caller: string, callee: string): boolean {
  return Object.values(serviceCalls[callee] ?? {}).some((callers) => callers.includes(caller));
}
