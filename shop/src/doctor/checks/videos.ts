import { FfmpegConverter } from "@souk/media/ffmpeg";
import type { DoctorView } from "../doctor-view.js";
import { ok, warning, type Finding } from "../finding.js";
import { hasSettingsOf } from "./settings.js";

/** Checks whether media can convert videos on this machine. */
export async function checkVideos(view: DoctorView): Promise<Finding[]> {
  if (!hasSettingsOf(view, "media")) return [];
  if (await FfmpegConverter.find()) return [ok("ffmpeg", "videos are converted")];
  const message = "ffmpeg or ffprobe is not on PATH: videos play as they were uploaded";
  return [warning("ffmpeg", message, "install ffmpeg, such as Debian's package, and start media again")];
}
