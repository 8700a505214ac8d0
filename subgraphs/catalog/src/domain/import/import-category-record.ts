import { defaultValues } from "@souk/kernel/custom-fields/custom-input";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { categoryFields } from "@souk/kernel/fields/category-fields";
import { createRule } from "@souk/kernel/fields/field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { refused } from "@souk/kernel/imports/import-rules";
import type { Clock } from "@souk/kernel/values/clock";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { CatalogStore } from "../catalog-store.js";
import { importActionOf } from "./import-action.js";

export interface ImportCategoryDependencies {
  readonly store: CatalogStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

/** Imports a category. One with the same slug that no import created stays as it is, and stands for the imported one. */
export function importCategoryRecord(deps: ImportCategoryDependencies) {
  const { store, currency, customFields } = deps;
  const rule = createRule(categoryFields, { currency });
  return async ({ source, id, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    const category = checked.value;
    const known = await store.categories();
    const isThere = known.some((each) => each.id === id);
    const other = known.find((each) => each.id !== id && each.slug === category.slug);
    if (other && isThere) return conflict;
    if (other) return { kind: "SKIPPED", id: other.id, reason: "a category with this name exists" };
    const kind = isThere ? "UPDATED" : "CREATED";
    if (dryRun) return { kind, id };
    const action = importActionOf(source, deps);
    const written = await (isThere
      ? store.updateCategory(id, category, action)
      : store.insertCategory({ ...category, id, custom: defaultValues(customFields.category) }, action));
    return written === false || written === "slugTaken" ? conflict : { kind, id };
  };
}

const conflict = refused("slug", "belongs to another category");
