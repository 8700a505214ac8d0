import type { DateTimeFormatOptions } from "use-intl/core";

/** The server omits the time of day: it does not know the visitor's time zone. */
export const dayAndTime: DateTimeFormatOptions = import.meta.env.SSR
  ? { dateStyle: "medium" }
  : { dateStyle: "medium", timeStyle: "short" };
