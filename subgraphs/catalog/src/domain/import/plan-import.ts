import { isDeepStrictEqual } from "node:util";
import { importedCustom } from "@souk/kernel/custom-fields/custom-cells";
import { defaultValues } from "@souk/kernel/custom-fields/custom-input";
import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { importedValues, requiredCells } from "@souk/kernel/fields/cells";
import { absentValues, shownValues } from "@souk/kernel/fields/field";
import { slugOf } from "@souk/kernel/values/slug-of";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import { CategoryPlan } from "./category-plan.js";
import type { ReadImportRow } from "./import-row.js";
import type { Category } from "../category/category.js";
import type { Product, ProductImage } from "../product/product.js";
import { productFields } from "../product/product-fields.js";
import type { KnownStock, StockCount } from "../peers.js";

/** Existing data that the rows of an import mention. */
export interface ImportSnapshot {
  /** Products by SKU, on sale or not, with the ids of their categories. */
  readonly products: ReadonlyMap<string, { readonly product: Product; readonly categories: readonly Category[] }>;
  /** Categories that match by slug or by name. */
  readonly categories: readonly Category[];
  /** The candidate slugs of new products that are already taken. */
  readonly takenSlugs: ReadonlySet<string>;
}

export interface RowToImport {
  readonly line: number;
  readonly row: ReadImportRow | null;
  readonly problems: readonly InvalidField[];
}

export type ImportOutcome = "CREATED" | "UPDATED" | "UNCHANGED" | "FAILED";

export interface PlannedRow {
  readonly line: number;
  readonly outcome: ImportOutcome;
  readonly problems: readonly InvalidField[];
  /** The product after the import; null for a failed row. */
  readonly product: Product | null;
}

/** A product before and after the import. */
export interface PlannedProduct {
  readonly before: Product | null;
  readonly product: Product;
  readonly categoriesBefore: readonly Category[];
  readonly categories: readonly Category[];
  /** Units on hand before and after, if they change or the product is new; otherwise null. */
  readonly stock: { readonly before: number; readonly after: number } | null;
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly newCategories: readonly Category[];
  /** The products that change. */
  readonly products: readonly PlannedProduct[];
  readonly stock: readonly StockCount[];
}

export interface PlanImportDependencies {
  readonly stock: readonly KnownStock[];
  readonly customFields: CatalogCustomFields;
  readonly newId: () => string;
  readonly now: Date;
}

/** Returns candidate slugs for a new product of this row, the best first. The last one is unique if the SKU is. */
export function slugsFor({ sku, handle, name }: ReadImportRow): readonly string[] {
  const slug = handle || slugOf(name ?? "") || slugOf(sku);
  return slug === "" ? [] : [slug, `${slug}-${slugOf(sku)}`];
}

/** Decides the result of each row. Pure: it reads and writes nothing. */
export function planImport(
  rows: readonly RowToImport[],
  snapshot: ImportSnapshot,
  { stock, customFields, newId, now }: PlanImportDependencies,
): ImportPlan {
  const levels = new Map(stock.map((level) => [level.productId, level]));
  const categories = new CategoryPlan(snapshot.categories, newId, defaultValues(customFields.category));
  const slugs = new Set(snapshot.takenSlugs);
  const lineOfSku = new Map<string, number>();
  const planned: PlannedProduct[] = [];

  const making: Making = { newId, now, customFields: customFields.product };

  const plan = ({ line, row, problems }: RowToImport): PlannedRow => {
    const failed = (found: readonly InvalidField[]): PlannedRow => ({
      line,
      outcome: "FAILED",
      problems: found,
      product: null,
    });
    if (row === null) return failed(problems);
    const earlier = lineOfSku.get(row.sku);
    if (earlier !== undefined) return failed([{ path: "sku", message: `is on line ${earlier} already` }]);
    lineOfSku.set(row.sku, line);
    const known = snapshot.products.get(row.sku);
    const level = known ? levels.get(known.product.id) : undefined;
    const wrong = [
      ...problemsOf(row, known?.product ?? null, level),
      ...(known ? [] : missingCustom(customFields.product, row)),
    ];
    if (wrong.length > 0) return failed(wrong);
    const before = known?.product ?? null;
    const categoriesBefore = known?.categories ?? [];
    const next = {
      categories: row.categories === undefined ? categoriesBefore : categories.resolve(row.categories),
      product: before ? changed(before, row, making) : created(row, slugs, making),
      stock: stockOf(row, before, level),
    };
    if (before && next.stock === null && isSame(before, next.product) && isSameSet(categoriesBefore, next.categories))
      return { line, outcome: "UNCHANGED", problems: [], product: before };
    planned.push({ before, categoriesBefore, ...next });
    return { line, outcome: before ? "UPDATED" : "CREATED", problems: [], product: next.product };
  };

  const outcomes = rows.map(plan);
  return {
    rows: outcomes,
    newCategories: categories.made,
    products: planned,
    stock: planned.flatMap(({ product, stock: count }) =>
      count ? [{ productId: product.id, onHand: count.after }] : [],
    ),
  };
}

