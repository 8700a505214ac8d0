import { expect, test } from "vitest";
import { FederatedGraph, errorTexts } from "../testing/federated-graph.js";
import { PausedSubgraphs } from "../testing/paused-subgraphs.js";
import { librarySubgraphs } from "../testing/library-subgraphs.js";
import { mergedParts } from "../testing/merged-parts.js";
import { randomlyDeferred, randomNumbers } from "../testing/randomly-deferred.js";

const documents = [
  `{ media { id title stars maker { name discount favorite { title price { amount } } } ... on Book { postage weight size { width height } } ... on Film { minutes price { amount seller { name } } } } }`,
  `{ best { __typename stars title reviews { text by { name written { text of { title } } } of { stars title } } ... on Film { minutes price { amount } } } desk { name open clerk { name } } }`,
  `{ best { stars ... on Film { minutes } ... on Book { weight } } media { id ... on Film { stars } ... on Book { postage } } }`,
  `{ search { __typename ... on Film { id minutes stars price { seller { favorite { title } } } } ... on Book { id weight stars maker { name } } ... on Note { text } } person { name written { of { title } } } }`,
  `{ a: book(id: "b1") { ...B } b: book(id: "b3") { ...B maker { ...P } } none { ...B } } fragment B on Book { id t: title postage price { amount seller { ...P } } maker { ...P } } fragment P on Person { name discount f: favorite { title size { height } } }`,
  `mutation { lend(id: "b1") { title stars price { amount } maker { name } } giveBack(id: "b3") { title postage reviews { text } } }`,
];
const rounds = 12;

const opened = FederatedGraph.open(librarySubgraphs());

test.each(documents)(
  "the parts add up to the answer for random deferrals and any order of subgraph answers: %#",
  async (document) => {
    const graph = await opened;
    const whole = await graph.run({ query: document });
    expect(whole.errors).toEqual([]);
    for (let seed = 1; seed <= rounds; seed += 1) {
      const random = randomNumbers(seed);
      const query = withoutDeferredRoots(randomlyDeferred(document, random));
      const paused = new PausedSubgraphs(graph, ["library", "reviews", "prices", "people"]);
      const parts = await graph.runInParts({ query, fakes: paused.fakes });
      if (!parts) continue;
      const merging = mergedParts(parts);
      await paused.releaseAll((count) => Math.floor(random() * count));
      const { data, errors } = await merging;
      expect({ query, data, errors: errorTexts(errors) }).toEqual({ query, data: whole.data, errors: [] });
    }
  },
  60_000,
);

/** Removes `@defer` from the root fields of a mutation, where it is not allowed. */
function withoutDeferredRoots(query: string): string {
  return query.startsWith("mutation") ? query.replace(/^ {2}\.\.\. @defer/m, "  ...") : query;
}
