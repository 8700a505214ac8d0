import { showsPicture, type FilePlaces } from "@souk/kernel/file-uses/file-places";

const visible = `account.id, coalesce(account.full_name, account.username, account.email) as name, account.id as "ownerId"`;

/** Users show pictures in their profile, and in the declared fields of users and addresses. */
export const accountsFilePlaces: FilePlaces = {
  User: {
    selects: [
      `select ${visible} from users account where avatar_sha256 = wanted.key`,
      `select ${visible} from users account where ${showsPicture("custom::text")}`,
      `select ${visible} from addresses address join users account on account.id = address.user_id
     where ${showsPicture("address.custom::text")}`,
    ],
    columns: [
      { table: "users", column: "avatar_sha256", type: "checksum" },
      { table: "users", column: "custom", type: "json" },
      { table: "addresses", column: "custom", type: "json", objectId: "user_id" },
    ],
  },
};
