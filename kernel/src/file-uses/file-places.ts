import type { FileUse, FileUses } from "./file-uses.js";
import type { Database } from "../database/database.js";

/**
 * Selects the objects of one type that use a file of media, as `id`, `name` and `"ownerId"` (see FileUse). `wanted.key` is
 * the checksum of a picture or the id of another file, and `wanted.id` only the latter. An index serves each select.
 */
type PlaceSql = string;

/** Where a database uses files of media, by the type of the objects. */
export type FilePlaces = Readonly<Record<string, readonly PlaceSql[]>>;

/**
 * Creates the SQL function `shown_pictures`, which returns the checksums in the addresses of pictures in a text. Migrations
 * run this text, so it never changes.
 */
export const shownPicturesFunction = `create or replace function shown_pictures(content text) returns text[]
  language sql immutable strict parallel safe
  as $$ select array(select distinct found[1] from regexp_matches(content, '/media/([0-9a-f]{64})-', 'g') found) $$`;

/**
 * Returns the condition that a text has the address of the wanted picture. Its index is
 * `using gin (shown_pictures(<text>)) where <text> like '%/media/%'`.
 */
export function showsPicture(text: string): string {
  return `${text} like '%/media/%' and shown_pictures(${text}) @> array[wanted.key]`;
}

const mostUsesOfType = 10;

/** Returns the statement that finds the uses. Its parameter is the list of the keys. */
export function fileUsesSql(places: FilePlaces): string {
  const limited = `order by id limit ${mostUsesOfType}`;
  const types = Object.entries(places).map(([typename, selects]) => {
    const all = selects.map((select) => `(select * from (${select}) place ${limited})`).join(" union ");
    return `(select '${typename}' as typename, * from (${all}) used ${limited})`;
  });
  return `select wanted.key, used.* from (
      select key, case when length(key) = 36 then key::uuid end as id from unnest($1::text[]) key
    ) wanted cross join lateral (${types.join(" union all ")}) used`;
}

/** Finds uses of files in a database, with one statement. */
export class FileUsesInDatabase implements FileUses {
  private readonly sql: string;

  constructor(
    private readonly database: Database,
    places: FilePlaces,
  ) {
    this.sql = fileUsesSql(places);
  }

  async find(keys: readonly string[]): Promise<readonly FileUse[]> {
    return keys.length === 0 ? [] : this.database.manager.query<FileUse[]>(this.sql, [keys]);
  }
}