function problemsOf(row: ReadImportRow, before: Product | null, level: KnownStock | undefined): InvalidField[] {
  const problems: InvalidField[] = [];
  if (!before)
    for (const { name, cell } of requiredCells(productFields)) {
      if (row[name] === undefined) problems.push({ path: cell, message: "must not be empty: the product is new" });
    }
  if (before?.kind === "COURSE" && row.stock !== undefined)
    problems.push({ path: "stock", message: "is of a course, which has none" });
  if (row.stock !== undefined && level && row.stock < level.reserved)
    problems.push({ path: "stock", message: `is less than the ${level.reserved} that are promised to orders` });
  return problems;
}

function missingCustom(fields: EntityFields, { custom }: ReadImportRow): InvalidField[] {
  return fields
    .filter(
      ({ name, declared, stored }) => declared.required && stored.fallback === null && custom?.[name] === undefined,
    )
    .map(({ name }) => ({ path: `custom.${name}`, message: "must not be empty: the product is new" }));
}

/** Returns the stock change; null when there is none. The stock of a new product is always sent, also when it is 0. */
function stockOf(row: ReadImportRow, before: Product | null, level: KnownStock | undefined): PlannedProduct["stock"] {
  if (before === null) return { before: 0, after: row.stock ?? 0 };
  if (row.stock === undefined || (level && level.onHand === row.stock)) return null;
  return { before: level?.onHand ?? 0, after: row.stock };
}

interface Making {
  readonly newId: () => string;
  readonly now: Date;
  readonly customFields: EntityFields;
}

function created(row: ReadImportRow, slugs: Set<string>, { newId, now, customFields }: Making): Product {
  const { name, price } = row;
  if (name === undefined || price === undefined) throw new Error("a new product without a title or a price");
  const id = newId();
  const slug = slugsFor(row).find((candidate) => !slugs.has(candidate)) ?? id;
  slugs.add(slug);
  return {
    ...absentValues(productFields),
    ...importedValues(productFields, row),
    id,
    sku: row.sku,
    slug,
    name,
    price,
    images: imagesOf(row, [], newId),
    custom: importedCustom(customFields, defaultValues(customFields), row.custom ?? {}),
    createdAt: now,
    updatedAt: now,
  };
}

/** The slug does not change, because page addresses use it. */
function changed(before: Product, row: ReadImportRow, { newId, now, customFields }: Making): Product {
  return {
    ...before,
    ...importedValues(productFields, row),
    images: row.images === undefined ? before.images : imagesOf(row, before.images, newId),
    custom: importedCustom(customFields, before.custom, row.custom ?? {}),
    updatedAt: now,
  };
}

/** An existing image keeps its id. */
function imagesOf(
  { images = [] }: ReadImportRow,
  before: readonly ProductImage[],
  newId: () => string,
): ProductImage[] {
  const ids = new Map(before.map(({ url, id }) => [url, id]));
  const byUrl = new Map(images.map((image) => [image.url, image]));
  return [...byUrl.values()].map((image, position) => ({ ...image, id: ids.get(image.url) ?? newId(), position }));
}

function isSame(before: Product, after: Product): boolean {
  const seen = (product: Product): string =>
    JSON.stringify([shownValues(productFields, product), product.images.map(({ url, alt }) => [url, alt])]);
  return seen(before) === seen(after) && isDeepStrictEqual(before.custom, after.custom);
}

function isSameSet(before: readonly Category[], after: readonly Category[]): boolean {
  const ids = new Set(before.map(({ id }) => id));
  return before.length === after.length && after.every(({ id }) => ids.has(id));
}
