import { ActionIcon, Group } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
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
}

/** A whole number of units, set by buttons, by arrow keys or by typing. */
export function QuantityInput({ value, onChange, min = 1, max, label, disabled = false }: QuantityInputProps) {
  const t = useTranslations("common.quantity");
  // the typed text may not be a quantity yet
  const [typed, setTyped] = useState<string>();
  const change = (quantity: number) => {
    setTyped(undefined);
    if (quantity !== value) onChange(quantity);
  };
  const button = { variant: "default", size: 36, disabled } as const;
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        {...button}
        disabled={disabled || value <= min}
        aria-label={t("fewer", { label })}
        onClick={() => change(value - 1)}
      >
        <IconMinus aria-hidden size={16} />
      </ActionIcon>
      <input
        type="number"
        inputMode="numeric"
        className={classes.input}
        aria-label={label}
        min={min}
        max={max}
        disabled={disabled}
        value={typed ?? value}
        onChange={({ currentTarget: { value: text } }) => {
          const quantity = Number(text);
          if (text !== "" && Number.isInteger(quantity) && quantity >= min && quantity <= max) change(quantity);
          else setTyped(text);
        }}
        onBlur={() => {
          const quantity = Math.round(Number(typed));
          if (typed === undefined) return;
          change(typed === "" || Number.isNaN(quantity) ? value : Math.min(Math.max(quantity, min), max));
        }}
      />
      <ActionIcon
        {...button}
        disabled={disabled || value >= max}
        aria-label={t("more", { label })}
        onClick={() => change(value + 1)}
      >
        <IconPlus aria-hidden size={16} />
      </ActionIcon>
    </Group>
  );
}
