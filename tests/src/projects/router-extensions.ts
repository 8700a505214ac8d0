import { defineConfig } from "@souk/shop/config";

/** The variables of all operations and fetches, as JSON. */
let seenVariables = "";

/** A project that extends its router, with a subgraph at the setting NOTES_URL and one that only a hook answers. */
export default defineConfig({
  subgraphs: [
    { name: "notes", url: "NOTES_URL", schema: "type Query { note: String } type Mutation { writeNote: String }" },
    { name: "seen", url: "NOTES_URL", schema: "type Query { seenVariables: String }" },
  ],
  router: {
    hooks: {
      onRequest({ headers, context }) {
        if (headers.get("x-blocked")) return { status: 451, body: { errors: [{ message: "Not here." }] } };
        context.set("tenant", headers.get("x-tenant") ?? "main");
        headers.set("accept-language", "fr");
        return undefined;
      },
      onOperation({ params }) {
        if (params.operationName === "Slow") throw new Error("a secret reason");
        seenVariables += JSON.stringify(params.variables ?? {});
        if (params.query === "short") params.query = "{ note }";
      },
      onSubgraphFetch({ request, subgraph, headers, variables }) {
        seenVariables += JSON.stringify(variables);
        headers.set("x-shop", String(request.context.get("tenant")));
        return subgraph === "seen" ? { data: { seenVariables } } : undefined;
      },
      onSubgraphAnswer(fetched) {
        if (fetched.subgraph === "notes")
          fetched.answer = { ...fetched.answer, data: { ...fetched.answer.data, note: "changed" } };
      },
      onResponse({ headers }) {
        headers.set("x-served-by", "the project");
      },
    },
    headers: [
      { propagate: "x-tenant", subgraphs: ["notes"] },
      { remove: "user-agent", subgraphs: ["notes"] },
      { insert: "x-service-authorization", value: "forged", subgraphs: ["notes"] },
    ],
  },
});
