/** A table in the format of docs/performance.md. */
export function tableText(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |\n`;
  return [line(heads), line(heads.map(() => "---:")), ...rows.map(line)].join("");
}
