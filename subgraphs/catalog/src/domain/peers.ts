export interface StockCount {
  readonly productId: string;
  readonly onHand: number;
}

export interface KnownStock extends StockCount {
  readonly reserved: number;
}

/** Counted stock of many products. */
export interface StockList {
  /** Identifies the list; a repeat with the same id changes nothing. */
  readonly eventId: string;
  readonly actorId: string | null;
  /** At most 200 lines, one for each product. */
  readonly lines: readonly StockCount[];
}

/** A mail for the service that sends them. */
export interface NewMail {
  /** One mail is sent for each event. */
  readonly eventId: string;
  readonly kind: "BACK_IN_STOCK" | "CONFIRM_STOCK_MAIL" | "PRICE_FALL";
  readonly userId?: string;
  readonly recipient?: string;
  readonly locale: string | null;
  readonly data: object;
}

/** A request of an account or of a guest's address counts as consent to the kind of mail. */
export interface MailConsent {
  readonly kind: "BACK_IN_STOCK";
  readonly userId: string | null;
  readonly address: string | null;
  /** ISO 8601, because a job stores it. */
  readonly requestedAt: string;
}

/** The operations of notifications that catalog uses. */
export interface NotificationsPeer {
  /** Idempotent by the event. Throws ServiceUnavailableError. */
  notify(mail: NewMail): Promise<void>;
  /** Records the reader's consent. Idempotent. Throws ServiceUnavailableError. */
  recordRequest(consent: MailConsent): Promise<void>;
}

/** The operations of inventory that catalog uses. Each throws ServiceUnavailableError. */
export interface InventoryPeer {
  /** Returns stock levels, without products that were never received or counted. */
  stockOf(productIds: readonly string[]): Promise<readonly KnownStock[]>;
  /** Sets stock levels. A line below the reserved quantity is not applied. Returns the resulting levels. */
  setStock(list: StockList): Promise<readonly KnownStock[]>;
  /** Receives a new product's first units. Idempotent. */
  receiveInitialStock(productId: string, quantity: number): Promise<void>;
}
