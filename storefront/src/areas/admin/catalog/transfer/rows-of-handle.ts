import type { ImportProductRow } from "../../../../graph/schema-types.generated";
import { withoutGuard } from "./formula-guard";
import { htmlToText } from "./html-text";
import type { ColumnKey, Columns } from "./shopify-columns";

/** A line of the file. `line` is where it begins, from 1 with the header. */
export interface FileLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Found here, before the graph is asked; said in words where it is shown. */
export interface LocalProblem {
  readonly path: string;
  readonly code: "notABoolean" | "unknownStatus" | "duplicateSku" | "malformed";
  /** The line that has the SKU already. */
  readonly earlier?: number;
}

export interface MappedRow {
  readonly row: ImportProductRow;
  /** With one of them the row is not sent. */
  readonly problems: readonly LocalProblem[];
}

/** Of a product that comes in one form only, Shopify says so. */
const onlyForm = "default title";

/**
 * What the lines of one handle tell: each line with a variant is a product of ours, named after the title and what the
 * variant is chosen by; title, text, categories, tags and pictures are said once and are those of all of them. A cell that
 * is empty says nothing, but for the text, which it clears.
 */
export function rowsOfHandle(lines: readonly FileLine[], columns: Columns): readonly MappedRow[] {
  const [first] = lines;
  if (!first) return [];
  const read = (line: FileLine, key: ColumnKey): string | undefined => {
    const place = columns[key];
    return place === undefined ? undefined : withoutGuard(line.cells[place] ?? "");
  };
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
    },
    problems: sale.problems,
  }));
}

type ReadCell = (line: FileLine, key: ColumnKey) => string;

function filled<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  return text === "" ? {} : ({ [key]: text } as Record<Key, string>);
}

function titleOf(title: string, line: FileLine, cell: ReadCell): string {
  const options = (["option1", "option2", "option3"] as const)
    .map((key) => cell(line, key))
    .filter((option) => option !== "" && option.toLowerCase() !== onlyForm);
  return options.length === 0 || title === "" ? title : `${title} – ${options.join(" / ")}`;
}

/** `Collection` names all of them; else the type, and the last part of Shopify's own tree. */
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

/** A variant's own picture is its main one. */
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
