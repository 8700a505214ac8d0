import { createHash, randomBytes, randomUUID } from "node:crypto";
import { withDatabase } from "@souk/kernel/database-settings";
import { PreparingClient } from "@souk/kernel/preparing-client";
import { verify } from "@node-rs/argon2";
import pg from "pg";

interface AccountRow {
  readonly id: string;
  readonly password_hash: string;
}

/**
 * What a login cannot do without: the account and the count of its tries, one argon2 of the stored hash, the tries forgiven, and a session
 * with its refresh token and device. Three statements into the shop's own tables, prepared, by bare `pg`; no HTTP, no GraphQL, no token signed.
 */
export class FloorLogin implements AsyncDisposable {
  private readonly pool: pg.Pool;

  /** `serverUrl`: the server of a shop that has run once. */
  constructor(serverUrl: string) {
    const connectionString = withDatabase(serverUrl, "souk_accounts");
    this.pool = new pg.Pool({ connectionString, max: 8, idleTimeoutMillis: 0, Client: PreparingClient });
    // of connections at rest: the next statement tells it
    this.pool.on("error", () => undefined);
  }

  async signIn(email: string, password: string): Promise<void> {
    const budget = createHash("sha256").update(email).digest();
    const { rows } = await this.pool.query<AccountRow>(
      `with account as (select id, password_hash from users where lower(email) = lower($1)),
       spent as (
         insert into sign_in_budgets (key, failed_at, forget_at) values ($2, array[now()], now() + interval '1 day')
         on conflict (key) do update set failed_at = excluded.failed_at
       )
       select id, password_hash from account`,
      [email, budget],
    );
    const [account] = rows;
    if (!account || !(await verify(account.password_hash, password))) throw new Error("nobody was signed in");
    await this.pool.query(`delete from sign_in_budgets where key = $1`, [budget]);
    await this.pool.query(
      `with started as (
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
      [randomUUID(), account.id, randomBytes(32), randomBytes(32)],
    );
  }

  /** The hash that a password of an account is held against. */
  async hashOf(email: string): Promise<string> {
    const { rows } = await this.pool.query<AccountRow>(`select id, password_hash from users where email = $1`, [email]);
    return rows[0]?.password_hash ?? "";
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.pool.end();
  }
}
