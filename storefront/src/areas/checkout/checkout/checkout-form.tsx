import { Alert, Anchor, Box, Button, Group, Stack, TextInput } from "@mantine/core";
import { zodResolver } from "@hookform/resolvers/zod";
import { IconAlertCircle } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, useForm, useFormContext, useWatch } from "react-hook-form";
import { Link, useActionData } from "react-router";
import { useMutation } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { allCountries } from "../../../ui/address/countries";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors } from "../../../ui/form/refused-form";
import { formatMoney, isNothing, type MoneyLike } from "../../../ui/price/format-money";
import { initialPayment, NoPaymentField, PaymentFields, type PaymentFieldsProps } from "../payment/payment-fields";
import { noPayment, paymentInputFrom } from "../payment/payment-values";
import type { SavedCardFragment } from "../payment/saved-card.generated";
import { RememberCartContactDocument } from "./place-order.generated";
import type { RefusedCheckout } from "./refused-checkout";
import type { CheckoutAttempt } from "./checkout-attempt";
import { checkoutFields } from "./checkout-fields";
import type { CheckoutCartFragment, CheckoutPageQuery } from "./checkout-page.generated";
import { CheckoutProblem } from "./checkout-problem";
import { CheckoutSummary } from "./checkout-summary";
import { addressOf, checkoutDraft, checkoutRule, guest, initialValues, type CheckoutValues } from "./checkout-values";
import { CustomDetails } from "./custom-details";
import { FindingOrder } from "./finding-order";
import { Section } from "../section";
import { ShippingAddress } from "./shipping-address";
import { ShippingChoices, useShippingOptions } from "./shipping-choices";
import { useCheckout } from "./use-checkout";
import { useTaxQuote } from "./use-tax-quote";

export interface CheckoutFormProps {
  readonly me: CheckoutPageQuery["me"];
  readonly cart: CheckoutCartFragment;
  readonly savedCards: readonly SavedCardFragment[];
  readonly paymentOptions: PaymentFieldsProps["options"];
  readonly policy: CheckoutPageQuery["shippingPolicy"];
  /** False in a shop without tax. */
  readonly isTaxed: boolean;
  readonly country: string;
  /** The fields that buyers write. */
  readonly customFields: readonly CustomField[];
  readonly refresh: () => void;
  /** True if the session of this form's buyer has ended. */
  readonly isSignedOut: boolean;
  /** Called with true when the order is placed, just before the order page opens. */
  readonly placed: (isPlaced: boolean) => void;
}

