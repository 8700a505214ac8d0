import type { DatabaseOwner } from "../../test-kit/data/test-databases.js";
import type { AuditedShop } from "./audited-shop.js";

/** A difference that a test writes into one database, and the lines that the audit reports for it. */
export interface PlantedDifference {
  readonly name: string;
  readonly in: DatabaseOwner;
  /** Two statements: the second undoes the first. */
  readonly sql: (shop: AuditedShop) => readonly [plant: string, takeBack: string];
  /**
   * The whole line, with LAMP and COURSE for the products and an order's name for its number. Several lines when two
   * checks find the damage.
   */
  readonly line: string | readonly string[];
}

/** Selects the job that a test adds. */
export const plantedJob = `where key = 'planted'`;

/** The id of a user who has no orders. */
export const somebody = "'00000000-0000-4000-8000-000000000001'";
