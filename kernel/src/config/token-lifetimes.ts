import type { SettingsReader } from "./config-reader.js";

/** The lifetime of the tokens by which services authenticate each other. */
export const serviceTokenSeconds = 60;

export interface TokenLifetimes {
  /** The lifetime of a user's access token; the session issues the next one. */
  readonly accessTokenSeconds: number;
  /** The lifetime of a guest's token; it is the only access to the guest's cart. */
  readonly guestSessionDays: number;
}

export function readTokenLifetimes(reader: SettingsReader): TokenLifetimes {
  return {
    /**
     * @setting ACCESS_TOKEN_SECONDS how long an access token is valid
     * @default 600
     */
    accessTokenSeconds: reader.wholeNumber("ACCESS_TOKEN_SECONDS", {
      fallback: 600,
      min: 30,
      max: 3600,
      unit: "seconds",
    }),
    /**
     * @setting GUEST_SESSION_DAYS how long a guest's token is valid, which gives access to the guest's cart and
     * orders
     * @default 30
     */
    guestSessionDays: reader.wholeNumber("GUEST_SESSION_DAYS", { fallback: 30, min: 1, max: 365, unit: "days" }),
  };
}
