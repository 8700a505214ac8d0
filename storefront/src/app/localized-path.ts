import { localeOf, locales, type Locale } from "./locale";

/** Pages in this language have addresses without a prefix. */
export const defaultLocale: Locale = "en";

/** Returns the start of each address in this language, such as `/fr`; empty for the default language. */
export function localePrefix(locale: Locale): string {
  return locale === defaultLocale ? "" : `/${locale}`;
}

export const localePrefixes: readonly string[] = locales.map(localePrefix);

export interface LocalizedPath {
  readonly prefix: string;
  readonly locale: Locale;
  /** The path without the prefix, as the routes define it. */
  readonly path: string;
}

export function localizedPath(pathname: string): LocalizedPath {
  for (const locale of locales) {
    const prefix = localePrefix(locale);
    if (prefix && (pathname === prefix || pathname.startsWith(`${prefix}/`))) {
      return { prefix, locale, path: pathname.slice(prefix.length) || "/" };
    }
  }
  return { prefix: "", locale: defaultLocale, path: pathname };
}

/** Returns the address of a page in a language. `path` has no prefix. */
export function pathIn(locale: Locale, path: string): string {
  const prefix = localePrefix(locale);
  return prefix && path === "/" ? prefix : prefix + path;
}

/** The admin has one address for all languages: search engines do not list it. */
export function hasOneAddress(path: string): boolean {
  return path === "/admin" || path.startsWith("/admin/");
}

export interface PageLanguage {
  readonly locale: Locale;
  /** The pathname at which the page belongs, if it is another one. */
  readonly redirectTo?: string;
}

/**
 * Returns the language of a page. A prefix decides it. An address without a prefix may come from a link of before
 * languages had addresses: a visitor who chose or prefers another language is redirected.
 */
export function pageLanguage(
  pathname: string,
  chosen: string | undefined,
  acceptLanguage: string | undefined,
): PageLanguage {
  const { prefix, locale, path } = localizedPath(pathname);
  if (prefix) return hasOneAddress(path) ? { locale, redirectTo: path } : { locale };
  const requested = localeOf(chosen, acceptLanguage);
  if (hasOneAddress(path)) return { locale: requested };
  return requested === locale ? { locale } : { locale, redirectTo: pathIn(requested, path) };
}
