import type { LessonKind } from "../../../../../graph/schema-types.generated";
import { mediaKindOf } from "../../../lesson/media-kind";
import { quizKindOf } from "../../../lesson/quiz-kind";
import type { DraftLesson } from "./outline-draft";

/** By the end of the path; every other address is that of a video. */
const kindsOfAddresses = { video: "VIDEO", audio: "AUDIO", picture: "FILE", document: "FILE", other: "VIDEO" } as const;

/** Returns the kind that the server derives from the quiz and the media of a saved lesson. */
export function lessonKindOf({
  file,
  externalUrl,
  quiz,
}: Pick<DraftLesson, "file" | "externalUrl" | "quiz">): LessonKind {
  if (quiz) return quizKindOf(quiz.questions);
  if (file) return file.kind === "VIDEO" || file.kind === "AUDIO" ? file.kind : "FILE";
  const address = externalUrl.trim();
  return address === "" ? "TEXT" : kindsOfAddresses[mediaKindOf(address)];
}
