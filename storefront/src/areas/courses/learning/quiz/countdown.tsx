import { Text, VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";

export interface CountdownProps {
  /** The seconds that are left when the countdown starts. */
  readonly secondsLeft: number;
  /** Called once, at the end. */
  readonly ended: () => void;
}

const second = 1000;

/**
 * The time that is left. It counts from the seconds of the service, because the visitor's clock may be wrong. Screen readers read
 * it out at 5 minutes and at 1 minute.
 */
export function Countdown({ secondsLeft, ended }: CountdownProps) {
  const t = useTranslations("courses.quiz");
  const [now, setNow] = useState(() => Date.now());
  const [end] = useState(() => Date.now() + secondsLeft * second);
  const left = Math.max(0, Math.ceil((end - now) / second));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), second);
    return () => clearInterval(timer);
  }, []);
  const onEnd = useRef(ended);
  useEffect(() => {
    onEnd.current = ended;
  }, [ended]);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) onEnd.current();
  }, [isOver]);
  const [minutes, seconds] = [Math.floor(left / 60), String(left % 60).padStart(2, "0")];
  return (
    <>
      <Text role="timer" fw={600} style={{ fontVariantNumeric: "tabular-nums" }}>
        {t("timeLeft", { time: `${minutes}:${seconds}` })}
      </Text>
      <VisuallyHidden role="status">
        {left <= 60 ? t("minutesLeft", { count: 1 }) : left <= 300 && t("minutesLeft", { count: 5 })}
      </VisuallyHidden>
    </>
  );
}
