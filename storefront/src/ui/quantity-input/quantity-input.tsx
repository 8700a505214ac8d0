import { ActionIcon, Group } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import classes from "./quantity-input.module.css";

export interface QuantityInputProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max: number;
  /** The accessible name, with the subject of the quantity. */
  readonly label: string;
  readonly disabled?: boolean;
  /** The name of the field in its form. */
  readonly name?: string;
  /** The name of the two buttons, which submit 1 or -1 without scripts; without a name they need scripts. */
  readonly stepName?: string;
}

/** A whole number of units, set by buttons, by arrow keys or by typing. */
export function QuantityInput(props: QuantityInputProps) {
  const { value, onChange, min = 1, max, label, disabled = false, name, stepName } = props;
  const t = useTranslations("common.quantity");
  // the typed text may not be a quantity yet
  const [typed, setTyped] = useState<string>();
  const change = (quantity: number) => {
    setTyped(undefined);
    if (quantity !== value) onChange(quantity);
  };
  const enter = (text: string) => {
    const quantity = Number(text);
    if (text !== "" && Number.isInteger(quantity) && quantity >= min && quantity <= max) change(quantity);
    else setTyped(text);
  };
  const field = useRef<HTMLInputElement>(null);
  // React does not report what was typed before hydration, and replaces it with the next render
  const takeTyped = useEffectEvent(() => {
    const text = field.current?.value;
    if (text !== undefined && text !== String(value)) enter(text);
  });
  useLayoutEffect(() => takeTyped(), []);
  const stepButton = (step: 1 | -1) => ({
    variant: "default",
    size: 36,
    disabled: disabled || (step === 1 ? value >= max : value <= min),
    ...(stepName ? { type: "submit" as const, name: stepName, value: step } : { className: classes.step ?? "" }),
    onClick: (event: React.MouseEvent) => {
      event.preventDefault();
      change(value + step);
    },
  });
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon {...stepButton(-1)} aria-label={t("fewer", { label })}>
        <IconMinus aria-hidden size={16} />
      </ActionIcon>
      <input
        ref={field}
        type="number"
        inputMode="numeric"
        className={classes.input}
        {...(name ? { name } : {})}
        aria-label={label}
        min={min}
        max={max}
        disabled={disabled}
        value={typed ?? value}
        onChange={({ currentTarget }) => enter(currentTarget.value)}
        onBlur={() => {
          const quantity = Math.round(Number(typed));
          if (typed === undefined) return;
          change(typed === "" || Number.isNaN(quantity) ? value : Math.min(Math.max(quantity, min), max));
        }}
      />
      <ActionIcon {...stepButton(1)} aria-label={t("more", { label })}>
        <IconPlus aria-hidden size={16} />
      </ActionIcon>
    </Group>
  );
}
