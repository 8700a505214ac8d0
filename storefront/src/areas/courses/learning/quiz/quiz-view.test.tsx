import { userEvent } from "@testing-library/user-event";
import { expect, onTestFinished, test, vi } from "vitest";
import { unavailable, type Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const choicesOf = (...texts: string[]) => texts.map((text) => ({ id: text.toLowerCase(), text }));
const plain = { points: 1, answer: null, result: null };
const questions = [
  { ...plain, id: "q1", kind: "SINGLE_CHOICE", text: "Which is **noble**?", choices: choicesOf("Gold", "Lead") },
  { ...plain, id: "q2", kind: "ORDERING", text: "Sort them.", choices: choicesOf("Two", "One") },
  { ...plain, id: "q3", kind: "FREE_TEXT", text: "Explain.", points: 2 },
];
const running = { __typename: "QuizAttempt", id: "a", startedAt: "2026-03-01T10:00:00Z", maxPoints: 4, questions };
const failed = {
  ...running,
  submittedAt: "2026-03-01T10:05:00Z",
  points: 1,
  isPassed: false,
  questions: questions.map((each) => ({
    ...each,
    answer: each.id === "q1" ? { choiceIds: ["lead"], text: null } : null,
    result: { points: each.id === "q2" ? 1 : 0, explanation: each.id === "q1" ? "Gold does not rust." : null },
  })),
};
const quiz = { passPercent: 60, questionCount: 3, maxPoints: 4, attemptsLeft: 2 };

const quizWith = (attempts: readonly object[]) => ({ ...quiz, attemptsLeft: 2 - attempts.length, attempts });

/** A course whose first lesson has the quiz, as the graph has it after each change. */
function courseWith(attempts: readonly object[], completedLessonIds: readonly string[] = [], kind = "QUIZ") {
  const lesson = { id: "l", title: "Metals", kind, quiz: quizWith(attempts) };
  return {
    id: "c",
    slug: "metals",
    title: "Metals",
    sections: [{ id: "s", title: "All", lessons: [lesson, { id: "m", title: "More" }] }],
    myEnrollment: { id: "e", completedLessonIds, nextLessonId: null },
  };
}
const withLesson = (attempt: object) => ({ ...attempt, lesson: { id: "l", quiz: quizWith([attempt]) } });

const open = (answers: Answers) => openPage("/learn/metals/l", { answers: { me: customer, ...answers } });

interface Sent {
  readonly input: { readonly answers: readonly object[] };
}

test("answers are saved again after a failure, submitted after a question, and passing completes the lesson", async () => {
  let isDown = true;
  let course: object = courseWith([]);
  const passed = { ...failed, isPassed: true, points: 3 };
  const page = await open({
    course: () => course,
    startQuizAttempt: withLesson(running),
    saveQuizAnswers: () => (isDown ? unavailable() : { __typename: "QuizAttempt", id: "a" }),
    submitQuizAttempt: () => {
      course = courseWith([passed], ["l"]);
      return withLesson(passed);
    },
  });
  await page.click(await page.findByRole("button", { name: "Start quiz" }));
  expect(page.queryByRole("button", { name: /Complete/ })).toBeNull();
  await page.click(await page.findByRole("radio", { name: "Lead" }));
  await page.shows("Not saved.");
  isDown = false;
  await page.click(page.getByRole("button", { name: "Move item 1 down" }));
  await page.shows("Saved");
  const saved = page.sent("SaveQuizAnswers").at(-1) as unknown as Sent;
  expect(saved.input.answers).toEqual([
    { questionId: "q1", choiceIds: ["lead"], text: null },
    { questionId: "q2", choiceIds: ["one", "two"], text: null },
  ]);
  await page.click(page.getByRole("button", { name: "Submit" }));
  const dialog = await page.dialog();
  dialog.getByText("1 question has no answer.");
  await page.click(dialog.getByRole("button", { name: "Continue answering" }));
  await page.disappears(() => page.queryByRole("dialog"));
  await page.fill(page.getByRole("textbox"), "Because.");
  await page.click(page.getByRole("button", { name: "Submit" }));
  await page.findByRole("heading", { name: "Passed" });
  expect(page.sent("SubmitQuizAttempt")).toEqual([
    { input: { attemptId: "a", answers: [{ questionId: "q3", choiceIds: [], text: "Because." }] } },
  ]);
  await page.shows("3 of 4 points");
  await page.shows("Gold does not rust.");
  await page.shows("1 of 2 lessons completed");
});

test("an attempt continues with its saved answers, submits itself at its end, and can be repeated", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"], now: new Date("2020-01-01T00:00:00Z") });
  onTestFinished(() => void vi.useRealTimers());
  const [first, ...others] = questions;
  const continued = {
    ...running,
    secondsLeft: 600,
    questions: [{ ...first, answer: { choiceIds: ["lead"], text: null } }, ...others],
  };
  let isDown = true;
  const page = await open({
    course: courseWith([continued]),
    startQuizAttempt: withLesson(continued),
    submitQuizAttempt: () => (isDown ? unavailable() : withLesson(failed)),
  });
  await page.click(await page.findByRole("button", { name: "Continue quiz" }));
  expect((await page.findByRole("radio", { name: "Lead" })).getAttribute("checked")).not.toBeNull();
  await page.shows("10:00 left");
  expect(page.text()).not.toContain("Less than");
  vi.setSystemTime(new Date("2020-01-01T00:05:01Z"));
  vi.advanceTimersByTime(1000);
  await page.shows("Less than 5 minutes left");
  vi.advanceTimersByTime(5 * 60_000);
  await page.shows("The quiz could not be submitted.");
  isDown = false;
  await page.click(page.getByRole("button", { name: "Submit" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Submit anyway" }));
  await page.findByRole("heading", { name: "Not passed" });
  expect(page.sent("SubmitQuizAttempt").at(-1)).toEqual({
    input: { attemptId: "a", answers: [{ questionId: "q2", choiceIds: ["two", "one"], text: null }] },
  });
  page.getByRole("button", { name: "Try again" });
});

test("an earlier attempt shows its own answers and the solutions, and waits for the instructor", async () => {
  const other = { ...failed, id: "b", isPassed: null, points: null };
  const solved = failed.questions.map((each) =>
    each.id === "q1" ? { ...each, result: { ...each.result, correctChoiceIds: ["gold"] } } : each,
  );
  const attempts = [other, { ...failed, questions: solved }];
  const page = await open({
    course: courseWith(attempts),
    quizAttempt: ({ id }: { readonly id: string }) => attempts.find((each) => each.id === id),
  });
  await page.shows("No attempts left");
  await page.shows("Waiting for the instructor");
  expect(page.queryByRole("button", { name: /Try again|Start/ })).toBeNull();
  await page.click(page.getAllByRole("button", { name: /^Show the answers/ })[1]!);
  const answer = page.within(await page.findByRole("region", { name: "Question 1" }));
  expect((await answer.findByText("Lead")).closest("li")?.textContent).toBe("LeadYour answer");
  expect(answer.getByText("Gold").closest("li")?.textContent).toBe("GoldRight answer");
});

const fileOf = (fileId: string) => ({
  id: `a.${fileId}`,
  fileId,
  name: `${fileId}.pdf`,
  size: 2048,
  link: { url: `/media/files/${fileId}` },
});
const answerOf = (...fileIds: string[]) => ({
  choiceIds: [],
  text: null,
  fileIds,
  files: fileIds.map((id) => fileOf(id)),
});
const task = { ...plain, id: "t", kind: "UPLOAD", text: "Hand in an essay.", points: 10, choices: [] };

const assignment = { ...running, maxPoints: 10, questions: [task] };
const handedIn = { ...assignment, submittedAt: "2026-03-01T10:05:00Z", points: null, isPassed: null };
const answered = (result: object | null, ...fileIds: string[]) => [{ ...task, answer: answerOf(...fileIds), result }];

test("an assignment takes uploaded files, gives up a removed one, and is handed in when all uploads have ended", async () => {
  const attempt = { ...assignment, questions: answered(null, "essay") };
  let state = "CHECKING";
  const page = await open({
    course: courseWith([attempt], [], "ASSIGNMENT"),
    startQuizAttempt: withLesson(attempt),
    mediaFile: () => ({ id: "f", name: "notes.pdf", kind: "DOCUMENT", state }),
    saveQuizAnswers: { __typename: "QuizAttempt", id: "a" },
    submitQuizAttempt: () => withLesson({ ...handedIn, questions: answered(null, "notes") }),
  });
  await page.findByRole("heading", { name: "Assignment" });
  await page.click(await page.findByRole("button", { name: "Continue assignment" }));
  await page.click(await page.findByRole("button", { name: "Remove essay.pdf" }));
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
  await userEvent.upload(input, new File(["x"], "notes.pdf", { type: "application/pdf" }));
  await page.shows("Checking the file.");
  await page.click(page.getByRole("button", { name: "Hand in" }));
  await page.shows("Wait until all files are uploaded");
  state = "READY";
  await page.findByRole("button", { name: "Remove notes.pdf" });
  await page.disappears(() => page.queryByText(/^Checking the file/));
  await page.click(page.getByRole("button", { name: "Hand in" }));
  await page.findByRole("heading", { name: "Handed in, not yet marked" });
  const sent = [...page.sent("SaveQuizAnswers"), ...page.sent("SubmitQuizAttempt")].flatMap(
    (each) => (each as unknown as Sent).input.answers,
  );
  expect(sent.at(-1)).toEqual({ questionId: "t", choiceIds: [], text: null, fileIds: ["f"] });
  await page.shows("Handed in on Mar 1, 2026");
  expect((await page.findByRole("link", { name: "notes.pdf" })).getAttribute("href")).toBe("/media/files/notes");
  expect(page.text()).not.toMatch(/quiz/i);
});

test("a marked assignment shows its points, and the files with the comment", async () => {
  const marked = { ...handedIn, points: 7, isPassed: true };
  const result = { points: 7, comment: "Well done." };
  const page = await open({
    course: courseWith([marked], ["l"], "ASSIGNMENT"),
    quizAttempt: { ...marked, questions: answered(result, "notes") },
  });
  await page.shows("Passed · 7 of 10 points");
  await page.click(page.getByRole("button", { name: /^Show the files and comments/ }));
  await page.shows("Well done.");
  page.getByRole("link", { name: "notes.pdf" });
  page.getByRole("button", { name: "Try again" });
});
