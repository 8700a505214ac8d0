import type { CustomColumn } from "../../../../ui/custom-fields/custom-columns";
import { perAttribute } from "../../../../ui/product-attributes/product-attributes";

/** The columns of Shopify's product export that the shop reads, by their names in the code. */
export const columnNames = {
  handle: "Handle",
  title: "Title",
  body: "Body (HTML)",
  vendor: "Vendor",
  category: "Product Category",
  type: "Type",
  collection: "Collection",
  tags: "Tags",
  published: "Published",
  option1Name: "Option1 Name",
  option1: "Option1 Value",
  option2: "Option2 Value",
  option3: "Option3 Value",
  sku: "Variant SKU",
  quantity: "Variant Inventory Qty",
  price: "Variant Price",
  imageSrc: "Image Src",
  imagePosition: "Image Position",
  imageAlt: "Image Alt Text",
  variantImage: "Variant Image",
  status: "Status",
  ...perAttribute(({ column }) => column),
} as const;

export type ColumnKey = keyof typeof columnNames;

/** The position of each column; undefined if the file does not have it. */
export type Columns = Readonly<Partial<Record<ColumnKey, number>>>;

/** The required columns: without them a product cannot be identified. */
const needed: readonly ColumnKey[] = ["handle", "sku"];

export interface ReadHeader {
  readonly columns: Columns;
  /** The positions of the columns of declared fields, by their headers. */
  readonly custom: ReadonlyMap<string, number>;
  /** Required columns that the file does not have. */
  readonly missing: readonly string[];
}

export function readHeader(cells: readonly string[], customColumns: readonly CustomColumn[] = []): ReadHeader {
  const places = new Map(cells.map((cell, place) => [nameOf(cell), place]));
  const columns: Partial<Record<ColumnKey, number>> = {};
  for (const [key, name] of Object.entries(columnNames) as [ColumnKey, string][]) {
    const place = places.get(nameOf(name));
    if (place !== undefined) columns[key] = place;
  }
  const custom = new Map(
    customColumns.flatMap(({ header }) => {
      const place = places.get(nameOf(header));
      return place === undefined ? [] : [[header, place] as const];
    }),
  );
  return {
    columns,
    custom,
    missing: needed.filter((key) => columns[key] === undefined).map((key) => columnNames[key]),
  };
}

function nameOf(cell: string): string {
  return cell
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();
}
