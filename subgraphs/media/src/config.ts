import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import type { UploadLimits } from "./domain/upload-limits.js";
import type { ClamdAddress } from "./peers/clamd/clamd-scanner.js";
import { readStorageSettings, type StorageSettings } from "./peers/storage/storage-settings.js";

export interface MediaConfig {
  readonly database: DatabaseSettings;
  readonly storage: StorageSettings;
  /** For admins and instructors. */
  readonly limits: UploadLimits;
  readonly customerLimits: UploadLimits;
  /** Absent: files are not scanned. */
  readonly clamd: ClamdAddress | undefined;
  readonly allowsPrivateHosts: boolean;
  readonly demoData: boolean;
}

const megabyte = 1024 * 1024;

export function readMediaConfig(reader: SettingsReader): MediaConfig {
  const limits = readLimits(reader);
  return Object.freeze({
    database: readDatabaseSettings(reader, "media"),
    storage: readStorageSettings(reader),
    limits,
    customerLimits: readCustomerLimits(reader, limits),
    clamd: readClamd(reader),
    /**
     * @setting MEDIA_ALLOW_PRIVATE_HOSTS `true` lets imports copy pictures from private addresses
     * @default `false`
     */
    allowsPrivateHosts: reader.flag("MEDIA_ALLOW_PRIVATE_HOSTS", false),
    demoData: readDemoData(reader),
  });
}

function readLimits(reader: SettingsReader): UploadLimits {
  return {
    /**
     * @setting MEDIA_MAX_FILE_MEGABYTES the largest upload
     * @default 4096
     */
    maxFileBytes: reader.wholeNumber("MEDIA_MAX_FILE_MEGABYTES", { fallback: 4096, min: 1, max: 100_000 }) * megabyte,
    /**
     * @setting MEDIA_MAX_PICTURE_MEGABYTES the largest picture: it is converted in memory
     * @default 20
     */
    maxPictureBytes: reader.wholeNumber("MEDIA_MAX_PICTURE_MEGABYTES", { fallback: 20, min: 1, max: 100 }) * megabyte,
    /**
     * @setting MEDIA_MAX_UNUSED_MEGABYTES the size of all files of an admin or instructor that no page shows yet
     * @default 20000
     */
    maxUnusedBytes:
      reader.wholeNumber("MEDIA_MAX_UNUSED_MEGABYTES", { fallback: 20_000, min: 1, max: 1_000_000 }) * megabyte,
  };
}

/** A customer never has more than an admin: an installation that lowers the general limits lowers these too. */
function readCustomerLimits(
  reader: SettingsReader,
  { maxFileBytes, maxPictureBytes, maxUnusedBytes }: UploadLimits,
): UploadLimits {
  /**
   * @setting MEDIA_CUSTOMER_MAX_FILE_MEGABYTES the largest upload of a customer; at most `MEDIA_MAX_FILE_MEGABYTES`
   * @default 10
   */
  const file = reader.wholeNumber("MEDIA_CUSTOMER_MAX_FILE_MEGABYTES", { fallback: 10, min: 1, max: 100 });
  /**
   * @setting MEDIA_CUSTOMER_MAX_UNUSED_MEGABYTES the size of all files of a customer that no page shows yet; at most `MEDIA_MAX_UNUSED_MEGABYTES`
   * @default 20
   */
  const unused = reader.wholeNumber("MEDIA_CUSTOMER_MAX_UNUSED_MEGABYTES", { fallback: 20, min: 1, max: 100_000 });
  return {
    maxFileBytes: Math.min(file * megabyte, maxFileBytes),
    maxPictureBytes,
    maxUnusedBytes: Math.min(unused * megabyte, maxUnusedBytes),
  };
}

function readClamd(reader: SettingsReader): ClamdAddress | undefined {
  /**
   * @setting MEDIA_CLAMD_URL the address of ClamAV's daemon, which scans each upload; without it, uploads are not scanned
   * @default none
   * @example tcp://clamd:3310
   */
  const url = reader.optionalUrl("MEDIA_CLAMD_URL", ["tcp:"]);
  if (url === undefined) return undefined;
  const { hostname: host, port } = new URL(url);
  return { host, port: Number(port || 3310) };
}
