import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { ApiKeyStore, MachineKey } from "../../domain/api-keys/api-key-store.js";
import type { User } from "../../domain/users/user.js";
import { userColumns, userFromRow, type UserRow } from "../users/user-from-row.js";

const columns = `api_keys.id, api_keys.user_id as "userId", api_keys.name, api_keys.scopes, api_keys.created_at as "createdAt",
  api_keys.expires_at as "expiresAt", api_keys.last_used_at as "lastUsedAt", api_keys.revoked_at as "revokedAt"`;
/** Returns the condition of a valid key. `now`: the placeholder of that parameter. */
const validCondition = (now: string): string =>
  `api_keys.revoked_at is null and (api_keys.expires_at is null or api_keys.expires_at > ${now})`;

/** Stores API keys in PostgreSQL. */
export class ApiKeyRepository implements ApiKeyStore {
  constructor(private readonly database: Database) {}

  async addKey(key: MachineKey, secretHash: Buffer, jobs: Parameters<ApiKeyStore["addKey"]>[2]): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(
        `insert into api_keys (id, user_id, name, scopes, secret_hash, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [key.id, key.userId, key.name, key.scopes, secretHash, key.createdAt, key.expiresAt],
      );
      await enqueueAll(manager, jobs);
    });
  }

  listKeys(): Promise<readonly MachineKey[]> {
    return this.database.manager.query(`select ${columns} from api_keys order by created_at desc, id desc limit 200`);
  }

  async revokeKey(id: string, now: Date, jobs: Parameters<ApiKeyStore["revokeKey"]>[2]): Promise<MachineKey | null> {
    return this.database.transaction(async (manager) => {
      const [[revoked]]: [MachineKey[], number] = await manager.query(
        `update api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning ${columns}`,
        [id, now],
      );
      if (revoked) {
        await enqueueAll(manager, jobs);
        return revoked;
      }
      const [known]: MachineKey[] = await manager.query(`select ${columns} from api_keys where id = $1`, [id]);
      return known ?? null;
    });
  }

  async useKey(id: string, secretHash: Buffer, now: Date): Promise<{ apiKey: MachineKey; owner: User } | null> {
    const { manager } = this.database;
    const [apiKey]: MachineKey[] = await manager.query(
      `select ${columns} from api_keys where id = $1 and secret_hash = $2 and ${validCondition("$3")}`,
      [id, secretHash, now],
    );
    const owner = apiKey && (await this.ownerOfKey(id, now));
    if (!owner) return null;
    await manager.query(
      `update api_keys set last_used_at = $2
       where id = $1 and (last_used_at is null or last_used_at <= $2::timestamptz - interval '1 minute')`,
      [id, now],
    );
    return { apiKey, owner };
  }

  async ownerOfKey(id: string, now: Date): Promise<User | null> {
    const [row]: UserRow[] = await this.database.manager.query(
      `select ${userColumns} from api_keys join users on users.id = api_keys.user_id
       where api_keys.id = $1 and ${validCondition("$2")} and users.is_active`,
      [id, now],
    );
    return row ? userFromRow(row) : null;
  }
}
