import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Captions } from "./captions.js";

export interface CaptionsStore {
  /** By language, without the contents. */
  listCaptions(fileIds: readonly string[]): Promise<readonly Captions[]>;
  findContent(fileId: string, language: string): Promise<string | null>;
  /** Replaces those in the same language. */
  saveCaptions(
    captions: Captions & { readonly content: string },
    jobs: readonly AuditJob[],
  ): Promise<"saved" | "fileNotFound" | "tooManyLanguages">;
  /** Returns false when the file has none in this language. */
  deleteCaptions(fileId: string, language: string, jobs: readonly AuditJob[]): Promise<boolean>;
}

export const maxLanguages = 20;
