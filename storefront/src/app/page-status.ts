import { createContext, use } from "react";

/** The HTTP status of the page that the server renders. It has no effect in a browser. */
export interface PageStatus {
  code: number;
}

export const PageStatusContext = createContext<PageStatus>({ code: 200 });

/** Sets the status of a page whose subject does not exist: `usePageStatus(404)`. */
export function usePageStatus(code: number): void {
  const status = use(PageStatusContext);
  if (import.meta.env.SSR) status.code = code;
}
