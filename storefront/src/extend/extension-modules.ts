import * as react from "react";
import * as jsxRuntime from "react/jsx-runtime";
import { extend } from "./extend";

/** The modules that the code of a project shares with the pages: there must be one React in a page. */
const extensionModules: Readonly<Record<string, unknown>> = {
  react,
  "react/jsx-runtime": jsxRuntime,
  "@souk/storefront/extend": extend,
};

/** Returns a shared module. The bundle of a project calls it in place of imports. */
export function sharedModule(name: string): unknown {
  if (!(name in extensionModules)) throw new Error(`pages of a project cannot import ${name} from the shop`);
  return extensionModules[name];
}
