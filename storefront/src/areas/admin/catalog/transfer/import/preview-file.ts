import type { ImportProductRow } from "../../../../../graph/schema-types.generated";
import { NotAProductFile, readProductFile } from "./read-product-file";

export type FilePreview =
  | { readonly kind: "rows"; readonly rows: readonly ImportProductRow[] }
  | { readonly kind: "refused"; readonly missing: readonly string[] };

const shown = 8;

/** Returns the products that the first rows of a file would create. It reads only one part of the file. */
export async function previewFile(file: File): Promise<FilePreview> {
  const rows: ImportProductRow[] = [];
  try {
    await readProductFile(file, (part) => {
      rows.push(...part.rows.slice(0, shown - rows.length).map(({ row }) => row));
      return Promise.resolve(rows.length < shown);
    });
    return { kind: "rows", rows };
  } catch (error) {
    if (error instanceof NotAProductFile) return { kind: "refused", missing: error.missing };
    throw error;
  }
}
