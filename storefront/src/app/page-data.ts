import type { HydrationState } from "react-router";
import type { QueryResults } from "../graph/query-results";
import { localeCookie, type Locale } from "./locale";
import type { DemoAccount } from "./shop-settings";
import { localizedPath, pageLanguage, type PageLanguage } from "./localized-path";

/** The data that the server passes to the page, as JSON in a script block that browsers do not execute. */
export interface PageData {
  readonly locale: Locale;
  /** The origin of the shop without a trailing slash: canonical links start with it. */
  readonly origin: string;
  /** Absent without the demo data. */
  readonly demoAccounts?: readonly DemoAccount[] | undefined;
  /** False if the page is only a frame that the browser fills. */
  readonly rendered: boolean;
  /**
   * True if the page shows the visitor's own data. The browser replaces such a page instead of hydrating it: the page
   * also depends on data that only the browser has, such as the time zone and the tab's storage.
   */
  readonly isPersonal?: boolean;
  readonly queryResults?: QueryResults;
  readonly routes?: HydrationState;
}

export const pageDataId = "souk-page";

/** Reads the data of the page. In `npm run dev` no server renders the page first. */
export function readPageData(): PageData {
  const text = document.getElementById(pageDataId)?.textContent;
  if (text) return JSON.parse(text) as PageData;
  return { locale: ownLanguage().locale, origin: location.origin, rendered: false };
}

/**
 * Returns the address at which the page belongs in the visitor's language, if it is another one. The server redirects
 * too, but a shared cache may answer in its place.
 */
export function addressInOwnLanguage(): string | undefined {
  const { redirectTo } = ownLanguage();
  return redirectTo && redirectTo + location.search + location.hash;
}

function ownLanguage(): PageLanguage {
  const chosen = new RegExp(`(?:^|; )${localeCookie}=(\\w+)`).exec(document.cookie)?.[1];
  return pageLanguage(location.pathname, chosen, navigator.languages.join(","));
}

/** The part of the address before the paths of the routes. */
export function basename(): string {
  return localizedPath(location.pathname).prefix || "/";
}
