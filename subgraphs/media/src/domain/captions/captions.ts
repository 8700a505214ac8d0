/** The captions of a video or sound in one language, without their content. */
export interface Captions {
  readonly fileId: string;
  /** A canonical tag of BCP 47, such as `pt-BR`. */
  readonly language: string;
  readonly changedAt: Date;
}

export const captionsExtension = ".vtt";
export const captionsType = "text/vtt; charset=utf-8";

/** Returns the name of a language in the language itself, such as `Deutsch`. */
export function languageLabel(tag: string): string {
  // the name of a tag with extensions is that of its language
  const { baseName } = new Intl.Locale(tag);
  return new Intl.DisplayNames([tag, "en"], { type: "language" }).of(baseName) ?? tag;
}
