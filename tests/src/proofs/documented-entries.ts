/** An entry of docs/troubleshooting.md. */
export interface TroubleshootingEntry {
  readonly symptom: string;
  /** The commands in the block `sh`. */
  readonly command: string;
  /** The lines in the block `text`. */
  readonly output: readonly string[];
  /** The paragraphs behind them, such as `Cause` and `Fix`. */
  readonly paragraphs: readonly string[];
}

/** The entries of the page in their order. */
export function entriesIn(page: string): TroubleshootingEntry[] {
  const [, ...sections] = page.split(/^## /m);
  return sections.map((section) => ({
    symptom: section.split("\n", 1)[0] ?? "",
    command: blockOf(section, "sh"),
    output: blockOf(section, "text").split("\n"),
    paragraphs: [...section.matchAll(/^\*\*(\w+)\.\*\* /gm)].map(([, title = ""]) => title),
  }));
}

function blockOf(section: string, language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([^]*?)\\n\`\`\`$`, "m").exec(section)?.[1] ?? "";
}

/** Whether an output has a line; `…` in the line stands for any text, and spaces for any number of spaces. */
export function hasLine(output: string, line: string): boolean {
  const parts = line.split("…").map((part) => part.trim().split(/ +/).map(escaped).join("\\s+"));
  return new RegExp(parts.join(".*")).test(output);
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
