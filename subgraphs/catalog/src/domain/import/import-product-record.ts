import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { z } from "zod";
import { importActionOf } from "./import-action.js";
import { importProducts, type ImportProductsDependencies } from "./import-products.js";

const text = z.string().nullish();

/** The cells of a row of a product file; `importProducts` validates them. */
const rule = z.object({
  sku: text,
  handle: text,
  title: text,
  description: text,
  price: text,
  stock: text,
  weightGrams: text,
  published: z.boolean().nullish(),
  tags: z.array(z.string()).nullish(),
  categories: z.array(z.string()).nullish(),
  images: z.array(z.object({ url: z.string(), alt: text })).nullish(),
});

/** Imports a product of another system by its SKU, as `importProducts` does for a row of a file. */
export function importProductRecord(deps: ImportProductsDependencies) {
  const importRows = importProducts(deps);
  return async ({ source, id, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    const action = importActionOf(source, deps);
    const outcome = await importRows({ rows: [{ line: 1, ...checked.value }], dryRun }, action);
    const row = outcome.kind === "imported" ? outcome.rows[0] : undefined;
    if (!row || row.outcome === "FAILED") return { kind: "REFUSED", fields: row?.problems ?? [] };
    return { kind: row.outcome, id: row.product?.id ?? id };
  };
}
