import { readFileSync } from "node:fs";

/** A value that the styles of all pages use. */
export interface ThemeToken {
  readonly kind: "color" | "length" | "font";
  /** The CSS custom property. */
  readonly property: string;
  /** The value without a project. */
  readonly light: string;
  readonly dark: string;
  /** The token that is the background of this text. */
  readonly on?: string;
  /** The color of text above this one. */
  readonly above?: string;
  /** Values of further properties, in which `$` is the value of the token. */
  readonly derived?: Readonly<Record<string, string>>;
}

export function themeTokens(): Readonly<Record<string, ThemeToken>> {
  return read("@souk/storefront/theme-tokens.json") as Readonly<Record<string, ThemeToken>>;
}

/** Returns every English text of the pages by its key. */
export function englishMessages(): Readonly<Record<string, string>> {
  return read("@souk/storefront/messages.json") as Readonly<Record<string, string>>;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(import.meta.resolve(name)), "utf8"));
}
