import { createContext, use } from "react";

/** The HTTP status of the page that the server renders; nothing in a browser. */
export interface PageStatus {
  code: number;
}

export const PageStatusContext = createContext<PageStatus>({ code: 200 });

/** For a page that stands for something which is not there: `usePageStatus(404)`. */
export function usePageStatus(code: number): void {
  const status = use(PageStatusContext);
  if (import.meta.env.SSR) status.code = code;
}
