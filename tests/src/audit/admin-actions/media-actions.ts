import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { AdminActions, AuditLogFixtures } from "./audit-log-fixtures.js";

/** The admin actions of media. */
export const mediaActions: AdminActions = {
  importPicture: async () => ({
    service: "media",
    // private, so that no request leaves the test
    call: `importPicture(input: { url: "http://127.0.0.1/lamp.png" }) { ... on MediaFile { id } }`,
    targetType: "MediaFile",
    before: null,
    after: { url: "http://127.0.0.1/lamp.png" },
  }),
  updateMediaFile: async (fixtures) => {
    const id = await storedFile(fixtures, "READY");
    return {
      service: "media",
      call: `updateMediaFile(input: { id: "${id}", alt: "A lamp" }) { ... on MediaFile { id } }`,
      targetType: "MediaFile",
      before: { alt: null },
      after: { alt: "A lamp" },
    };
  },
  replaceMediaFile: async (fixtures) => {
    const [id, by] = [await storedFile(fixtures, "READY"), await storedFile(fixtures, "READY")];
    return {
      service: "media",
      call: `replaceMediaFile(input: { id: "${id}", by: "${by}" }) { ... on MediaFile { id } }`,
      targetType: "MediaFile",
      before: { sha256: expect.any(String) },
      after: { sha256: expect.any(String) },
    };
  },
  saveCaptions: async (fixtures) => {
    const id = await storedVideo(fixtures);
    return {
      service: "media",
      call: `saveCaptions(input: { fileId: "${id}", language: "fr", content: "WEBVTT\\n\\n00:01.000 --> 00:02.000\\nOui" }) { ... on MediaFile { id } }`,
      targetType: "MediaFile",
      before: { captions: null },
      after: { captions: { language: "fr", changedAt: expect.any(String) } },
    };
  },
  deleteCaptions: async (fixtures) => {
    const id = await storedVideo(fixtures);
    return {
      service: "media",
      call: `deleteCaptions(fileId: "${id}", language: "en") { ... on MediaFile { id } }`,
      targetType: "MediaFile",
      before: { captions: { language: "en", changedAt: expect.any(String) } },
      after: { captions: null },
    };
  },
  retryMediaFile: async (fixtures) => {
    const id = await storedFile(fixtures, "FAILED");
    return {
      service: "media",
      call: `retryMediaFile(id: "${id}") { ... on MediaFile { id } }`,
      targetType: "MediaFile",
      before: { state: "FAILED" },
      after: { state: "CHECKING" },
    };
  },
  deleteMediaFile: async (fixtures) => {
    const id = await storedFile(fixtures, "FAILED");
    return {
      service: "media",
      call: `deleteMediaFile(id: "${id}") { ... on DeletedMediaFile { id } }`,
      targetType: "MediaFile",
      before: { name: "lamp.png", state: "FAILED", sha256: null },
      after: null,
    };
  },
};

async function storedFile({ shop }: AuditLogFixtures, state: "READY" | "FAILED"): Promise<string> {
  const id = randomUUID();
  const sha256 = state === "READY" ? randomUUID().replaceAll("-", "").repeat(2) : null;
  await shop.rows(
    "media",
    `insert into media_files
       (id, name, state, problem, size_bytes, sha256, content_type, width, height, placeholder, object_count, created_at)
     values ($1, 'lamp.png', $2, $3, 10, $4, 'image/png', 100, 80, 'data:,', 9, now())`,
    [id, state, state === "FAILED" ? "CHECK_FAILED" : null, sha256],
  );
  return id;
}

/** A video with English captions. */
async function storedVideo(fixtures: AuditLogFixtures): Promise<string> {
  const id = await storedFile(fixtures, "READY");
  const { shop } = fixtures;
  await shop.rows(
    "media",
    "update media_files set content_type = 'video/mp4', width = null, height = null, placeholder = null where id = $1",
    [id],
  );
  await shop.rows(
    "media",
    "insert into captions (file_id, language, content, changed_at) values ($1, 'en', 'WEBVTT', now())",
    [id],
  );
  return id;
}
