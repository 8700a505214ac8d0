import { journeyTabs } from "./journey-tabs.js";

/** Path for the explorer's scripts and styles; see `explorer-assets.ts`. */
export const explorerAssetsPath = "/explorer";

let page: string | undefined;

/**
 * Returns a GraphiQL page with the shop's journey in its tabs. It loads all files from the router and none from the
 * internet.
 */
export function explorerPage(): string {
  page ??= render();
  return page;
}

function render(): string {
  // this data is not executed; only "</" can end a script element, so the text must not contain it
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
