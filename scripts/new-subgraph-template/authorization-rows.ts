import type { SubgraphRows } from "../table.js";

export const example: SubgraphRows = {
  fields: {
    "Query.exampleEntries": "everybody",
    "ExampleEntryConnection.nodes": "everybody",
    "ExampleEntryConnection.pageInfo": "everybody",
    "ExampleEntryConnection.totalCount": "everybody",
    "ExampleEntry.id": "everybody",
    "ExampleEntry.title": "everybody",
    "ExampleEntry.createdAt": "everybody",
    "ExampleEntry.announcedAt": "everybody",
  },
  mutations: {
    "Mutation.createExampleEntry": { door: "admins", call: `createExampleEntry(input: { title: "$new" })` },
  },
  entities: {
    ExampleEntry: [{ of: "exampleEntry", may: "everybody" }],
  },
  services: {
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
  },
  paths: [{ at: "exampleEntries" }, { at: "exampleEntries.pageInfo" }, { at: "exampleEntries.nodes" }],
  create: async (shop) => {
    const mutation = `mutation { createExampleEntry(input: { title: "First" }) { ... on ExampleEntry { id } } }`;
    const { createExampleEntry: entry } = await (await shop.admin()).get(mutation);
    if (typeof entry.id !== "string") throw new Error("the admin could not create an entry of example");
    return { exampleEntry: entry.id };
  },
};
