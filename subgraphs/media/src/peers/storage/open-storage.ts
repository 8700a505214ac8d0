import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Logger } from "@souk/kernel/logging/logger";
import type { ObjectStorage } from "../../domain/object-storage.js";
import { DiskStorage } from "./disk-storage.js";
import type { StorageSettings } from "./storage-settings.js";

/**
 * Opens the storage of the settings. The client of S3 is loaded only for a bucket; `reportOutage` receives the errors of
 * calls that S3 did not answer.
 */
export async function openStorage(
  settings: StorageSettings,
  reportOutage: (error: unknown) => void = () => undefined,
): Promise<ObjectStorage> {
  if ("folder" in settings) return new DiskStorage(settings.folder);
  const { S3Storage } = await import("./s3-storage.js");
  return new S3Storage(settings, reportOutage);
}

/** As `openStorage`. Throws StorageRefusedError when the settings are wrong; a bucket that does not answer may do so later. */
export async function openCheckedStorage(settings: StorageSettings, logger: Logger): Promise<ObjectStorage> {
  const reportOutage = (err: unknown): void => logger.warn({ err }, "the bucket of media does not answer");
  const storage = await openStorage(settings, reportOutage);
  try {
    await storage.check();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return storage;
    await storage[Symbol.asyncDispose]();
    throw error;
  }
  return storage;
}
