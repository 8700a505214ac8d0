import { Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../ui/keyset-table/use-list-address";
import { parseAmount } from "./parse-amount";

export interface AmountRangeProps {
  readonly address: ListAddress;
  /** The labels of both fields. */
  readonly from: string;
  readonly to: string;
  /** The parameters in the address. */
  readonly names?: readonly [min: string, max: string];
}

/** A range of amounts that filters a list, in its address. */
export function AmountRange({ address, from, to, names = ["min", "max"] }: AmountRangeProps) {
  const t = useTranslations("admin.amount");
  const min = parseAmount(address.value(names[0]));
  const max = parseAmount(address.value(names[1]));
  const isCrossed = min !== undefined && max !== undefined && Number(min) > Number(max);
  return (
    <Group gap="sm" wrap="nowrap" align="start" flex="0 1 16rem">
      <AmountField address={address} name={names[0]} label={from} />
      <AmountField address={address} name={names[1]} label={to} {...(isCrossed ? { error: t("crossed") } : {})} />
    </Group>
  );
}

interface FieldProps {
  readonly address: ListAddress;
  readonly name: string;
  readonly label: string;
  readonly error?: string;
}

/** Applies the amount on blur or on Enter, because a request for each digit would be wasteful. */
function AmountField({ address, name, label, error }: FieldProps) {
  const t = useTranslations("admin.amount");
  const value = address.value(name);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const applyAmount = () => {
    const amount = typed.trim().replace(",", ".");
    if (amount !== value) address.change({ [name]: amount });
  };
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      flex={1}
      miw="5rem"
      value={typed}
      error={value !== "" && parseAmount(value) === undefined ? t("none") : error}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={applyAmount}
      onKeyDown={({ key }) => key === "Enter" && applyAmount()}
    />
  );
}
