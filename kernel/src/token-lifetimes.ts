import type { SettingsReader } from "./config-reader.js";

/** Of the tokens by which services know each other. */
export const serviceTokenSeconds = 60;

export interface TokenLifetimes {
  /** Of a user's access token: the session brings the next one. */
  readonly accessTokenSeconds: number;
  /** Of a guest's: nothing else holds the cart. */
  readonly guestSessionDays: number;
}

export function readTokenLifetimes(reader: SettingsReader): TokenLifetimes {
  return {
    accessTokenSeconds: reader.wholeNumber("ACCESS_TOKEN_SECONDS", {
      fallback: 600,
      min: 30,
      max: 3600,
      unit: "seconds",
    }),
    guestSessionDays: reader.wholeNumber("GUEST_SESSION_DAYS", { fallback: 30, min: 1, max: 365, unit: "days" }),
  };
}
