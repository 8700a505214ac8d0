import { expect, test } from "vitest";
import { queryResultsFrom, recordedFrom } from "./query-results";

const recorded = {
  "1": { hasNext: false, data: '{"product":{"name":"A \\"quoted\\" name"}}' },
  "2": { hasNext: false, error: { graphQLErrors: ["unavailable"] } },
  "3": { hasNext: false, data: '{"product":null}', error: { graphQLErrors: [] }, extensions: '{"cost":1}' },
};

test("the data of an answer are an object in the page, and text again in the browser", () => {
  const results = queryResultsFrom(recorded);
  expect(results["1"]).toEqual({ hasNext: false, data: { product: { name: 'A "quoted" name' } } });
  expect(recordedFrom(results)).toEqual(recorded);
});
