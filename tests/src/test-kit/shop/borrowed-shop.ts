import type { PrivateJwk } from "@souk/kernel/keys/private-jwk";
import type { DatabaseUrls } from "../data/database-urls.js";

/** The address, the databases and the signing key of a shop, for a test file that did not start it. */
export interface BorrowedShop {
  readonly port: number;
  readonly databaseUrls: DatabaseUrls;
  readonly accessTokenKey: PrivateJwk;
}
