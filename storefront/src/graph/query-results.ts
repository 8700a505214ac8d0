import type { SSRData } from "@urql/core";

type Recorded = SSRData[string];

/**
 * The answers to the queries of a page by the key of the query. urql records their data as text; in the JSON of a page
 * they are objects, because text would escape each of its quotation marks.
 */
export type QueryResults = Readonly<Record<string, Omit<Recorded, "data"> & { readonly data?: unknown }>>;

export function queryResultsFrom(recorded: SSRData): QueryResults {
  return mapValues(recorded, ({ data, ...rest }) => (data ? { ...rest, data: JSON.parse(data) as unknown } : rest));
}

export function recordedFrom(results: QueryResults): SSRData {
  return mapValues(results, ({ data, ...rest }) => (data ? { ...rest, data: JSON.stringify(data) } : rest));
}

function mapValues<Given, Made>(values: Readonly<Record<string, Given>>, make: (value: Given) => Made) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, make(value)]));
}