export function CheckoutForm({
  me,
  cart,
  policy,
  isTaxed,
  country: likelyCountry,
  customFields,
  ...page
}: CheckoutFormProps) {
  const paymentChoices = { saved: page.savedCards, options: page.paymentOptions };
  const needs = { isGuest: !me, needsShipping: cart.needsShipping, customFields };
  const addresses = me?.addresses ?? [];
  const owner = me?.id ?? guest;
  const refused = useActionData<RefusedCheckout>();
  const [shownErrors] = useState(() => formErrors<CheckoutValues>(refused?.problems));
  const form = useForm<CheckoutValues>({
    errors: shownErrors,
    defaultValues: initialValues({
      refused: refused?.values,
      owner,
      draft: checkoutDraft.read(),
      addresses,
      paymentChoice: initialPayment(paymentChoices),
      country: likelyCountry,
      customFields,
    }),
    // the required fields depend on the choices in the form
    resolver: (values, context, options) =>
      zodResolver<CheckoutValues, unknown, CheckoutValues>(checkoutRule(needs, values))(values, context, options),
    mode: "onTouched",
  });
  useDraft(form, owner);
  const [addressChoice, shippingAddress, carrier] = useWatch({
    control: form.control,
    name: ["addressChoice", "shippingAddress", "carrier"],
  });
  const address = addressOf({ addressChoice, shippingAddress }, addresses);
  const { country } = address;
  const options = useShippingOptions(cart, country);
  const chosen =
    options.known?.find((option) => option.carrier === carrier) ?? (carrier ? undefined : options.known?.[0]);
  const quote = useTaxQuote({ isTaxed, needsShipping: cart.needsShipping, address, carrier: chosen?.carrier });
  const amounts = { shippingPrice: chosen?.price, quotedTotal: quote?.total };
  const checkout = useCheckout({ form, cart, addresses, needs, ...amounts, refused, ...page });
  const isFree = isNothing(checkout.total) && (!cart.needsShipping || chosen !== undefined);
  usePaymentChoice(form, isFree ? noPayment : initialPayment(paymentChoices));
  const problem = page.isSignedOut ? signedOut : checkout.problem?.kind === "signedOut" ? undefined : checkout.problem;
  const hasCourseOfGuest = needs.isGuest && cart.lines.some(({ product }) => product?.kind === "COURSE");
  const countries = useMemo(() => (policy && !policy.isWorldwide ? policy.countries : allCountries), [policy]);
  return (
    <FormProvider {...form}>
      {checkout.isFinding && <FindingOrder text="sent" done={checkout.found} />}
      <form
        method="post"
        noValidate
        hidden={checkout.isFinding}
        onSubmit={form.handleSubmit((values) => checkout.place(values, paymentInputFrom(values.payment)))}
      >
        {/* the browser presses the first button when the buyer presses Enter */}
        <input type="submit" hidden />
        <HiddenFields cart={cart} total={checkout.total} attempt={refused?.attempt} />
        <Group align="flex-start" gap="xl" wrap="wrap">
          <Stack flex="3 1 320px" miw={0} gap="lg">
            {checkout.waiting && <WaitingOrder number={checkout.waiting} />}
            {hasCourseOfGuest && <SignInForCourse />}
            <Contact email={me?.email} />
            {needs.needsShipping && <ShippingAddress addresses={addresses} countries={countries} />}
            {needs.needsShipping && <ShippingChoices options={options} country={country} />}
            <CustomDetails fields={customFields} />
            {isFree ? <NoPaymentField /> : <PaymentSection {...paymentChoices} />}
          </Stack>
          <Box flex="2 1 300px" miw={0} pos={{ base: "static", md: "sticky" }} top={16}>
            <CheckoutSummary cart={cart} shippingPrice={chosen?.price} quote={quote} total={checkout.total}>
              <FormProblem>
                {problem && (
                  <CheckoutProblem result={problem} total={checkout.total} country={country} lines={cart.lines} />
                )}
              </FormProblem>
              <PayButton
                total={checkout.total}
                isFree={isFree}
                isPlacing={checkout.isPlacing}
                disabled={hasCourseOfGuest || page.isSignedOut}
              />
            </CheckoutSummary>
          </Box>
        </Group>
      </form>
    </FormProvider>
  );
}

interface HiddenFieldsProps {
  readonly cart: CheckoutCartFragment;
  readonly total: MoneyLike;
  readonly attempt: CheckoutAttempt | undefined;
}

