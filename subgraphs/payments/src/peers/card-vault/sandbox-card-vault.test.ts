import { describe, expect, test } from "@jest/globals";
import { newCardKeys, parseCardSealKeys, parseCardVaultKeys } from "@souk/kernel/cards/card-keys";
import { CardSealer } from "@souk/kernel/cards/card-sealer";
import { CardRefusedError } from "../../domain/providers/payment-provider.js";
import { SandboxCardVault } from "./sandbox-card-vault.js";

const at = (time: string) => ({ now: () => new Date(time) });
const noon = "2026-11-20T12:00:00Z";
const [numbers, rest] = [
  { cardNumber: "4242424242424242", cvc: "737" },
  { expiryMonth: 12, expiryYear: 2030 },
];

/**
 * Returns a router's sealing side and a payments vault with generated keys. `rotated`: payments has a newer key too.
 */
async function vault({ rotated = false, openedAt = noon } = {}) {
  const first = await newCardKeys();
  const { vault: keys } = rotated ? await newCardKeys({ vault: parseCardVaultKeys(first.vault) }) : first;
  const sealer = await CardSealer.open(parseCardSealKeys(first.seal), at(noon));
  const [cardNumber, cvc] = [
    await sealer.store("cardNumber", numbers.cardNumber),
    await sealer.store("cvc", numbers.cvc),
  ];
  return {
    sealed: { cardNumber, cvc, ...rest },
    opener: await SandboxCardVault.open(parseCardVaultKeys(keys).opening, at(openedAt)),
  };
}

describe("a sealed card", () => {
  test("is opened by payments, also with an older key", async () => {
    for (const rotated of [false, true]) {
      const { sealed, opener } = await vault({ rotated });
      expect(await opener.open(sealed)).toEqual({ ...numbers, ...rest });
    }
  });

  test("has a different token each time, with the same fingerprint", async () => {
    const { seal } = await newCardKeys();
    const sealer = await CardSealer.open(parseCardSealKeys(seal), at(noon));
    const tokens = [
      await sealer.store("cardNumber", "4242424242424242"),
      await sealer.store("cardNumber", "4242424242424242"),
    ];
    expect(tokens[0]).not.toBe(tokens[1]);
    const headers = tokens.map((token) => Buffer.from(token.split(".")[0] ?? "", "base64url").toString());
    expect(headers.map((header) => /"fpr":"([^"]+)"/.exec(header)?.[1])[0]).toMatch(/^[\w-]{43}$/);
    expect(new Set(headers.map((header) => /"fpr":"([^"]+)"/.exec(header)?.[1])).size).toBe(1);
  });

  test.each([
    ["in time", "2026-11-20T12:04:59Z", true],
    ["too late", "2026-11-20T12:05:00Z", false],
  ])("is valid for five minutes: %s", async (_when, openedAt, isGood) => {
    const { sealed, opener } = await vault({ openedAt });
    const opened = await opener.open(sealed).catch((error: unknown) => error);
    expect(opened instanceof CardRefusedError).toBe(!isGood);
  });

  test("that was changed in transit is refused with the name of the field", async () => {
    const { sealed, opener } = await vault();
    const parts = sealed.cardNumber.split(".");
    const header = JSON.parse(Buffer.from(parts[0] ?? "", "base64url").toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...header, fpr: "another" })).toString("base64url");
    for (const cardNumber of [[forged, ...parts.slice(1)].join("."), `${sealed.cardNumber.slice(0, -4)}AAAA`]) {
      const refused = await opener.open({ ...sealed, cardNumber }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ name: "CardRefusedError", path: "cardNumber" });
    }
  });

  test("with swapped tokens is refused", async () => {
    const { sealed, opener } = await vault();
    const swapped = opener.open({ ...sealed, cardNumber: sealed.cvc, cvc: sealed.cardNumber });
    await expect(swapped).rejects.toThrow(CardRefusedError);
  });

  test("sealed for an unknown key is a fault of the settings, and the error names the key's id", async () => {
    const [{ sealed }, { opener }] = [await vault(), await vault()];
    await expect(opener.open(sealed)).rejects.toThrow(
      /^cards are sealed for the key [\w-]{36}, which is not in CARD_VAULT_KEYS$/,
    );
  });
});

describe("the keys of the router", () => {
  test("cannot be payments' own", async () => {
    const { vault: text } = await newCardKeys();
    expect(() => parseCardSealKeys(text)).toThrow("holds a private key: the router gets the public half alone");
  });

  test("keep their fingerprints when the other keys rotate", async () => {
    const first = await newCardKeys();
    const { fingerprint } = parseCardSealKeys(first.seal);
    const { seal } = await newCardKeys({ vault: parseCardVaultKeys(first.vault), fingerprint });
    expect(parseCardSealKeys(seal).fingerprint).toEqual(fingerprint);
    expect(parseCardSealKeys(seal).sealing.kid).not.toBe(parseCardSealKeys(first.seal).sealing.kid);
  });
});
