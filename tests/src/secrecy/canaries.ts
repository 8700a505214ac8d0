import { separateDigits } from "../test-kit/data/separate-digits.js";

/**
 * The places where a secret may occur. `mails`: the mail that delivers it. `answers`: the answer that gives it to its
 * owner, including its cookies. `cookies`: the cookies of the answer, but not its body.
 */
type Place = "mails" | "answers" | "cookies";

interface Canary {
  readonly name: string;
  readonly secret: string;
  readonly allowedIn: Place | null;
}

const fewDigits = /^\d{1,8}$/;

/** The secrets that went through a shop, by their names, and the places where each may occur. */
export class Canaries {
  private readonly all: Canary[] = [];

  keep(name: string, secret: string | null | undefined, allowedIn: Place | null = null): string {
    if (!secret) throw new Error(`there is no ${name}`);
    this.all.push({ name, secret, allowedIn });
    return secret;
  }

  get names(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  get secrets(): readonly Readonly<Record<"name" | "secret", string>>[] {
    return this.all;
  }

  /** The names of the secrets in a text: in plain form, in base64 or in hex. */
  in(text: string, ...places: readonly Place[]): string[] {
    return this.all
      .filter(({ secret, allowedIn }) => !(allowedIn && places.includes(allowedIn)) && holds(text, secret))
      .map(({ name }) => name);
  }
}

function holds(text: string, secret: string): boolean {
  if (fewDigits.test(secret)) return separateDigits(secret).test(text);
  return formsOf(secret).some((form) => text.includes(form));
}

const known = new Map<string, readonly string[]>();

function formsOf(secret: string): readonly string[] {
  const forms = known.get(secret) ?? [
    secret,
    // in JSON, with its escapes
    JSON.stringify(secret).slice(1, -1),
    // in a URL
    encodeURIComponent(secret),
    // without its end, which depends on the following bytes
    Buffer.from(secret).toString("base64").slice(0, -4),
    Buffer.from(secret).toString("hex"),
  ];
  known.set(secret, forms);
  return forms;
}

/** Registers the secret part of a setting with keys: JSON Web Keys, or a text. */
export function keepKeys(canaries: Canaries, name: string, text: string): void {
  const parts = [...text.matchAll(/"(?:d|k)":"([^"]+)"/g)].map(([, part]) => part);
  for (const [index, part] of (parts.length > 0 ? parts : [text]).entries())
    canaries.keep(`${name} ${index + 1}`, part);
}
