import type { Locale } from "../values/locale.js";

/** The changes of a project to the pages of the shop and the admin. The router checks names of tokens and messages. */
export interface ProjectStorefront {
  readonly theme?: ProjectTheme;
  /** Texts by language and by key, such as `common.shopName`. Keys that start with `project.` are the project's own. */
  readonly messages?: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>>;
  /** The module that exports `slots` and `routes`. Its path starts at the folder of `souk.config.ts`. */
  readonly pages?: string;
}

export interface ProjectTheme {
  readonly tokens?: Readonly<Record<string, ThemeValue>>;
}

/** A plain value is for the light and the dark color scheme. */
export type ThemeValue = string | { readonly light?: string; readonly dark?: string };
