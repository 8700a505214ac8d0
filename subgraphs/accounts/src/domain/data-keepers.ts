import type { Person } from "@souk/kernel/personal-data";

/** Another service that keeps something of people. Each function throws ServiceUnavailableError. */
export interface DataKeeper {
  readonly service: string;
  read(person: Person): Promise<unknown>;
  /** Harmless to repeat. */
  erase(person: Person): Promise<void>;
}

/** What accounts asks orders before it forgets a buyer. */
export interface OrderBook {
  /** Numbers of orders in which goods or money are still to come. Throws ServiceUnavailableError. */
  unfinishedOrders(buyerId: string): Promise<readonly string[]>;
}
