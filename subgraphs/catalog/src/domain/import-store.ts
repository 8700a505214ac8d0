import type { AdminAct } from "@souk/kernel/admin-act";
import type { ImportPlan, ImportSnapshot } from "./plan-import.js";

/** What the rows of an import name. */
export interface ImportedNames {
  readonly skus: readonly string[];
  readonly categorySlugs: readonly string[];
  readonly categoryNames: readonly string[];
  /** That new products may get. */
  readonly slugs: readonly string[];
}

export type DecideImport = (snapshot: ImportSnapshot) => ImportPlan;

/** What an import needs from storage; statements do not grow with its rows. */
export interface ImportStore {
  /** Of products that are not retired. */
  idsBySku(skus: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What would be done, by what there is now. */
  preview(names: ImportedNames, decide: DecideImport): Promise<ImportPlan>;
  /** Does what is decided, under the locks of what it was decided by; its stock goes to inventory from the outbox. */
  write(names: ImportedNames, decide: DecideImport, act: AdminAct): Promise<ImportPlan>;
}
