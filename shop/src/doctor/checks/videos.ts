import { FfmpegConverter } from "@souk/media/ffmpeg";
import type { DoctorView } from "../doctor-view.js";
import { ok, skipped, type Finding } from "../finding.js";
import { hasSettingsOf } from "./settings.js";

/** Checks whether media can convert videos on this machine. A shop without videos needs no program for it. */
export async function checkVideos(view: DoctorView): Promise<Finding[]> {
  if (!hasSettingsOf(view, "media")) return [];
  if (await FfmpegConverter.find()) return [ok("ffmpeg", "videos are converted")];
  const effect = "videos play as they were uploaded; install ffmpeg, and start media again, to convert them";
  return [skipped("ffmpeg", `ffmpeg or ffprobe is not on PATH: ${effect}`)];
}
