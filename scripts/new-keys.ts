import { randomBytes } from "node:crypto";
import { generatePrivateJwk } from "@souk/kernel/jwk-file";
import { subgraphNames } from "@souk/kernel/subgraph-addresses";

// Prints fresh secrets as lines of a .env: the two keys, and the passwords that docker-compose.yml asks for.
const key = async (): Promise<string> => `'${JSON.stringify(await generatePrivateJwk())}'`;
const password = (): string => randomBytes(24).toString("base64url");

const secrets = [
  ["ACCESS_TOKEN_KEY", await key()],
  ["SERVICE_KEY", await key()],
  ["POSTGRES_PASSWORD", password()],
  ...[...subgraphNames, "sandbox_bank"].map((name) => [`${name.toUpperCase()}_DATABASE_PASSWORD`, password()]),
];
for (const [name, value] of secrets) process.stdout.write(`${name}=${value}\n`);
