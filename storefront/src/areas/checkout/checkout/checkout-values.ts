import { emptyCard } from "../../../ui/card/card-rule";
import { z } from "../../../ui/form/zod";
import { addressRule, emptyAddress, type AddressValues } from "../../../ui/address/address-rule";
import type { AddressInput } from "../../../graph/schema-types.generated";
import type { CustomTextValues } from "../../../ui/custom-fields/custom-of-texts";
import { customTextsRule } from "../../../ui/custom-fields/custom-texts-rule";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { paymentRule, type PaymentValues } from "../payment/payment-values";
import { sessionMemory } from "../session-memory";
import type { SavedAddressFragment } from "./checkout-page.generated";

/** The choice of a typed address; all other choices are ids of saved addresses. */
export const newAddress = "new";

export interface CheckoutValues {
  readonly email: string;
  readonly addressChoice: string;
  readonly shippingAddress: AddressValues;
  readonly carrier: string;
  readonly payment: PaymentValues;
  /** The texts of the fields that the shop has declared. */
  readonly custom: CustomTextValues;
}

export interface CheckoutNeeds {
  readonly isGuest: boolean;
  readonly needsShipping: boolean;
  /** The fields that buyers write. */
  readonly customFields: readonly CustomField[];
}

/**
 * Returns the validation rule. It depends on the kind of buyer, the products and the choices. The messages are keys of
 * `checkout.form.errors`.
 */
export function checkoutRule({ isGuest, needsShipping, customFields }: CheckoutNeeds, values: CheckoutValues) {
  const isTyped = needsShipping && values.addressChoice === newAddress;
  return z.object({
    email: isGuest ? z.string().trim().max(254, "email").pipe(z.email("email")) : z.string(),
    addressChoice: z.string(),
    shippingAddress: isTyped ? addressRule : z.custom<AddressValues>(),
    carrier: needsShipping ? z.string().min(1, "carrier") : z.string(),
    payment: paymentRule(values.payment),
    custom: customTextsRule(customFields),
  }) satisfies z.ZodType<CheckoutValues>;
}

/** The typed values without the card, and their owner. */
export interface CheckoutDraft {
  /** The id of the user. A guest's id stays valid when they sign in. */
  readonly owner: string;
  readonly values: Omit<CheckoutValues, "payment">;
}

export const guest = "guest";
export const checkoutDraft = sessionMemory<CheckoutDraft>("souk.checkout.draft");

export function initialValues({
  owner,
  draft,
  addresses,
  paymentChoice,
  country,
  customFields,
  refused,
}: {
  readonly owner: string;
  readonly draft: CheckoutDraft | undefined;
  readonly addresses: readonly SavedAddressFragment[];
  readonly paymentChoice: string;
  readonly country: string;
  readonly customFields: readonly CustomField[];
  /** The values of a form that the server did not accept. */
  readonly refused: CheckoutValues | undefined;
}): CheckoutValues {
  if (refused) return refused;
  const typed = draft && [owner, guest].includes(draft.owner) ? draft.values : undefined;
  const known = (choice: string | undefined) => choice === newAddress || addresses.some(({ id }) => id === choice);
  const isTypedIn = typed !== undefined && typed.shippingAddress.line1 !== "";
  const chosen = known(typed?.addressChoice) && (typed?.addressChoice !== newAddress || isTypedIn);
  return {
    email: typed?.email ?? "",
    addressChoice: (chosen ? typed?.addressChoice : addresses[0]?.id) ?? newAddress,
    shippingAddress: typed?.shippingAddress ?? { ...emptyAddress, country },
    carrier: typed?.carrier ?? "",
    payment: { choice: paymentChoice, card: emptyCard },
    // a draft of an earlier release has none
    custom: Object.fromEntries(customFields.map(({ name }) => [name, typed?.custom?.[name] ?? ""])),
  };
}

export function addressOf(
  { addressChoice, shippingAddress }: Pick<CheckoutValues, "addressChoice" | "shippingAddress">,
  addresses: readonly SavedAddressFragment[],
): AddressInput {
  const saved = addresses.find(({ id }) => id === addressChoice);
  if (!saved) return shippingAddress;
  const { fullName, line1, line2, city, region, postalCode, country, phone } = saved;
  return { fullName, line1, line2, city, region, postalCode, country, phone };
}
