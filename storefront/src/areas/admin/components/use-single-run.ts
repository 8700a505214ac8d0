import { useState } from "react";

/** Runs one action at a time, however often the button is pressed. An action returns undefined, or its problem as text. */
export function useSingleRun() {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async (action: () => Promise<string | undefined>, onSuccess?: () => void) => {
    if (running) return;
    setRunning(true);
    setProblem(undefined);
    const problemText = await action();
    setRunning(false);
    setProblem(problemText);
    if (problemText === undefined) onSuccess?.();
  };
  return { running, problem, run, clearProblem: () => setProblem(undefined) };
}
