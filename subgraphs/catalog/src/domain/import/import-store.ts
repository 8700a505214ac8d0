import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { ImportPlan, ImportSnapshot } from "./plan-import.js";

/** The SKUs, categories and slugs that the rows of an import mention. */
export interface ImportedNames {
  readonly skus: readonly string[];
  readonly categorySlugs: readonly string[];
  readonly categoryNames: readonly string[];
  /** Slugs that new products may get. */
  readonly slugs: readonly string[];
}

export type DecideImport = (snapshot: ImportSnapshot) => ImportPlan;

/** Storage for imports. The number of statements does not depend on the number of rows. */
export interface ImportStore {
  /** Returns the ids of products that are not retired, by SKU. */
  idsBySku(skus: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Plans an import from the current data and writes nothing. */
  preview(names: ImportedNames, decide: DecideImport): Promise<ImportPlan>;
  /**
   * Plans an import while it holds locks on the data that the plan uses, and writes the plan. The outbox sends the
   * stock to inventory.
   */
  write(names: ImportedNames, decide: DecideImport, action: AdminAction): Promise<ImportPlan>;
}
