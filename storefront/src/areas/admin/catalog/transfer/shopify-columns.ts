/** The columns of Shopify's product export that say something of a product here, by the names that the code has for them. */
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
} as const;

export type ColumnKey = keyof typeof columnNames;

/** Where each column stands; undefined where the file has none. */
export type Columns = Readonly<Partial<Record<ColumnKey, number>>>;

/** Without these there is nothing to know a product by. */
const needed: readonly ColumnKey[] = ["handle", "sku"];

export interface ReadHeader {
  readonly columns: Columns;
  /** What a file of products must have, and this one has not. */
  readonly missing: readonly string[];
}

export function readHeader(cells: readonly string[]): ReadHeader {
  const places = new Map(cells.map((cell, place) => [nameOf(cell), place]));
  const columns: Partial<Record<ColumnKey, number>> = {};
  for (const [key, name] of Object.entries(columnNames) as [ColumnKey, string][]) {
    const place = places.get(nameOf(name));
    if (place !== undefined) columns[key] = place;
  }
  return { columns, missing: needed.filter((key) => columns[key] === undefined).map((key) => columnNames[key]) };
}

function nameOf(cell: string): string {
  return cell
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();
}
