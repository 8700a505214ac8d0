import type { SSRData } from "@urql/core";
import type { HydrationState } from "react-router";
import { localeOf, localeCookie, type Locale } from "./locale";

/** The data that the server passes to the page, as JSON in a script block that browsers do not execute. */
export interface PageData {
  readonly locale: Locale;
  /** The origin of the shop without a trailing slash: canonical links start with it. */
  readonly origin: string;
  /** False if the page is only a frame that the browser fills. */
  readonly rendered: boolean;
  readonly queryResults?: SSRData;
  readonly routes?: HydrationState;
}

export const pageDataId = "souk-page";

/** In `npm run dev` no server renders the page first. */
export function readPageData(): PageData {
  const text = document.getElementById(pageDataId)?.textContent;
  if (text) return JSON.parse(text) as PageData;
  const chosen = new RegExp(`(?:^|; )${localeCookie}=(\\w+)`).exec(document.cookie)?.[1];
  return { locale: localeOf(chosen, navigator.languages.join(",")), origin: location.origin, rendered: false };
}
