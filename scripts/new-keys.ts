import { randomBytes } from "node:crypto";
import { newCardKeys } from "@souk/kernel/card-keys";
import { generatePrivateJwk } from "@souk/kernel/jwk-file";
import { subgraphNames } from "@souk/kernel/subgraph-addresses";

// Prints fresh secrets as lines of a .env: the keys, and the passwords that docker-compose.yml asks for.
const key = async (): Promise<string> => `'${JSON.stringify(await generatePrivateJwk())}'`;
const password = (): string => randomBytes(24).toString("base64url");

const { vault, seal } = await newCardKeys();
const secrets = [
  ["ACCESS_TOKEN_KEY", await key()],
  ["SERVICE_KEY", await key()],
  ["CARD_VAULT_KEYS", `'${vault}'`],
  ["CARD_SEAL_KEYS", `'${seal}'`],
  ["POSTGRES_PASSWORD", password()],
  ...[...subgraphNames, "sandbox_bank"].map((name) => [`${name.toUpperCase()}_DATABASE_PASSWORD`, password()]),
];
for (const [name, value] of secrets) process.stdout.write(`${name}=${value}\n`);