/** The cart and the total that the buyer has seen: the server orders them once. */
function HiddenFields({ cart, total, attempt }: HiddenFieldsProps) {
  const fields = {
    [checkoutFields.cartId]: cart.id,
    [checkoutFields.cartVersion]: cart.version,
    [checkoutFields.needsShipping]: cart.needsShipping ? "1" : "",
    [checkoutFields.totalAmount]: total.amount,
    [checkoutFields.totalCurrency]: total.currency,
    [checkoutFields.attempt]: attempt ? JSON.stringify(attempt) : "",
  };
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

const signedOut = { kind: "signedOut" } as const;

/** Chooses no payment as soon as nothing has to be paid, and the likely one when the total is above 0 again. */
function usePaymentChoice({ getValues, setValue }: ReturnType<typeof useForm<CheckoutValues>>, likely: string): void {
  useEffect(() => {
    if ((getValues("payment.choice") === noPayment) !== (likely === noPayment)) setValue("payment.choice", likely);
  }, [getValues, setValue, likely]);
}

/** Stores the typed values for a reload or a sign-in in between; never the card. */
function useDraft({ watch }: Pick<ReturnType<typeof useForm<CheckoutValues>>, "watch">, owner: string): void {
  useEffect(() => {
    const { unsubscribe } = watch((values) => {
      const { payment: _card, ...storedValues } = values as CheckoutValues;
      checkoutDraft.write({ owner, values: storedValues });
    });
    return unsubscribe;
  }, [watch, owner]);
}

function Contact({ email }: { readonly email: string | undefined }) {
  const t = useTranslations("checkout.form");
  const { register, formState } = useFormContext<CheckoutValues>();
  const remember = useRememberContact();
  if (email !== undefined) return <Section title={t("contact")}>{t("mailsGoTo", { email })}</Section>;
  return (
    <Section title={t("contact")}>
      <TextInput
        {...register("email", { onBlur: () => void remember() })}
        defaultValue={formState.defaultValues?.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        label={t("email")}
        description={t("emailHint")}
        error={formState.errors.email && t("errors.email")}
        required
        withAsterisk={false}
      />
      <Box fz="sm">
        {t.rich("haveAccount", {
          link: (text) => (
            <Anchor component={Link} to="/login?returnTo=%2Fcheckout" fz="sm" underline="always">
              {text}
            </Anchor>
          ),
        })}
      </Box>
    </Section>
  );
}

/** Returns a handler that gives a valid address to the shop, once, so that it can remind the guest of the cart. */
function useRememberContact() {
  const { getValues, trigger } = useFormContext<CheckoutValues>();
  const [, remember] = useMutation(RememberCartContactDocument);
  const given = useRef<string>(undefined);
  return async (): Promise<void> => {
    const { email } = getValues();
    if (email === given.current || !(await trigger("email"))) return;
    given.current = email;
    // without it there is no reminder; the checkout does not depend on it
    await remember({ input: { email } });
  };
}

function PaymentSection(paymentChoices: PaymentFieldsProps) {
  const t = useTranslations("checkout.payment");
  return (
    <Section title={t("title")}>
      <PaymentFields {...paymentChoices} />
    </Section>
  );
}

function PayButton({
  total,
  isFree,
  isPlacing,
  disabled,
}: {
  readonly total: MoneyLike;
  readonly isFree: boolean;
  readonly isPlacing: boolean;
  readonly disabled: boolean;
}) {
  const t = useTranslations("checkout.form");
  const locale = useLocale();
  return (
    <Button type="submit" size="md" fullWidth loading={isPlacing} disabled={disabled}>
      {isFree ? t("place") : t("pay", { total: formatMoney(total, locale) })}
    </Button>
  );
}

function SignInForCourse() {
  const t = useTranslations("checkout.form");
  return (
    <Alert
      color="yellow"
      icon={<IconAlertCircle aria-hidden />}
      title={t("courseTitle")}
      styles={{ title: { color: "var(--mantine-color-text)" } }}
    >
      <Stack align="flex-start" gap="sm">
        {t("courseText")}
        <Button component={Link} to="/login?returnTo=%2Fcheckout" size="compact-md">
          {t("signIn")}
        </Button>
      </Stack>
    </Alert>
  );
}

/** Shown after a reload: the next attempt pays the order that was placed but not paid. */
function WaitingOrder({ number }: { readonly number: string }) {
  const t = useTranslations("checkout.form");
  const [isHidden, hide] = useState(false);
  if (isHidden) return null;
  return (
    <Alert
      color="blue"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      withCloseButton
      closeButtonLabel={t("close")}
      onClose={() => hide(true)}
    >
      {t.rich("waiting", {
        number,
        link: (text) => (
          <Anchor component={Link} to={`/orders/${number}`} inherit underline="always">
            {text}
          </Anchor>
        ),
      })}
    </Alert>
  );
}
