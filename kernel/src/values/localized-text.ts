import type { Locale } from "./locale.js";

/** A text in each language of the shop. */
export type LocalizedText = Readonly<Record<Locale, string>>;
