import { join, resolve } from "node:path";
import type { SettingsReader } from "@souk/kernel/config/config-reader";

/** A folder, or a bucket of S3 or of a server with the same protocol. */
export type StorageSettings = { readonly folder: string } | BucketSettings;

export interface BucketSettings {
  readonly bucket: string;
  readonly region: string;
  /** Absent: S3 of the region. */
  readonly url: string | undefined;
  /** Absent: the role of the machine or of the pod. */
  readonly keys: { readonly id: string; readonly secret: string } | undefined;
}

export function readStorageSettings(reader: SettingsReader): StorageSettings {
  /**
   * @setting MEDIA_S3_BUCKET the bucket of uploaded files, in place of a folder
   * @default none
   * @example souk-media
   */
  const bucket = reader.optionalText("MEDIA_S3_BUCKET");
  const settings = readBucket(reader);
  const folder = readFolder(reader);
  if (bucket !== undefined) return { bucket, ...settings };
  for (const [name, value] of Object.entries({ MEDIA_S3_URL: settings.url, MEDIA_S3_ACCESS_KEY_ID: settings.keys }))
    if (value !== undefined) reader.fault(name, "needs MEDIA_S3_BUCKET");
  return { folder };
}

function readBucket(reader: SettingsReader): Omit<BucketSettings, "bucket"> {
  /**
   * @setting MEDIA_S3_URL the address of a server that speaks S3's protocol; without it, S3 of Amazon
   * @default none
   * @example https://minio.example.com
   */
  const url = reader.optionalUrl("MEDIA_S3_URL", ["https:", "http:"]);
  /**
   * @setting MEDIA_S3_REGION the region of the bucket
   * @default us-east-1
   */
  const region = reader.text("MEDIA_S3_REGION", "us-east-1");
  /**
   * @setting MEDIA_S3_ACCESS_KEY_ID the id of the key to the bucket; without it, the role of the machine or pod
   * @default none
   */
  const id = reader.optionalText("MEDIA_S3_ACCESS_KEY_ID");
  /** @setting MEDIA_S3_SECRET_ACCESS_KEY the secret of that key, required with `MEDIA_S3_ACCESS_KEY_ID` */
  const secret = reader.optionalText("MEDIA_S3_SECRET_ACCESS_KEY");
  if (id !== undefined && secret === undefined) reader.fault("MEDIA_S3_SECRET_ACCESS_KEY", "is missing");
  if (id === undefined && secret !== undefined) reader.fault("MEDIA_S3_ACCESS_KEY_ID", "is missing");
  return { region, url, keys: id !== undefined && secret !== undefined ? { id, secret } : undefined };
}

function readFolder(reader: SettingsReader): string {
  /**
   * @setting MEDIA_FOLDER the folder of uploaded files, which all replicas of media share; not used with `MEDIA_S3_BUCKET`
   * @default `media` in `DATA_DIR`
   * @example /var/lib/souk/media
   */
  return resolve(reader.optionalText("MEDIA_FOLDER") ?? join(reader.text("DATA_DIR", ".data"), "media"));
}
