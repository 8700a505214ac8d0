import type { MessageKey, ThemeToken } from "./names.js";

export type { MessageKey, ThemeToken };

/** A plain value is for the light and the dark color scheme. */
export type ThemeValue = string | { readonly light?: string; readonly dark?: string };

export type ThemeTokens = { readonly [Token in ThemeToken]?: ThemeValue };

/** Texts by key. The pages of the project use the keys that start with `project.`. */
export type MessageTexts = { readonly [Key in MessageKey]?: string } & {
  readonly [Own in `project.${string}`]?: string;
};

/** The key `storefront` of `souk.config.ts`. */
export interface StorefrontConfig {
  readonly theme?: { readonly tokens?: ThemeTokens };
  /** A text that French does not have is shown in English. */
  readonly messages?: { readonly en?: MessageTexts; readonly fr?: MessageTexts };
  /** The module that exports `slots` and `routes`. Its path starts at the folder of `souk.config.ts`. */
  readonly pages?: string;
}
