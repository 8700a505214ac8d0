import type { SubgraphRows } from "../table.js";

export const exampleRows: SubgraphRows = {
  fields: {
    "Query.exampleEntries": "everybody",
    "ExampleEntryConnection.nodes": "everybody",
    "ExampleEntryConnection.pageInfo": "everybody",
    "ExampleEntryConnection.totalCount": "everybody",
    "ExampleEntry.id": "everybody",
//#if extends
    "ExampleEntry.exampleParent": "everybody",
    "ExampleParent.exampleEntries": "everybody",
//#end
    "ExampleEntry.title": "everybody",
    "ExampleEntry.createdAt": "everybody",
    "ExampleEntry.announcedAt": "everybody",
  },
  mutations: {
//#if extends
    "Mutation.createExampleEntry": {
      rule: "admins",
      call: `createExampleEntry(input: { exampleParentId: "$GIVEN_PARENT", title: "$new" })`,
    },
//#else
    "Mutation.createExampleEntry": { rule: "admins", call: `createExampleEntry(input: { title: "$new" })` },
//#end
  },
  entities: {
    ExampleEntry: [{ of: "example", may: "everybody" }],
//#if extends
    ExampleParent: [{ of: "GIVEN_PARENT", may: "everybody" }],
//#end
  },
  services: {
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
  },
  paths: [{ at: "exampleEntries" }, { at: "exampleEntries.pageInfo" }, { at: "exampleEntries.nodes" }],
//#if extends
  create: async (shop, { GIVEN_PARENT }) => {
    const input = `{ exampleParentId: "${GIVEN_PARENT}", title: "First" }`;
    const mutation = `mutation { createExampleEntry(input: ${input}) { ... on ExampleEntry { id } } }`;
//#else
  create: async (shop) => {
    const mutation = `mutation { createExampleEntry(input: { title: "First" }) { ... on ExampleEntry { id } } }`;
//#end
    const { createExampleEntry: created } = await (await shop.admin()).get(mutation);
    if (typeof created.id !== "string") throw new Error("the admin could not create an example entry");
    return { "example": created.id };
  },
};
