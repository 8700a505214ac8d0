/** Runs in the browser, in a file of its own: the page's policy forbids inline scripts. */
export const explorerStart = `
const tabs = JSON.parse(document.getElementById("tabs").textContent);
const asked = GraphiQL.createFetcher({ url: "/graphql", fetch: renewing });

/** A 401 for an expired session: renews it by its cookie and sends the request again. One tab of the origin renews at a time. */
async function renewing(url, init) {
  const answer = await fetch(url, init);
  if (answer.status !== 401) return answer;
  const { errors = [] } = await answer.clone().json();
  if (!errors.some(({ extensions }) => extensions?.reason === "TOKEN_EXPIRED")) return answer;
  const query = "mutation { refreshSession { __typename } }";
  const headers = { "content-type": "application/json" };
  const renew = () => fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
  await (navigator.locks ? navigator.locks.request("souk-session", renew) : renew());
  return fetch(url, init);
}

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
