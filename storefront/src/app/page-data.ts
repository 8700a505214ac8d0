import type { SSRData } from "@urql/core";
import type { HydrationState } from "react-router";
import { localeOf, localeCookie, type Locale } from "./locale";

/** What the server tells the page that it has rendered, as JSON in a block that no browser runs. */
export interface PageData {
  readonly locale: Locale;
  /** Where the shop is reached, without a slash at its end: canonical links start with it. */
  readonly origin: string;
  /** False where the page is only a frame, which the browser fills. */
  readonly rendered: boolean;
  readonly asked?: SSRData;
  readonly routes?: HydrationState;
}

export const pageDataId = "souk-page";

/** In `npm run dev` nothing renders the page first. */
export function readPageData(): PageData {
  const text = document.getElementById(pageDataId)?.textContent;
  if (text) return JSON.parse(text) as PageData;
  const chosen = new RegExp(`(?:^|; )${localeCookie}=(\\w+)`).exec(document.cookie)?.[1];
  return { locale: localeOf(chosen, navigator.languages.join(",")), origin: location.origin, rendered: false };
}
