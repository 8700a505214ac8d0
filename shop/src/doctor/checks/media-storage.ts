import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { openStorage } from "@souk/media/storage";
import { readStorageSettings, type StorageSettings } from "@souk/media/storage-settings";
import type { DoctorView } from "../doctor-view.js";
import { failed, ok, type Finding } from "../finding.js";
import { addressOf, codeOf, reach } from "../reach.js";
import { hasSettingsOf } from "./settings.js";

/** Checks whether media can use its folder or its bucket. Writes nothing. */
export async function checkMediaStorage(view: DoctorView): Promise<Finding[]> {
  if (!hasSettingsOf(view, "media")) return [];
  const settings = readStorageSettings(view.reader());
  if ("folder" in settings)
    return [
      await findingOf(settings, {
        subject: "MEDIA_FOLDER",
        place: settings.folder,
        advice: "correct it, or its owner",
      }),
    ];
  const { url, bucket } = settings;
  // the check of the settings reports a wrong address
  if (url !== undefined && !URL.canParse(url)) return [];
  const reached = url === undefined ? undefined : await reach("MEDIA_S3_URL", addressOf(url));
  if (reached?.status === "failed") return [reached];
  const advice = "correct the settings MEDIA_S3_…, or the rights of their key";
  return [await findingOf(settings, { subject: "MEDIA_S3_BUCKET", place: `the bucket ${bucket}`, advice })];
}

async function findingOf(
  settings: StorageSettings,
  { subject, place, advice }: { readonly subject: string; readonly place: string; readonly advice: string },
): Promise<Finding> {
  await using storage = await openStorage(settings);
  try {
    await storage.check();
    return ok(subject, `${place} can be used`);
  } catch (error) {
    const isOutage = error instanceof ServiceUnavailableError;
    return failed(subject, isOutage ? `no answer (${codeOf(error.cause)})` : (error as Error).message, advice);
  }
}
