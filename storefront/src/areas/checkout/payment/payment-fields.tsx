import { Paper, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { useLocale, useTranslations } from "use-intl/react";
import { isOver } from "../../../ui/card/card-expiry";
import { CardFields } from "../../../ui/card/card-fields";
import classes from "../without-scripts.module.css";
import { optionLabel } from "./option-label";
import type { PaymentChoiceFragment } from "./payment-options.generated";
import { newCard, noPayment, providerChoice, type PaymentValues } from "./payment-values";
import type { SavedCardFragment } from "./saved-card.generated";

/** The payment fields of a form. */
export interface PayingForm {
  payment: { choice: string; card: { cardNumber: string; expiry: string; cvc: string } };
}

export interface PaymentFieldsProps {
  readonly saved: readonly SavedCardFragment[];
  /** Null if payments is unavailable: then only cards are offered. */
  readonly options: readonly PaymentChoiceFragment[] | null;
}

/** Chooses a saved card, another one, or the form of a provider. */
export function PaymentFields({ saved, options }: PaymentFieldsProps) {
  const t = useTranslations("checkout.payment");
  const locale = useLocale();
  const { control } = useFormContext<PayingForm>();
  const choice = useWatch({ control, name: "payment.choice" });
  const card = cardOption(options);
  const ofProviders = providerOptions(options);
  const cardText = card && saved.length === 0 ? optionLabel(card, locale) : t("anotherCard");
  return (
    <Stack gap="md">
      {saved.length + ofProviders.length > 0 && (
        <Controller
          control={control}
          name="payment.choice"
          render={({ field: { ref, ...field } }) => (
            <Radio.Group {...field} aria-label={t("choose")}>
              <Stack gap="xs">
                {saved.map((savedCard, index) => (
                  <SavedCard key={savedCard.id} card={savedCard} inputRef={index === 0 ? ref : undefined} />
                ))}
                {card !== undefined && <Radio value={newCard} label={cardText} />}
                {ofProviders.map((option) => (
                  <Radio
                    key={option.provider}
                    value={providerChoice(option.provider)}
                    label={optionLabel(option, locale)}
                    description={t("nextPage")}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
        />
      )}
      {card !== undefined && (
        <div className={classes.other} data-chosen={choice === newCard || undefined}>
          <Paper withBorder p="md" radius="md">
            <CardFields at="payment.card" />
          </Paper>
        </div>
      )}
    </Stack>
  );
}

/** Takes the place of the payment fields where nothing has to be paid: a form without scripts sends it. */
export function NoPaymentField() {
  return <input type="hidden" name="payment.choice" value={noPayment} />;
}

/** Returns the option of the shop's card form: null if it is not known, undefined if the shop has none. */
function cardOption(options: PaymentFieldsProps["options"]): PaymentChoiceFragment | null | undefined {
  return options === null ? null : options.find(({ kind }) => kind === "CARD");
}

function providerOptions(options: PaymentFieldsProps["options"]): readonly PaymentChoiceFragment[] {
  return options?.filter(({ kind }) => kind !== "CARD") ?? [];
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

export function initialPayment({ saved, options }: PaymentFieldsProps): PaymentValues["choice"] {
  const valid = saved.filter((card) => !isOver(card, new Date()));
  const method = valid.find(({ isDefault }) => isDefault) ?? valid[0];
  const [first] = providerOptions(options);
  if (method) return method.id;
  return first && cardOption(options) === undefined ? providerChoice(first.provider) : newCard;
}
