/** Text for Markdown outside of code: VitePress compiles pages as templates, in which `<` and `{{` have a meaning. */
export function plainText(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;")))
    .join("");
}

/** A table; a row is the Markdown of its cells. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`).replaceAll(/\s*\n\s*/g, " ")).join(" | ")} |\n`;
  return line(columns) + line(columns.map(() => "---")) + rows.map(line).join("");
}

/** A page of the site: its path and its Markdown. */
export interface ReferencePage {
  readonly path: string;
  readonly text: string;
}

export function page(path: string, title: string, sections: readonly string[]): ReferencePage {
  return { path, text: `# ${title}\n\n${sections.filter((section) => section !== "").join("\n\n")}\n` };
}
