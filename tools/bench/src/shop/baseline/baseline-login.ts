import { createHash, randomBytes, randomUUID } from "node:crypto";
import { verify } from "@node-rs/argon2";
import type { Statement, Work } from "./baseline-databases.ts";

interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly password_hash: string;
}

export interface LoginInput {
  readonly input: { readonly email: string; readonly password: string };
}

const account: Statement = {
  database: "accounts",
  text: `with account as (select id, email, role, password_hash from users where lower(email) = lower($1)),
    spent as (
      insert into sign_in_budgets (key, failed_at, forget_at) values ($2, array[now()], now() + interval '1 day')
      on conflict (key) do update set failed_at = excluded.failed_at
    )
    select * from account`,
};
const forgive: Statement = {
  database: "accounts",
  text: `delete from sign_in_budgets where key = $1`,
};
const startSession: Statement = {
  database: "accounts",
  text: `with started as (
      insert into sessions (id, user_id, user_agent, created_at, last_used_at, expires_at)
      values ($1, $2, 'bench', now(), now(), now() + interval '90 days') returning id
    ),
    forgotten as (
      delete from known_devices where user_id = $2 and token_hash in (
        select token_hash from known_devices where user_id = $2 order by seen_at desc, token_hash offset 9
      )
    ),
    known as (
      insert into known_devices (token_hash, user_id, seen_at, expires_at) values ($3, $2, now(), now() + interval '1 year')
    )
    insert into refresh_tokens (token_hash, session_id, expires_at) select $4, id, now() + interval '30 days' from started`,
};

/**
 * The minimum for a login: read the account and its failed attempts, verify one argon2 hash, reset the attempts, and
 * insert a session with its refresh token and device. It signs no token.
 */
export async function baselineLogin(work: Work, { input: { email, password } }: LoginInput): Promise<object> {
  const budget = createHash("sha256").update(email).digest();
  const [found] = await work.rows<AccountRow>(account, [email, budget]);
  if (!found || !(await verify(found.password_hash, password))) throw new Error("nobody was signed in");
  await work.rows(forgive, [budget]);
  await work.rows(startSession, [randomUUID(), found.id, randomBytes(32), randomBytes(32)]);
  return { login: { __typename: "SignedIn", user: { id: found.id, email: found.email, role: found.role } } };
}

const anyHash: Statement = {
  database: "accounts",
  text: `select password_hash from users where email = $1`,
};
/** The hash of all users, who share one password. */
let hash: string | undefined;

/** Verifies one argon2 hash, which is read once, and does nothing else. */
export async function baselineHash(work: Work, { input: { email, password } }: LoginInput): Promise<object> {
  hash ??= (await work.rows<Pick<AccountRow, "password_hash">>(anyHash, [email]))[0]?.password_hash;
  if (hash === undefined || !(await verify(hash, password))) throw new Error("nobody was signed in");
  return { login: { __typename: "SignedIn" } };
}
