import "graphiql/setup-workers/vite";
// `graphiql/style.css` would contain the fonts and the styles of the editor, which loads its own
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./explorer.css";
import { GraphiQL } from "graphiql";
import type { ComponentProps } from "react";
import { createRoot } from "react-dom/client";
import { sendOperation } from "./send-operation.js";
import { storageWithoutHeaders } from "./storage-without-headers.js";

/** An element of the page that the router serves. */
function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

const tabs = JSON.parse(element("tabs").textContent) as ComponentProps<typeof GraphiQL>["defaultTabs"];

createRoot(element("explorer")).render(
  <GraphiQL
    fetcher={sendOperation}
    defaultTabs={tabs}
    defaultEditorToolsVisibility="variables"
    shouldPersistHeaders={false}
    storage={storageWithoutHeaders}
  />,
);
void import("./fonts.js");
