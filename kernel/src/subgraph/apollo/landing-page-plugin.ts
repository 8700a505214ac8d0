import type { ApolloServerPlugin } from "@apollo/server";
import { explorerPage, type ExplorerTab } from "../../explorer/explorer-page.js";
import type { GraphContext } from "../graph-context.js";
import { headerNames } from "../graph-request.js";

const tabs: readonly ExplorerTab[] = [
  {
    query:
      "# This subgraph answers routers only: write a secret of ROUTER_SECRETS into the header below.\n{\n  __typename\n}\n",
    headers: JSON.stringify({ [headerNames.routerSecret]: "" }, null, 2),
  },
];

/** Shows Souk's GraphiQL to browsers. A plugin of the project with a landing page replaces it. */
export function landingPagePlugin(): ApolloServerPlugin<GraphContext> & { __internal_installed_implicitly__: boolean } {
  return {
    __internal_installed_implicitly__: true,
    async serverWillStart() {
      return { renderLandingPage: async () => ({ html: async () => explorerPage(tabs) }) };
    },
  };
}
