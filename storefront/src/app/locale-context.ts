import { createContext } from "react-router";
import type { Locale } from "./locale";

/** The language of the visitor whose form the server processes. */
export const localeContext = createContext<Locale>("en");
