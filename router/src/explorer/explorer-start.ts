/** Runs in the browser, from a file of its own: the page's policy lets nothing inline run. */
export const explorerStart = `
const tabs = JSON.parse(document.getElementById("tabs").textContent);
ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    defaultTabs: tabs,
    defaultEditorToolsVisibility: "variables",
    shouldPersistHeaders: false,
  }),
);
`;
