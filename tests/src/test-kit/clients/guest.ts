import { StartGuestSessionDocument } from "../../generated/operations.js";
import { ShopClient } from "./shop-client.js";

/** A buyer without an account, identified only by a token. */
export class Guest extends ShopClient {
  readonly id: string;

  constructor(
    origin: string,
    readonly accessToken: string,
  ) {
    super(origin, { authorization: `Bearer ${accessToken}` });
    const [, claims = ""] = accessToken.split(".");
    this.id = (JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string }).sub;
  }
}

export async function startGuest(client: ShopClient): Promise<Guest> {
  const { startGuestSession } = await client.getAfterRetries(StartGuestSessionDocument);
  if (!startGuestSession) throw new Error("no guest session");
  return new Guest(client.origin, startGuestSession.accessToken);
}
