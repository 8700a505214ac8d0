import { z } from "zod";
import { isUuid } from "../values/uuid.js";
import type { ImportOutcome } from "./import-record.js";

/** The id of a record in Souk. */
export const idRule = z.string().toLowerCase().refine(isUuid, "must be an id");

export const timeRule = z.iso
  .datetime({ offset: true, error: "must be a time in ISO 8601" })
  .transform((text) => new Date(text));

export const textRule = (max: number) =>
  z.string().trim().min(1, "must not be empty").max(max, `must be at most ${max} characters`);

/** Refuses a record for one field. */
export function refused(path: string, message: string): ImportOutcome {
  return { kind: "REFUSED", fields: [{ path, message }] };
}
