import { createContext } from "react-router";
import type { Locale } from "./locale";

/** The language of the page whose action runs. */
export const localeContext = createContext<Locale>("en");
