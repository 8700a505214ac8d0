import { journeyTabs } from "./journey-tabs.js";

/** Where the explorer's scripts and styles are served from; see `explorer-assets.ts`. */
export const explorerAssetsPath = "/explorer";

let page: string | undefined;

/** GraphiQL with the shop's journey in its tabs. Everything comes from the router itself, no internet. */
export function explorerPage(): string {
  page ??= render();
  return page;
}

function render(): string {
  // data, which nothing runs; in a script element the only way out is "</", so that is what must not appear
  const tabs = JSON.stringify(journeyTabs).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Souk GraphiQL</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${explorerAssetsPath}/graphiql.css" />
    <style>
      html, body, #explorer { height: 100%; margin: 0; }
    </style>
  </head>
  <body>
    <div id="explorer">Loading the explorer …</div>
    <script src="${explorerAssetsPath}/react.js"></script>
    <script src="${explorerAssetsPath}/react-dom.js"></script>
    <script src="${explorerAssetsPath}/graphiql.js"></script>
    <script src="${explorerAssetsPath}/graphql-sse.js"></script>
    <script id="tabs" type="application/json">${tabs}</script>
    <script src="${explorerAssetsPath}/start.js"></script>
  </body>
</html>
`;
}
