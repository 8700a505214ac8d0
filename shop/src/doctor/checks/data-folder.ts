import { access, constants, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { readShopConfig } from "../../settings/config.js";
import { isWholeShop, type DoctorView } from "../doctor-view.js";
import { failed, ok, skipped, warning, type Finding } from "../finding.js";
import { codeOf } from "../reach.js";

const gigabyte = 1024 ** 3;
const leastFree = gigabyte / 4;
const fewFree = 2 * gigabyte;

/** Checks the folder of embedded PostgreSQL and of the keys: whether it can be written, and its free space. */
export async function checkDataFolder(view: DoctorView): Promise<Finding[]> {
  if (!isWholeShop(view.from)) return [];
  const { dataDir, embeddedDatabase, ownKeys } = readShopConfig(view.reader());
  if (!embeddedDatabase && !ownKeys) return [];
  if (!(await stat(dataDir).catch(() => undefined)))
    return [skipped("DATA_DIR", `${dataDir} does not exist yet; the first start creates it`)];
  try {
    await access(dataDir, constants.W_OK);
  } catch (error) {
    const advice = "give the user of the shop write access, or set DATA_DIR to another folder";
    return [failed("DATA_DIR", `${dataDir} cannot be written (${codeOf(error)})`, advice)];
  }
  return [await spaceOf(dataDir), await keysIn(dataDir)];
}

async function spaceOf(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const message = `${dataDir} has ${(free / gigabyte).toFixed(1)} GB free`;
  const advice = "free space on the disk, or move DATA_DIR to a larger one; a full disk stops all writes";
  if (free < leastFree) return failed("disk", message, advice);
  return free < fewFree ? warning("disk", message, advice) : ok("disk", message);
}

async function keysIn(dataDir: string): Promise<Finding> {
  const folder = join(dataDir, "keys");
  const found = await stat(folder).catch(() => undefined);
  if (!found) return skipped("keys", `${folder} does not exist yet; the first start creates it`);
  const isOpen = (found.mode & 0o077) !== 0;
  return isOpen
    ? warning("keys", `other users of this machine can open ${folder}`, `run chmod 700 ${folder}`)
    : ok("keys", `only the user of the shop can open ${folder}`);
}
