import Papa from "papaparse";
import { attributeTexts } from "../../../../../ui/product-attributes/product-attributes";
import { customCells, type CustomColumn } from "../../../../../ui/custom-fields/custom-columns";
import type { ExportedProductFragment } from "./export.generated";
import { withGuard } from "../../../../../ui/save-file/formula-guard";
import { textToHtml } from "../import/html-text";
import { columnNames, type ColumnKey } from "../shopify-columns";

type Line = Partial<Record<ColumnKey, string>>;

const keys = Object.keys(columnNames) as ColumnKey[];
const lineEnd = "\r\n";

/** Starts with the byte order mark, by which spreadsheet programs detect UTF-8. */
export function fileHeader(custom: readonly CustomColumn[] = []): string {
  return `\uFEFF${csvLine([...Object.values(columnNames), ...custom.map(({ header }) => header)])}`;
}

/**
 * Returns a product as lines of the file: the first line has its fields, and each further line has one more picture.
 */
export function productLines(product: ExportedProductFragment, custom: readonly CustomColumn[] = []): string {
  const [main, ...others] = product.images.toSorted((one, other) => one.position - other.position);
  const first: Line = {
    handle: product.slug,
    title: product.name,
    body: textToHtml(product.description ?? ""),
    type: product.categories[0]?.name ?? "",
    collection: product.categories.map(({ name }) => name).join("; "),
    tags: product.tags.join(", "),
    published: product.isActive ? "TRUE" : "FALSE",
    option1Name: "Title",
    option1: "Default Title",
    sku: product.sku,
    quantity: String(product.stock?.onHand ?? ""),
    price: product.price.amount,
    ...(main ? pictureCells(main, 1) : {}),
    status: product.isActive ? "active" : "draft",
    ...attributeTexts(product),
  };
  const further = others.map((image, index): Line => ({ handle: product.slug, ...pictureCells(image, index + 2) }));
  const ofCustom = customCells(custom, product.allCustomValues ?? []);
  const empty = custom.map(() => "");
  return [first, ...further]
    .map((line, index) => csvLine([...keys.map((key) => line[key] ?? ""), ...(index === 0 ? ofCustom : empty)]))
    .join("");
}

function pictureCells({ url, alt }: { readonly url: string; readonly alt: string | null }, position: number): Line {
  return { imageSrc: url, imagePosition: String(position), imageAlt: alt ?? "" };
}

function csvLine(cells: readonly string[]): string {
  return Papa.unparse([cells.map(withGuard)], { newline: lineEnd }) + lineEnd;
}

/** Returns a CSV file of any lines, e.g. the problems of an import. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map(csvLine).join("")}`;
}
