import { ShopClient, type ShopClientOptions } from "@souk/client";

/** A client with a session, and the email address of its account. */
export class SignedInClient extends ShopClient {
  constructor(
    options: ShopClientOptions,
    readonly email: string,
  ) {
    super(options);
  }
}
