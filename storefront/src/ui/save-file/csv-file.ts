import Papa from "papaparse";

export const csvType = "text/csv;charset=utf-8";

/** Returns a CSV file. It starts with the byte order mark, by which spreadsheet programs detect UTF-8. */
export function csvFile(lines: string[][]): string {
  return `\uFEFF${Papa.unparse(lines, { newline: "\r\n" })}\r\n`;
}
