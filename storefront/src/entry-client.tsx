import "./app/mantine.css";
import "./app/theme.css";
import "./app/base.css";
import { startTransition } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot } from "react-dom/client";
import { matchRoutes, type RouteObject } from "react-router";
import { BrowserPage, browserRouter } from "./app/browser-page";
import { messagesOf } from "./app/messages";
import { addressInOwnLanguage, basename, readPageData } from "./app/page-data";
import { loadProject } from "./app/project/load-project";
import { routesFor } from "./app/routes";
import { sessionEnded } from "./app/session-ended";
import { enterTypedValues, readTypedValues } from "./app/typed-values";
import { GraphHolder } from "./graph/graph-holder";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
const { locale, origin, demoAccounts, rendered, isPersonal, queryResults, routes: hydrationData } = readPageData();
const holder = new GraphHolder(sessionEnded, queryResults);
const project = await loadProject();
const routes = routesFor(locale, project);
const elsewhere = addressInOwnLanguage();
if (elsewhere) location.replace(elsewhere);

await loadMatched(routes);
const router = browserRouter(routes, { locale, project, holder, hydrationData });
const common = await messagesOf("common", locale, project);

const page = (
  <BrowserPage
    holder={holder}
    locale={locale}
    origin={origin}
    demoAccounts={demoAccounts}
    project={project}
    messages={{ common }}
    router={router}
  />
);
// a transition is rendered in slices of 5 ms, so that the page answers input while it is hydrated
if (rendered && !isPersonal) startTransition(() => void hydrateRoot(root, page));
else replaceContent(root);

/** Nothing can be typed between reading the values and entering them, because it is all one task. */
function replaceContent(element: HTMLElement): void {
  const typed = readTypedValues(element);
  flushSync(() => createRoot(element).render(page));
  enterTypedValues(element, typed);
}

/** Loads the code of the matched routes, because hydration needs it at once. */
async function loadMatched(all: RouteObject[]): Promise<void> {
  const matches = matchRoutes(all, location, basename()) ?? [];
  await Promise.all(
    matches.map(async ({ route }) => {
      if (typeof route.lazy !== "function") return;
      const loaded = await route.lazy();
      Object.assign(route, { ...loaded, lazy: undefined });
    }),
  );
}
