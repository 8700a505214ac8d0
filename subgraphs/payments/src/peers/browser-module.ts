import { readFileSync } from "node:fs";

/** Returns the text of a provider's module in `browser/`. */
export function browserModule(file: string): string {
  return readFileSync(new URL(`../../browser/${file}`, import.meta.url), "utf8");
}
