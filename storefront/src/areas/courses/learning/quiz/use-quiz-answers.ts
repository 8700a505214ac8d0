import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { SaveQuizAnswersDocument, type TakenAttemptFragment } from "./quiz.generated";

export interface GivenAnswer {
  readonly choiceIds: string[];
  readonly text: string | null;
  /** Only for UPLOAD. */
  readonly fileIds?: string[];
}

export type SaveState = "unchanged" | "unsaved" | "saved" | "failed";

export interface QuizAnswers {
  readonly answerTo: (questionId: string) => GivenAnswer;
  readonly change: (questionId: string, answer: GivenAnswer) => void;
  readonly state: SaveState;
  /** Waits for a running save, then sends the answers that the server does not have yet. They stay if `send` returns false. */
  readonly sendRest: (send: (answers: SentAnswer[]) => Promise<boolean>) => Promise<void>;
}

export interface SentAnswer extends GivenAnswer {
  readonly questionId: string;
}

const noAnswer: GivenAnswer = { choiceIds: [], text: null };
const pauseMs = 800;

/**
 * The answers of a running attempt, saved as the student goes on: one request at a time. Answers that could not be saved
 * are sent again with the next change. `ended` is called when the attempt takes no answers any more.
 */
export function useQuizAnswers({ id, questions }: TakenAttemptFragment, ended: () => void): QuizAnswers {
  const graph = useClient();
  const [answers, setAnswers] = useState<ReadonlyMap<string, GivenAnswer>>(
    () => new Map(questions.map((question) => [question.id, question.answer ?? noAnswer])),
  );
  const [state, setState] = useState<SaveState>("unchanged");
  const waiting = useRef(new Map<string, GivenAnswer>());
  const running = useRef<Promise<void>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onEnd = useRef(ended);
  useEffect(() => {
    onEnd.current = ended;
  }, [ended]);

  const save = useCallback(async (): Promise<void> => {
    while (waiting.current.size > 0) {
      const sent = waiting.current;
      waiting.current = new Map();
      const input = { attemptId: id, answers: inputFrom(sent) };
      const { data } = await graph.mutation(SaveQuizAnswersDocument, { input }).toPromise();
      const result = data?.saveQuizAnswers?.__typename;
      if (result !== "QuizAttempt") {
        waiting.current = new Map([...sent, ...waiting.current]);
        setState("failed");
        if (result === "Conflict") onEnd.current();
        return;
      }
    }
    setState("saved");
  }, [graph, id]);
  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    running.current ??= save().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [save]);

  useEffect(() => {
    const saveNow = () => {
      if (waiting.current.size > 0) void flush();
    };
    document.addEventListener("visibilitychange", saveNow);
    return () => {
      document.removeEventListener("visibilitychange", saveNow);
      saveNow();
    };
  }, [flush]);

  return {
    answerTo: (questionId) => answers.get(questionId) ?? noAnswer,
    change: (questionId, answer) => {
      setAnswers((current) => new Map(current).set(questionId, answer));
      waiting.current.set(questionId, answer);
      setState("unsaved");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    state,
    sendRest: async (send) => {
      clearTimeout(timer.current);
      await running.current;
      if (await send(inputFrom(waiting.current))) waiting.current.clear();
    },
  };
}

function inputFrom(answers: ReadonlyMap<string, GivenAnswer>): SentAnswer[] {
  return [...answers].map(([questionId, answer]) => ({ questionId, ...answer }));
}
