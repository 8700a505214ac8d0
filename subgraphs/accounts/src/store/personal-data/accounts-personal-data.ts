import { exportedCustom, type CustomValues, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Database } from "@souk/kernel/database/database";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/** Reads a user's personal data in accounts, without credentials. */
export class AccountsPersonalData implements Pick<PersonalData, "read"> {
  constructor(
    private readonly database: Database,
    private readonly declared: { readonly userFields: EntityFields; readonly addressFields: EntityFields },
  ) {}

  async read({ userId }: Person) {
    const list = async <Row extends object>(sql: string): Promise<Row[]> =>
      this.database.manager.query(`${sql} limit $2`, [userId, maxExportedRows]);
    const withCustom = (fields: EntityFields, rows: readonly { readonly custom: CustomValues }[]): object[] =>
      rows.map((row) => ({ ...row, custom: exportedCustom(fields, row.custom) }));
    const { userFields, addressFields } = this.declared;
    return {
      profile: withCustom(
        userFields,
        await list(
          `select email, username, full_name as "fullName", phone, avatar_sha256 as "avatarChecksum",
           coalesce(chosen_locale, locale) as locale, role, is_active as "isActive",
           email_verified_at as "emailVerifiedAt", created_at as "createdAt", custom
         from users where id = $1`,
        ),
      ),
      addresses: withCustom(
        addressFields,
        await list(
          `select full_name as "fullName", line1, line2, city, region, postal_code as "postalCode", country, phone, custom
         from addresses where user_id = $1 order by id`,
        ),
      ),
      sessions: await list(
        `select user_agent as "userAgent", created_at as "createdAt", last_used_at as "lastUsedAt"
         from sessions where user_id = $1 order by created_at desc, id`,
      ),
    };
  }
}
