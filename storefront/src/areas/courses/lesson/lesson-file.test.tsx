import { fireEvent, render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { Answers } from "../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";
import { useMediaSource } from "./use-media-source";

const expiresAt = "2027-01-01T00:00:00Z";
const linkOf = (number: number) => ({ url: `/media/files/f?expires=${number}`, expiresAt });
const mediaOf = (kind: string, number = 1) => ({
  id: "l.f",
  fileId: "f",
  name: "knots.mp4",
  kind,
  link: linkOf(number),
  playback: null,
});
const sectionsWith = (media: object | null) => [
  { id: "1", title: "First", lessons: [{ id: "l", title: "Bowline", externalUrl: null, media, content: null }] },
];
const courseWith = (media: object | null) => ({
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "DRAFT",
  version: 1,
  publishChecklist: [],
  product: { id: "p", price: { amount: "5.00", currency: "CAD" } },
  sections: sectionsWith(media),
  draft: { sections: sectionsWith(media) },
});

const open = (path: string, answers: Answers) =>
  openPage(path, {
    answers: { me: { ...customer, role: "INSTRUCTOR" }, categories: [], customFields: [], ...answers },
  });

const player = (): HTMLVideoElement => document.querySelector("video")!;
const numberShown = (): string | null | undefined => document.querySelector("video")?.src.split("expires=")[1];

async function openLesson(): Promise<OpenPage> {
  let queries = 0;
  const page = await open("/learn/knots/l", { course: () => courseWith(mediaOf("VIDEO", (queries += 1))) });
  await page.becomes(() => player()?.getAttribute("aria-label"), "Bowline");
  return page;
}

test("a player whose link has expired continues at its place by a new link", async () => {
  const page = await openLesson();
  expect(numberShown()).toBe("1");
  player().currentTime = 42;
  fireEvent.error(player());
  await page.becomes(numberShown, "2");
  player().currentTime = 0;
  fireEvent.loadedMetadata(player());
  expect(player().currentTime).toBe(42);
});

test("a file that cannot be played says so after a second try", async () => {
  const page = await openLesson();
  fireEvent.error(player());
  await page.becomes(numberShown, "2");
  fireEvent.error(player());
  await page.findByText(/media cannot be shown/);
});

test.each([
  ["no streams plays the file itself", "", linkOf(1).url],
  ["streams itself plays the stream", "maybe", "/media/files/f/stream.m3u8?expires=1"],
] as const)("a browser that knows %s", async (_, answer, source) => {
  vi.spyOn(HTMLMediaElement.prototype, "canPlayType").mockReturnValue(answer);
  const playback = { state: "READY", stream: { url: "/media/files/f/stream.m3u8?expires=1" }, poster: null };
  const page = await open("/learn/knots/l", { course: courseWith({ ...mediaOf("VIDEO"), playback }) });
  await page.becomes(() => player()?.getAttribute("src"), source);
});

describe("the place in a video of an enrolled user", () => {
  const enrolled = (positions: readonly object[]) => ({
    ...courseWith(mediaOf("VIDEO")),
    publishChecklist: null,
    myEnrollment: { id: "e", progress: 0, completedLessonIds: [], completedAt: null, nextLessonId: "l", positions },
  });
  const openAt = async (positions: readonly object[]): Promise<OpenPage> => {
    const page = await open("/learn/knots/l", {
      course: enrolled(positions),
      saveLessonPosition: { __typename: "LessonPosition", lessonId: "l", seconds: 0 },
    });
    // the effects of the player have run
    await page.becomes(() => player()?.hasAttribute("src"), true);
    Object.defineProperty(player(), "duration", { value: 100 });
    return page;
  };
  const saved = (page: OpenPage) => page.sent("SaveLessonPosition");
  const playTo = (seconds: number): void => {
    Object.defineProperty(player(), "paused", { value: false, configurable: true });
    player().currentTime = seconds;
    fireEvent.timeUpdate(player());
  };

  test("is where it was left, on whatever device", async () => {
    await openAt([{ lessonId: "l", seconds: 42 }]);
    fireEvent.loadedMetadata(player());
    expect(player().currentTime).toBe(42);
  });

  test("follows the answer of the server until the video has played", () => {
    function Video({ startAt }: { readonly startAt: number }) {
      const file = {
        name: "",
        kind: "VIDEO",
        alt: null,
        url: "/a",
        streamUrl: null,
        posterUrl: null,
        captions: [],
      } as const;
      const { media, handlers } = useMediaSource({ file, renew: () => undefined, startAt });
      return <video ref={media} {...handlers} muted />;
    }
    const { rerender } = render(<Video startAt={0} />);
    const played: object[] = [];
    Object.defineProperty(player(), "played", { value: played });
    rerender(<Video startAt={20} />);
    fireEvent.loadedMetadata(player());
    expect(player().currentTime).toBe(20);
    Object.defineProperty(player(), "readyState", { value: 1 });
    rerender(<Video startAt={30} />);
    expect(player().currentTime).toBe(30);
    played.push({});
    rerender(<Video startAt={40} />);
    expect(player().currentTime).toBe(30);
  });

  test("is saved each 15 seconds, at a pause, when the page is left, and as the beginning at the end", async () => {
    const page = await openAt([]);
    fireEvent.pause(player());
    fireEvent(document, new Event("visibilitychange"));
    for (const seconds of [3, 10, 18.6, 19]) playTo(seconds);
    await page.becomes(() => saved(page), [{ lessonId: "l", seconds: 18 }]);
    playTo(25.2);
    fireEvent.pause(player());
    fireEvent.pause(player());
    await page.becomes(() => saved(page).at(-1), { lessonId: "l", seconds: 25 });
    playTo(27);
    fireEvent(document, new Event("visibilitychange"));
    await page.becomes(() => saved(page).at(-1), { lessonId: "l", seconds: 27 });
    playTo(96);
    fireEvent.pause(player());
    await page.becomes(() => saved(page).at(-1), { lessonId: "l", seconds: 0 });
    expect(saved(page)).toHaveLength(4);
  });

  test("is not saved for those who only look at the course", async () => {
    const page = await openLesson();
    playTo(1);
    playTo(50);
    fireEvent.pause(player());
    await page.becomes(() => page.sent("SaveLessonPosition"), []);
  });
});

test("a document is a download", async () => {
  const page = await open("/learn/knots/l", { course: courseWith(mediaOf("DOCUMENT")) });
  expect((await page.findByRole("link", { name: "Download knots.mp4" })).getAttribute("href")).toBe(linkOf(1).url);
});

async function chooseFile(file: object, answers: Answers = {}): Promise<OpenPage> {
  const page = await open("/teach/courses/c", {
    ...answers,
    course: courseWith(null),
    mediaFile: { id: "f", state: "READY", problem: null, name: "knots.mp4", picture: null, link: null, ...file },
    saveCurriculum: { __typename: "Course", ...courseWith(mediaOf("VIDEO")), version: 2 },
  });
  await page.click(await page.findByRole("button", { name: "Edit Bowline" }));
  const dialog = await page.findByRole("dialog", { name: "Lesson" });
  const input = dialog.querySelector<HTMLInputElement>("input[type=file]")!;
  await userEvent.upload(input, new File(["x"], "knots.mp4", { type: "video/mp4" }));
  return page;
}

test("an uploaded file is saved with the outline, in place of an address", async () => {
  const page = await chooseFile({ kind: "VIDEO", link: linkOf(1) });
  await page.findByText("knots.mp4");
  expect(page.queryByLabelText(/^URL of a video/)).toBeNull();
  await page.click(page.getByRole("button", { name: "Done" }));
  await page.click(await page.findByRole("button", { name: "Save outline" }));
  await page.becomes(() => page.sent("SaveCurriculum").length, 1);
  expect(page.sent("SaveCurriculum")).toMatchObject([
    { input: { sections: [{ lessons: [{ mediaFileId: "f", externalUrl: null }] }] } },
  ]);
});

test.each([
  ["WAITING", /^The file waits for its conversion/],
  ["RUNNING", /is converted for all devices: 40 %/],
  ["UNPLAYABLE", /^This file cannot be played/],
])("the conversion of an uploaded video in %s is shown", async (state, text) => {
  const page = await chooseFile({
    kind: "VIDEO",
    link: linkOf(1),
    playback: { state, percent: 40, stream: null, poster: null },
  });
  await page.findByText(text);
});

test("a conversion that failed can be started again", async () => {
  let state = "FAILED";
  const playback = () => ({ state, percent: 0, stream: null, poster: null });
  const page = await chooseFile(
    { kind: "VIDEO", link: linkOf(1), playback },
    {
      retryMediaFile: () => {
        state = "WAITING";
        return { __typename: "MediaFile", id: "f", state: "READY" };
      },
    },
  );
  await page.click(await page.findByRole("button", { name: "Convert again" }));
  await page.findByText(/^The file waits/);
});

describe("captions", () => {
  const german = { language: "de", label: "Deutsch", link: { url: "/media/files/f/de.vtt?expires=1" } };
  const openField = (answers: Answers, captions: readonly object[] = []) =>
    chooseFile({ kind: "VIDEO", link: linkOf(1), captions }, answers);
  const give = async (page: OpenPage): Promise<void> => {
    await page.findByRole("button", { name: "Upload captions" });
    const input = document.querySelector<HTMLInputElement>('input[type=file][accept=".vtt,.srt"]')!;
    await userEvent.upload(input, new File(["WEBVTT"], "knots.vtt"));
  };

  test("are saved in the chosen language, and listed with what deletes them", async () => {
    const page = await openField(
      { saveCaptions: { __typename: "MediaFile", id: "f" }, deleteCaptions: { __typename: "MediaFile", id: "f" } },
      [german],
    );
    await give(page);
    await page.becomes(
      () => page.sent("SaveCaptions"),
      [{ input: { fileId: "f", language: "en", content: "WEBVTT" } }],
    );
    expect((await page.findByRole("link", { name: "Deutsch" })).getAttribute("href")).toBe(german.link.url);
    await page.click(page.getByRole("button", { name: "Delete the captions: German" }));
    await page.becomes(() => page.sent("DeleteCaptions"), [{ fileId: "f", language: "de" }]);
  });

  test("that are refused name the line", async () => {
    const message = "line 3 must be two times";
    const page = await openField({
      saveCaptions: {
        __typename: "InvalidInput",
        code: "INVALID_INPUT",
        message,
        fields: [{ path: "content", message }],
      },
    });
    await give(page);
    await page.findByText("The captions were not saved. Line 3 must be two times.");
  });

  test("are tracks of the player", async () => {
    const page = await open("/learn/knots/l", {
      course: courseWith({ ...mediaOf("VIDEO"), captions: [german] }),
    });
    await page.becomes(() => document.querySelector("track")?.srclang, "de");
    expect(document.querySelector("track")).toMatchObject({ kind: "captions", label: "Deutsch" });
  });
});

test("a lesson can have a picture", async () => {
  const page = await chooseFile({ kind: "PICTURE", picture: { id: "a", url: "/media/a" } });
  expect((await page.findByRole("img", { name: /^Slide of/ })).getAttribute("src")).toBe("/media/a");
});
