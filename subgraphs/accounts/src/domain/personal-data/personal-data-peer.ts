import type { Person } from "@souk/kernel/peers/personal-data";

/** Another service that stores personal data. Each function throws ServiceUnavailableError. */
export interface PersonalDataPeer {
  readonly service: string;
  read(person: Person): Promise<unknown>;
  /** Idempotent. */
  erase(person: Person): Promise<void>;
}

/** The data from orders that accounts needs before it deletes a buyer. */
export interface BuyerOrders {
  /** Returns the numbers of orders with open deliveries or payments. Throws ServiceUnavailableError. */
  unfinishedOrders(buyerId: string): Promise<readonly string[]>;
}
