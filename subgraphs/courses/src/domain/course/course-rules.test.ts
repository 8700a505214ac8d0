import { describe, expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { createCourseRule } from "./course-rules.js";

const lesson = { title: "Hello" };
const section = { title: "Start", lessons: [lesson] };
const withLesson = (change: object): object => ({
  sections: [section, { ...section, lessons: [lesson, { ...lesson, ...change }] }],
});

describe("a course", () => {
  test.each([
    ["with only a title", {}],
    ["without sections", { summary: null, sections: null }],
    ["with a section without lessons", { sections: [{ title: "Later", lessons: [] }] }],
    ["with a title of 200 characters", { title: "x".repeat(200) }],
    ["with a lesson of no length", withLesson({ durationSeconds: 0 })],
    ["with a lesson of a day", withLesson({ durationSeconds: 86_400 })],
    ["with a lesson without media", withLesson({ externalUrl: null })],
    ["with a lesson of 50,000 characters", withLesson({ content: "x".repeat(50_000) })],
    ["with a lesson that opens after ten years", withLesson({ opensAfterDays: 3650, opensAt: null })],
    ["with a lesson that opens at a time", withLesson({ opensAt: new Date(0), isPrerequisite: null })],
    ["with media on another host", withLesson({ externalUrl: "https://media.example.com/1.mp4" })],
    ["with media on our own host", withLesson({ externalUrl: "/slides/1.svg" })],
    [
      "with 100 sections of 200 lessons",
      { sections: Array(100).fill({ ...section, lessons: Array(200).fill(lesson) }) },
    ],
  ])("%s is valid", (_case, change) => {
    expect(checkInput(createCourseRule, { title: "Weaving", ...change })).toMatchObject({ ok: true });
  });

  test.each([
    ["an empty title", { title: " " }, ["title"]],
    ["a long title", { title: "x".repeat(201) }, ["title"]],
    ["a long summary", { summary: "x".repeat(10_001) }, ["summary"]],
    ["an untitled section", { sections: [section, { ...section, title: "" }] }, ["sections.1.title"]],
    ["an untitled lesson", withLesson({ title: "" }), ["sections.1.lessons.1.title"]],
    ["a lesson of negative length", withLesson({ durationSeconds: -1 }), ["sections.1.lessons.1.durationSeconds"]],
    ["a lesson of more than a day", withLesson({ durationSeconds: 86_401 }), ["sections.1.lessons.1.durationSeconds"]],
    ["a script for media", withLesson({ externalUrl: "javascript:alert(1)" }), ["sections.1.lessons.1.externalUrl"]],
    [
      "another host's path for media",
      withLesson({ externalUrl: "//evil.example.com" }),
      ["sections.1.lessons.1.externalUrl"],
    ],
    [
      "an address by both of its names",
      withLesson({ externalUrl: "/a.mp4", mediaUrl: "/a.mp4" }),
      ["sections.1.lessons.1.externalUrl"],
    ],
    ["a script by the earlier name", withLesson({ mediaUrl: "javascript:1" }), ["sections.1.lessons.1.mediaUrl"]],
    ["empty media", withLesson({ externalUrl: "" }), ["sections.1.lessons.1.externalUrl"]],
    ["a character that cannot be stored", withLesson({ title: "a\0b" }), ["sections.1.lessons.1.title"]],
    ["a text too long", withLesson({ content: "x".repeat(50_001) }), ["sections.1.lessons.1.content"]],
    ["no day after the enrollment", withLesson({ opensAfterDays: 0 }), ["sections.1.lessons.1.opensAfterDays"]],
    ["more than ten years", withLesson({ opensAfterDays: 3651 }), ["sections.1.lessons.1.opensAfterDays"]],
    ["days and a time", withLesson({ opensAfterDays: 1, opensAt: new Date(0) }), ["sections.1.lessons.1.opensAt"]],
    ["101 sections", { sections: Array(101).fill(section) }, ["sections"]],
    ["201 lessons", { sections: [{ ...section, lessons: Array(201).fill(lesson) }] }, ["sections.0.lessons"]],
    ["two faults at once", { title: "", sections: [{ title: "", lessons: [] }] }, ["title", "sections.0.title"]],
  ])("%s is reported", (_case, change, paths) => {
    const checked = checkInput(createCourseRule, { title: "Weaving", ...change });
    expect(checked.ok ? [] : checked.fields.map(({ path }) => path)).toEqual(paths);
  });
});
