import { randomUUID } from "node:crypto";
import { LoginDocument, RegisterDocument, VerifyEmailDocument } from "../../generated/operations.js";
import { eventually } from "./eventually.js";
import { ShopClient, type KeptPositions } from "./shop-client.js";

export interface Mail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const testPassword = "correct horse battery staple";

/** A signed-in user, with the email address of the account. */
export class Shopper extends ShopClient {
  constructor(
    origin: string,
    readonly accessToken: string,
    readonly email: string,
    readonly id: string,
    readonly refreshToken: string,
    positions?: KeptPositions,
  ) {
    super(origin, { authorization: `Bearer ${accessToken}` }, positions);
  }
}

/** All mails to an address, newest first, from the dev mailbox. */
export async function mailsTo(client: ShopClient, recipient: string): Promise<Mail[]> {
  const mails = (await (await client.fetch("/dev/mail.json")).json()) as Mail[];
  return mails.filter((mail) => mail.recipient === recipient);
}

/** Registers, reads the code in the mail and verifies the account, like every customer. */
export async function signUp(client: ShopClient, email = `${randomUUID()}@example.com`): Promise<Shopper> {
  await client.getAfterRetries(RegisterDocument, {
    input: { email, password: testPassword, fullName: "Test Shopper" },
  });
  // a registration that was repeated after a time-out mails another code, which replaces the first one
  let refused: string | undefined;
  const signedIn = await eventually(async () => {
    const [mail] = await mailsTo(client, email);
    const [code] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
    if (!code || code === refused) throw new Error(`no ${refused ? "newer " : ""}code was mailed to ${email}`);
    const { verifyEmail } = await client.get(VerifyEmailDocument, { input: { email, code } });
    if (verifyEmail?.__typename === "SignedIn") return verifyEmail;
    // an earlier attempt whose answer was lost has used the code and verified the account
    const { login } = await client.get(LoginDocument, { input: { email, password: testPassword } });
    if (login?.__typename === "SignedIn") return login;
    refused = code;
    throw new Error(`could not verify ${email}: ${JSON.stringify(verifyEmail)}`);
  });
  return shopperOf(client, email, signedIn);
}

export async function signIn(client: ShopClient, email: string, password: string): Promise<Shopper> {
  const { login } = await client.getAfterRetries(LoginDocument, { input: { email, password } });
  if (login?.__typename !== "SignedIn") throw new Error(`could not sign in ${email}: ${JSON.stringify(login)}`);
  return shopperOf(client, email, login);
}

interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly user: { readonly id: string };
}

function shopperOf(
  { origin, positions }: ShopClient,
  email: string,
  { accessToken, user, refreshToken }: SignedIn,
): Shopper {
  return new Shopper(origin, accessToken, email, user.id, refreshToken, positions);
}
