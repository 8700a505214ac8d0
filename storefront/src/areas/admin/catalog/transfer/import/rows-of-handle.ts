import type { ImportProductRow } from "../../../../../graph/schema-types.generated";
import { attributes } from "../../../../../ui/product-attributes/product-attributes";
import { customOfCells, type CustomColumn } from "../../../../../ui/custom-fields/custom-columns";
import { withoutGuard } from "../../../../../ui/save-file/formula-guard";
import { htmlToText } from "./html-text";
import type { ColumnKey, Columns } from "../shopify-columns";

/** A line of the file. `line` is the number of its first physical line; the header is line 1. */
export interface FileLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A problem that the browser finds before it sends the row. The page that shows it has the text. */
export interface LocalProblem {
  readonly path: string;
  readonly code: "notABoolean" | "unknownStatus" | "duplicateSku" | "malformed";
  /** The earlier line that has the same SKU. */
  readonly earlier?: number;
}

export interface MappedRow {
  readonly row: ImportProductRow;
  /** A row with problems is not sent. */
  readonly problems: readonly LocalProblem[];
}

/** The columns of declared fields, and their positions in the file. */
export interface CustomPlaces {
  readonly columns: readonly CustomColumn[];
  readonly places: ReadonlyMap<string, number>;
}

const noCustom: CustomPlaces = { columns: [], places: new Map() };

/** The option that Shopify writes for a product with only one variant. */
const onlyForm = "default title";

/**
 * Maps the lines of one handle to products: each line with a variant is one product, named after the title and the
 * options of the variant. All of them share the title, description, categories, tags and pictures. An empty cell
 * changes nothing, except that an empty description clears it.
 */
export function rowsOfHandle(
  lines: readonly FileLine[],
  columns: Columns,
  custom: CustomPlaces = noCustom,
): readonly MappedRow[] {
  const [first] = lines;
  if (!first) return [];
  const read = (line: FileLine, key: ColumnKey): string | undefined => {
    const place = columns[key];
    return place === undefined ? undefined : withoutGuard(line.cells[place] ?? "");
  };
  const customCell = (line: FileLine, header: string): string =>
    withoutGuard(line.cells[custom.places.get(header) ?? -1] ?? "").trim();
  const cell = (line: FileLine, key: ColumnKey): string => read(line, key)?.trim() ?? "";
  const isVariant = (line: FileLine) =>
    (["sku", "price", "option1", "quantity"] as const).some((key) => cell(line, key) !== "");
  const variants = lines.filter((line) => line === first || isVariant(line));

  const title = cell(first, "title");
  const body = read(first, "body");
  const categories = categoriesOf(first, cell);
  const tags = listOf(cell(first, "tags"), ",");
  const sale = saleOf(cell(first, "published"), cell(first, "status"));
  const images = imagesOf(lines, cell);

  return variants.map((line) => ({
    row: {
      line: line.line,
      sku: cell(line, "sku"),
      ...filled("handle", cell(line, "handle")),
      ...filled("title", titleOf(title, line, cell)),
      ...(body === undefined ? {} : { description: htmlToText(body) }),
      ...filled("price", cell(line, "price")),
      ...(tags.length > 0 ? { tags } : {}),
      ...(categories.length > 0 ? { categories } : {}),
      ...(sale.published === undefined ? {} : { published: sale.published }),
      ...(images.length > 0 ? { images: mainFirst(images, cell(line, "variantImage")) } : {}),
      ...filled("stock", cell(line, "quantity")),
      ...attributeCells((name) => cell(line, name)),
      ...customPart(customOfCells(custom.columns, (header) => customCell(line, header))),
    },
    problems: sale.problems,
  }));
}

function customPart(custom: Readonly<Record<string, unknown>> | undefined) {
  return custom ? { custom } : {};
}

type ReadCell = (line: FileLine, key: ColumnKey) => string;

function filled<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  return text === "" ? {} : ({ [key]: text } as Record<Key, string>);
}

function attributeCells(read: (name: ColumnKey) => string): Partial<ImportProductRow> {
  return Object.assign({}, ...attributes.map(({ name }) => filled(name, read(name)))) as Partial<ImportProductRow>;
}

function titleOf(title: string, line: FileLine, cell: ReadCell): string {
  const options = (["option1", "option2", "option3"] as const)
    .map((key) => cell(line, key))
    .filter((option) => option !== "" && option.toLowerCase() !== onlyForm);
  return options.length === 0 || title === "" ? title : `${title} – ${options.join(" / ")}`;
}

/** Returns the categories of `Collection`; without it, the type and the last part of Shopify's own category tree. */
function categoriesOf(first: FileLine, cell: ReadCell): string[] {
  const named = listOf(cell(first, "collection"), ";");
  if (named.length > 0) return named;
  const leaf = cell(first, "category").split(">").at(-1)?.trim() ?? "";
  return unique([cell(first, "type"), leaf]);
}

function saleOf(published: string, status: string): { published?: boolean; problems: readonly LocalProblem[] } {
  const flag = { "": undefined, true: true, false: false }[published.toLowerCase()];
  const isFlag = published === "" || flag !== undefined;
  const state = { "": undefined, active: true, draft: false, archived: false }[status.toLowerCase()];
  const isState = status === "" || state !== undefined;
  const problems: LocalProblem[] = [
    ...(isFlag ? [] : [{ path: "published", code: "notABoolean" as const }]),
    ...(isState ? [] : [{ path: "status", code: "unknownStatus" as const }]),
  ];
  if (flag === undefined && state === undefined) return { problems };
  return { published: flag !== false && state !== false, problems };
}

interface FileImage {
  readonly url: string;
  readonly alt?: string;
}

function imagesOf(lines: readonly FileLine[], cell: ReadCell): FileImage[] {
  const found = lines.flatMap((line, order) => {
    const url = cell(line, "imageSrc");
    const position = Number(cell(line, "imagePosition")) || order + 1;
    return url === "" ? [] : [{ image: { url, ...filled("alt", cell(line, "imageAlt")) }, position, order }];
  });
  const sorted = found.toSorted((one, other) => one.position - other.position || one.order - other.order);
  return [...new Map(sorted.toReversed().map(({ image }) => [image.url, image])).values()].toReversed();
}

/** Moves a variant's own picture to the first position. */
function mainFirst(images: readonly FileImage[], url: string): FileImage[] {
  const own = images.find((image) => image.url === url);
  if (!own) return url === "" ? [...images] : [{ url }, ...images];
  return [own, ...images.filter((image) => image !== own)];
}

function listOf(text: string, separator: string): string[] {
  return unique(text.split(separator).map((part) => part.trim()));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}
