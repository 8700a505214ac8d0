import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { adoptFiles } from "../../domain/curriculum/attach-files.js";
import type { KeptFile } from "../../domain/peers.js";
import { coursesDatabase } from "../database-definition.js";
import { LessonFilesRepository } from "./lesson-files-repository.js";

test("addresses of files of media become files, files get their kind, and the others stay, also when it is repeated", async () => {
  await using opened = await openTestDatabase("courses", coursesDatabase);
  const { manager } = opened.database;
  const [course, section, film, picture] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [known, unknown] = ["a".repeat(64), "b".repeat(64)];
  await manager.query(
    `insert into courses (id, product_id, instructor_id, slug, title, status, version, created_at, categories)
     values ($1, $1, $1, 'a', 'A', 'PUBLISHED', 1, now(), '{}')`,
    [course],
  );
  await manager.query("insert into course_sections (id, course_id, title, position) values ($1, $2, 'A', 0)", [
    section,
    course,
  ]);
  const addresses = [
    `/media/${known}-400x300/320.webp`,
    `https://shop.example/media/files/${film}?expires=1`,
    `/media/${unknown}-400x300/320.webp`,
    "https://cdn.example/media/film.mp4",
    "https://youtu.be/dQw4w9WgXcQ",
  ];
  for (const [position, address] of addresses.entries())
    await manager.query(
      `insert into lessons (id, section_id, course_id, title, is_preview, position, media_url)
       values (gen_random_uuid(), $1, $2, 'L', false, $3, $4)`,
      [section, course, position, address],
    );
  await manager.query(
    `insert into lessons (id, section_id, course_id, title, is_preview, position, media_file_id)
     values (gen_random_uuid(), $1, $2, 'L', false, $3, $4)`,
    [section, course, addresses.length, film],
  );
  const stored: readonly KeptFile[] = [
    { id: film, ownerId: null, checksum: null, kind: "VIDEO" },
    { id: picture, ownerId: null, checksum: known, kind: "PICTURE" },
  ];
  const calls: (readonly string[])[] = [];
  const files = {
    keepFiles: async (keys: readonly string[]) => {
      calls.push(keys);
      return stored.filter(({ id, checksum }) => keys.includes(id) || keys.includes(checksum ?? ""));
    },
  };
  const adopt = adoptFiles({ lessonFiles: new LessonFilesRepository(opened.database), files });
  await adopt();
  await adopt();
  const rows = await manager.query<object[]>(
    "select media_file_id, file_kind, media_url from lessons order by position",
  );
  expect(rows).toEqual([
    { media_file_id: picture, file_kind: "FILE", media_url: null },
    { media_file_id: film, file_kind: "VIDEO", media_url: null },
    ...addresses.slice(2).map((media_url) => ({ media_file_id: null, file_kind: null, media_url })),
    { media_file_id: film, file_kind: "VIDEO", media_url: null },
  ]);
  expect(calls.map((keys) => keys.toSorted())).toEqual([[known, unknown, film].toSorted(), [unknown]]);
});
