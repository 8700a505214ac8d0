import { createContext } from "react";

/**
 * The queries that components of the project send while the server renders a page. The server renders the page again
 * when all are answered.
 */
export const PageQueriesContext = createContext<Set<Promise<unknown>> | undefined>(undefined);
