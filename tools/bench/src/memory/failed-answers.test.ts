import { expect, test } from "vitest";
import { complaintOf, FailedAnswers, failuresText, type FailedKind } from "./failed-answers.ts";

const refused = (count: number, kind = "HTTP 503"): FailedKind => ({ kind, isWrong: false, count });
const wrong = (count: number): FailedKind => ({ kind: "another answer", isWrong: true, count });

test.each([
  ["without failures", 1000, [], undefined],
  ["with one failure in ten thousand", 9999, [refused(1)], undefined],
  ["with exactly one failure in a thousand", 999, [refused(1)], undefined],
  ["with more failures of one kind", 998, [refused(1)], /^0\.100 % of the requests failed, more than 0\.100 %$/],
  ["with more failures of all kinds", 1998, [refused(2), refused(1, "no answer")], /^0\.150 % of the requests failed/],
  ["with one wrong answer among many", 1_000_000, [refused(1), wrong(1)], /^wrong answers: 1$/],
  ["without any answer", 0, [refused(7)], /^nothing was answered$/],
  ["without any request", 0, [], /^nothing was answered$/],
])("a run %s", (_which, answers, kinds, complaint) => {
  const found = complaintOf(answers, kinds);
  if (complaint === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(complaint);
});

test("failures are counted by kind, and the first failure of each kind is reported", () => {
  const failed = new FailedAnswers();
  const add = (kind: string) => failed.add({ kind, isWrong: false, text: "" });
  expect([add("HTTP 503"), add("no answer"), add("HTTP 503")]).toEqual([true, true, false]);
  expect(failed.kinds).toEqual([refused(2), refused(1, "no answer")]);
  expect(failuresText(997, failed.kinds)).toBe("Of 1000 requests 3 failed (0.300 %): HTTP 503 2, no answer 1.");
  expect(failuresText(1000, [])).toBe("No request failed.");
});
