/** Runs in the browser, from a file of its own: the page's policy lets nothing inline run. */
export const explorerStart = `
const tabs = JSON.parse(document.getElementById("tabs").textContent);
const asked = GraphiQL.createFetcher({ url: "/graphql" });

/** GraphiQL's own way knows no server-sent events, by which subscriptions and deferred parts come. */
function streamed(params, { headers } = {}) {
  const client = graphqlSse.createClient({ url: "/graphql", headers, retryAttempts: 0 });
  return { subscribe: (sink) => ({ unsubscribe: client.subscribe(params, sink) }) };
}

function comesInParts({ query, operationName }, documentAST) {
  const operations = (documentAST?.definitions ?? []).filter(({ kind }) => kind === "OperationDefinition");
  const operation = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  return operation?.operation === "subscription" || /@defer\\b/.test(query);
}

function fetcher(params, options) {
  return comesInParts(params, options?.documentAST) ? streamed(params, options) : asked(params, options);
}

ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: tabs,
    defaultEditorToolsVisibility: "variables",
    shouldPersistHeaders: false,
  }),
);
`;
