import type { EntityManager } from "typeorm";
import type { FileUse, FileUses } from "./file-uses.js";
import type { Database } from "../database/database.js";

/**
 * Selects the objects of one type that use a file of media, as `id`, `name` and `"ownerId"` (see FileUse). `wanted.key` is
 * the checksum of a picture or the id of another file, and `wanted.id` only the latter. An index serves each select.
 */
type PlaceSql = string;

/**
 * A column with pictures: `address` is a text and `json` a JSON value with addresses of pictures, `checksum` is the
 * checksum of one picture, and `checksums` a list of them.
 */
interface PictureColumn {
  readonly table: string;
  readonly column: string;
  readonly type: "address" | "json" | "checksum" | "checksums";
  /** The column with the id of the object that shows the picture; default: `id`. */
  readonly objectId?: string;
  /** Finds the rows by an index, as the selects do; the default is for the index that fits the type. */
  readonly where?: string;
}

/** Where the objects of one type use files of media. */
interface PlacesOfType {
  readonly selects: readonly PlaceSql[];
  /** The columns with pictures. A file that is used by its id keeps it when its content is replaced. */
  readonly columns: readonly PictureColumn[];
}

/** Where a database uses files of media, by the type of the objects. */
export type FilePlaces = Readonly<Record<string, PlacesOfType>>;

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
  const types = Object.entries(places).map(([typename, { selects }]) => {
    const all = selects.map((select) => `(select * from (${select}) place ${limited})`).join(" union ");
    return `(select '${typename}' as typename, * from (${all}) used ${limited})`;
  });
  return `select wanted.key, used.* from (
      select key, case when length(key) = 36 then key::uuid end as id from unnest($1::text[]) key
    ) wanted cross join lateral (${types.join(" union all ")}) used`;
}

const address = "('/media/' || wanted.key || '-[0-9]{1,5}x[0-9]{1,5}/[0-9]{1,5}[.](avif|webp)')";

/**
 * Returns the statement that replaces a picture in a column, and returns the ids of the objects. Its parameters are the
 * checksum of the old picture and the address of the new one. It finds nothing when it runs again.
 */
export function replacePictureSql({ table, column, type, objectId = "id", where }: PictureColumn): string {
  const { value, index, condition = index } = replacementsIn(column)[type];
  return `with wanted as not materialized (
      select $1::text as key, $2::text as address, substring($2::text from '/media/([0-9a-f]{64})-') as checksum
    )
    update ${table} set ${column} = ${value} from wanted where ${where ?? index} and ${condition}
    returning ${objectId} as id`;
}

interface Replacement {
  /** The new value of the column. */
  readonly value: string;
  /** The condition that the index for the type serves. */
  readonly index: string;
  /** The condition that the column has the picture; default: that of the index. */
  readonly condition?: string;
}

function replacementsIn(column: string): Readonly<Record<PictureColumn["type"], Replacement>> {
  const replaced = (text: string): string => `regexp_replace(${text}, ${address}, wanted.address, 'g')`;
  const text = `${column}::text`;
  return {
    address: { value: replaced(column), index: showsPicture(column), condition: `${column} ~ ${address}` },
    json: { value: `${replaced(text)}::jsonb`, index: showsPicture(text), condition: `${text} ~ ${address}` },
    checksum: { value: "wanted.checksum", index: `${column} = wanted.key` },
    checksums: {
      value: `case when ${column} @> array[wanted.checksum] then array_remove(${column}, wanted.key)
        else array_replace(${column}, wanted.key, wanted.checksum) end`,
      index: `${column} <> '{}' and ${column} @> array[wanted.key]`,
    },
  };
}

/** Runs in the transaction of a replacement, with the ids of the objects of one type that show the picture. */
export type PictureReplaced = (manager: EntityManager, typename: string, ids: readonly string[]) => Promise<void>;

/** Finds uses of files in a database, with one statement, and replaces pictures there. */
export class FileUsesInDatabase implements FileUses {
  private readonly sql: string;

  constructor(
    private readonly database: Database,
    private readonly places: FilePlaces,
    private readonly replaced: PictureReplaced = async () => undefined,
  ) {
    this.sql = fileUsesSql(places);
  }

  async find(keys: readonly string[]): Promise<readonly FileUse[]> {
    return keys.length === 0 ? [] : this.database.manager.query<FileUse[]>(this.sql, [keys]);
  }

  replacePicture(from: string, to: string): Promise<number> {
    return this.database.transaction(async (manager) => {
      const found: { readonly typename: string; readonly id: string }[] = [];
      for (const [typename, { columns }] of Object.entries(this.places))
        for (const column of columns) {
          const [rows]: [{ id: string }[], number] = await manager.query(replacePictureSql(column), [from, to]);
          found.push(...rows.map(({ id }) => ({ typename, id })));
        }
      for (const [typename, objects] of Map.groupBy(found, (each) => each.typename))
        await this.replaced(manager, typename, [...new Set(objects.map(({ id }) => id))]);
      return found.length;
    });
  }
}
