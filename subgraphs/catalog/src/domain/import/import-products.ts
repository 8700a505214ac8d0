import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import { importRowRule, type ImportProductRow } from "./import-row.js";
import type { ImportedNames, ImportStore } from "./import-store.js";
import { planImport, slugsFor, type ImportPlan, type PlannedRow, type RowToImport } from "./plan-import.js";
import type { KnownStock, InventoryPeer } from "../peers.js";

export interface ImportProductsInput {
  readonly rows: readonly ImportProductRow[];
  readonly dryRun?: boolean | null;
}

export type ImportProductsOutcome =
  | { readonly kind: "imported"; readonly rows: readonly PlannedRow[] }
  | { readonly kind: "badRows"; readonly message: string };

export interface ImportProductsDependencies {
  readonly imports: ImportStore;
  readonly inventory: InventoryPeer;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

const maxImportRows = 200;

/**
 * Creates and updates products by SKU from the rows of a file. A failed row reports its problems, and the other rows
 * are still imported. The same rows again change nothing. A dry run returns the same result and writes nothing. Throws
 * ServiceUnavailableError when rows contain stock and inventory does not answer; nothing is written then.
 */
export function importProducts({
  imports,
  inventory,
  clock,
  newId,
  currency,
  customFields,
}: ImportProductsDependencies) {
  const rule = importRowRule(currency, customFields.product);
  const read = ({ line, ...raw }: ImportProductRow): RowToImport => {
    const checked = checkInput(rule, raw);
    return checked.ok ? { line, row: checked.value, problems: [] } : { line, row: null, problems: checked.fields };
  };
  return async ({ rows: raw, dryRun }: ImportProductsInput, action: AdminAction): Promise<ImportProductsOutcome> => {
    if (raw.length === 0 || raw.length > maxImportRows)
      return { kind: "badRows", message: `must be between 1 and ${maxImportRows}, not ${raw.length}` };
    const rows = raw.map(read);
    const stock = await knownStock(rows, imports, inventory);
    const now = clock.now();
    const decide: Parameters<ImportStore["write"]>[1] = (snapshot) =>
      planImport(rows, snapshot, { stock, customFields, newId, now });
    const names = namesOf(rows);
    if (dryRun) return { kind: "imported", rows: withoutMade((await imports.preview(names, decide)).rows) };
    const plan = await imports.write(names, decide, action);
    return { kind: "imported", rows: withRefused(plan, await setAtOnce(plan, inventory, action)) };
  };
}

async function knownStock(
  rows: readonly RowToImport[],
  imports: ImportStore,
  inventory: InventoryPeer,
): Promise<readonly KnownStock[]> {
  const skus = rows.flatMap(({ row }) => (row?.stock === undefined ? [] : [row.sku]));
  const ids = skus.length === 0 ? [] : [...(await imports.idsBySku(skus)).values()];
  return ids.length === 0 ? [] : inventory.stockOf(ids);
}

function namesOf(rows: readonly RowToImport[]): ImportedNames {
  const read = rows.flatMap(({ row }) => row ?? []);
  const categories = read.flatMap((row) => row.categories ?? []);
  return {
    skus: read.map(({ sku }) => sku),
    categorySlugs: categories.map(({ slug }) => slug),
    categoryNames: categories.map(({ name }) => name),
    slugs: read.flatMap(slugsFor),
  };
}

/** The outbox delivers the stock in any case. This direct call lets the response include the stock. */
async function setAtOnce(
  plan: ImportPlan,
  inventory: InventoryPeer,
  action: AdminAction,
): Promise<readonly KnownStock[]> {
  if (plan.stock.length === 0) return [];
  return inventory.setStock(stockListOf(plan, action)).catch(() => []);
}

/** Returns the stock list of an import, named after its admin action. */
export function stockListOf({ stock }: ImportPlan, action: AdminAction): Parameters<InventoryPeer["setStock"]>[0] {
  return { eventId: `import ${action.id}`, actorId: action.actor.userId, lines: stock };
}

/** Marks rows whose stock was not set, because orders reserved more units in the meantime. */
function withRefused({ rows, stock }: ImportPlan, levels: readonly KnownStock[]): readonly PlannedRow[] {
  const requested = new Map(stock.map(({ productId, onHand }) => [productId, onHand]));
  const refused = new Set(
    levels
      .filter(({ productId, reserved }) => reserved > (requested.get(productId) ?? 0))
      .map(({ productId }) => productId),
  );
  const problem = { path: "stock", message: "stays as it was: orders were promised more meanwhile" };
  return rows.map((row) => (row.product && refused.has(row.product.id) ? { ...row, problems: [problem] } : row));
}

/** Removes the products that a dry run would create, because they do not exist. */
function withoutMade(rows: readonly PlannedRow[]): readonly PlannedRow[] {
  return rows.map((row) => (row.outcome === "CREATED" ? { ...row, product: null } : row));
}
