import { Paper, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import { isOver } from "../../../ui/card/card-expiry";
import { CardFields } from "../../../ui/card/card-fields";
import classes from "../without-scripts.module.css";
import { newCard, type PaymentValues } from "./payment-values";
import type { SavedCardFragment } from "./saved-card.generated";

/** The payment fields of a form. */
export interface PayingForm {
  payment: { choice: string; card: { cardNumber: string; expiry: string; cvc: string } };
}

/** Chooses a saved card, or another one. */
export function PaymentFields({ saved }: { readonly saved: readonly SavedCardFragment[] }) {
  const t = useTranslations("checkout.payment");
  const { control } = useFormContext<PayingForm>();
  const choice = useWatch({ control, name: "payment.choice" });
  return (
    <Stack gap="md">
      {saved.length > 0 && (
        <Controller
          control={control}
          name="payment.choice"
          render={({ field: { ref, ...field } }) => (
            <Radio.Group {...field} aria-label={t("choose")}>
              <Stack gap="xs">
                {saved.map((card, index) => (
                  <SavedCard key={card.id} card={card} inputRef={index === 0 ? ref : undefined} />
                ))}
                <Radio value={newCard} label={t("anotherCard")} />
              </Stack>
            </Radio.Group>
          )}
        />
      )}
      <div className={classes.other} data-chosen={choice === newCard || undefined}>
        <Paper withBorder p="md" radius="md">
          <CardFields at="payment.card" />
        </Paper>
      </div>
    </Stack>
  );
}

function SavedCard({
  card: { id, brand, last4, expiryMonth, expiryYear },
  inputRef,
}: {
  readonly card: SavedCardFragment;
  readonly inputRef: React.Ref<HTMLInputElement> | undefined;
}) {
  const t = useTranslations("checkout.payment");
  const until = `${String(expiryMonth).padStart(2, "0")} / ${String(expiryYear).slice(-2)}`;
  const [now] = useState(() => new Date());
  const over = isOver({ expiryMonth, expiryYear }, now);
  return (
    <Radio
      value={id}
      ref={inputRef}
      disabled={over}
      label={t("savedCard", { brand, last4 })}
      description={over ? t("savedExpired", { until }) : t("savedUntil", { until })}
    />
  );
}

export function initialPayment(saved: readonly SavedCardFragment[]): PaymentValues["choice"] {
  const valid = saved.filter((card) => !isOver(card, new Date()));
  return (valid.find(({ isDefault }) => isDefault) ?? valid[0])?.id ?? newCard;
}
