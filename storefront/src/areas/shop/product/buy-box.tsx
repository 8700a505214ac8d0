import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconSchool, IconShoppingCartPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { Link, useActionData } from "react-router";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { customOfTexts, textsWithoutNumber, type CustomTextValues } from "../../../ui/custom-fields/custom-of-texts";
import { notANumber } from "../../../ui/custom-fields/custom-texts-rule";
import { wholeField, type CustomField } from "../../../ui/custom-fields/custom-values";
import { PlainCustomInput } from "../../../ui/custom-fields/plain-custom-input";
import { FormProblem } from "../../../ui/form/form-problem";
import { useServerMessage } from "../../../ui/form/use-server-message";
import type { RefusedJudgement } from "../../../ui/reviews/judge-action";
import { QuantityInput } from "../../../ui/quantity-input/quantity-input";
import type { AddAnswer } from "../cart/add-to-cart";
import { addFields, type AddActionData } from "../cart/add-fields";
import { useAddToCart } from "../cart/use-add-to-cart";
import type { ProductPageFragment } from "./product.generated";
import { StockMail } from "./stock-mail/stock-mail";
import type { StockMailActionData } from "./stock-mail/stock-mail-fields";
import { StockNote } from "./stock-note";
import { mostToAdd, stockStateOf } from "./stock-state";
import { WishButton } from "./wishlist/wish-button";
import type { WishActionData } from "./wishlist/wish-fields";

const loadDrawer = () => import("../cart/cart-drawer");
const CartDrawer = lazy(async () => ({ default: (await loadDrawer()).CartDrawer }));

export interface BuyBoxProps {
  readonly product: ProductPageFragment;
  /** The fields that the shop has declared for lines of goods. */
  readonly lineFields: readonly CustomField[];
  /** Fetches the product again. */
  readonly retry: () => void;
}

/** The stock note, the quantity field and the buttons to add the product to the cart and to the wishlist. */
export function BuyBox({ product, lineFields, retry }: BuyBoxProps) {
  const t = useTranslations("shop.product");
  const { state } = useViewer();
  if (!product.isActive) return <Alert color="gray">{t("notOnSale")}</Alert>;
  if (product.kind === "COURSE") {
    return (
      <Stack gap="sm">
        {product.course && (
          <Button
            component={Link}
            to={`/courses/${product.course.slug}`}
            variant="light"
            leftSection={<IconSchool aria-hidden size={18} />}
          >
            {t("toCourse")}
          </Button>
        )}
        {state === "nobody" ? (
          <SignInForCourse slug={product.slug} />
        ) : (
          <AddToCartForm product={product} lineFields={[]} />
        )}
        <WishButton product={product} />
      </Stack>
    );
  }
  const stock = stockStateOf(product);
  return (
    <Stack gap="sm">
      <StockNote state={stock} retry={retry} />
      <StockMail productId={product.id} isSoldOut={stock.kind === "soldOut"} retry={retry} />
      <AddToCartForm product={product} lineFields={lineFields} />
      <WishButton product={product} />
    </Stack>
  );
}

/** A course belongs to an account, so the visitor has to sign in. */
function SignInForCourse({ slug }: { readonly slug: string }) {
  const t = useTranslations("shop.product");
  return (
    <>
      <Button component={Link} to={`/login?returnTo=${encodeURIComponent(`/products/${slug}`)}`}>
        {t("signInForCourse")}
      </Button>
      <Text size="sm" c="dimmed">
        {t("signInForCourseText")}
      </Text>
    </>
  );
}

function AddToCartForm({ product, lineFields }: Pick<BuyBoxProps, "product" | "lineFields">) {
  const t = useTranslations("shop.product");
  const ofFields = useTranslations("shared.customFields");
  const serverMessage = useServerMessage();
  const { add, adding } = useAddToCart();
  // the page has other forms too
  const sent = useActionData<AddActionData | RefusedJudgement | StockMailActionData | WishActionData>();
  const refused = sent && "refusal" in sent ? sent : undefined;
  const [quantity, setQuantity] = useState(refused?.quantity ?? 1);
  const [problem, setProblem] = useState(refused?.refusal);
  const [drawer, setDrawer] = useState<"none" | "opened" | "closed">("none");
  const soldOut = stockStateOf(product).kind === "soldOut";
  const most = mostToAdd(product);
  const submit = async (form: HTMLFormElement) => {
    setProblem(undefined);
    void loadDrawer();
    // the field may have been changed before the page's scripts ran
    const data = new FormData(form);
    const typed = Number(data.get(addFields.quantity) ?? 1);
    const texts = lineTexts(lineFields, data);
    const wrong = textsWithoutNumber(lineFields, texts);
    if (wrong.length > 0)
      return setProblem({
        __typename: "InvalidInput",
        message: "",
        fields: wrong.map((name) => ({ path: `custom.${name}`, message: notANumber })),
      });
    const custom = customOfTexts(lineFields, texts);
    const quantityToAdd = Math.min(Math.max(Math.round(typed), 1), most);
    const answer = await add({ productId: product.id, quantity: quantityToAdd, ...(custom ? { custom } : {}) });
    if (answer.__typename !== "Cart") return setProblem(answer);
    setDrawer("opened");
  };
  const problemText = (answer: AddActionData["refusal"]): string => {
    switch (answer.__typename) {
      case "OutOfStock":
        return t("problem.tooFew", { available: answer.shortages[0]?.available ?? 0 });
      case "RuleRefused":
        return answer.reason;
      // an account is missing, too, if a guest adds a course
      case "ProductNotFound":
      case "ProductUnavailable":
        return t("problem.notOnSale");
      case "AlreadyOwned":
        return t("problem.owned");
      case "InvalidInput":
        return answer.fields.some(({ path }) => path.startsWith("custom"))
          ? ofFields("problems")
          : t("problem.refused");
      case "Conflict":
        return t("problem.refused");
      case "SignedOut":
        return t("problem.signedOut");
      case "ServiceUnavailable":
        return t("problem.unavailable");
    }
  };
  const fieldProblem = (name: string): string | undefined => {
    const found = problemOf(name, problem);
    return found === notANumber ? ofFields("notNumber") : found && serverMessage(found);
  };
  return (
    <>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <input type="hidden" name={addFields.productId} value={product.id} />
        {product.kind === "COURSE" && <input type="hidden" name={addFields.needsAccount} value="1" />}
        <Stack gap="sm">
          {lineFields.map((field) => (
            <PlainCustomInput
              key={field.name}
              field={field}
              input={{ name: `${addFields.custom}.${field.name}`, defaultValue: refused?.custom[field.name] }}
              problem={fieldProblem(field.name)}
            />
          ))}
          <Group gap="sm">
            {most > 1 && (
              <QuantityInput
                label={t("quantity")}
                name={addFields.quantity}
                value={Math.min(quantity, most)}
                max={most}
                onChange={setQuantity}
              />
            )}
            <Button
              type="submit"
              loading={adding}
              disabled={soldOut}
              style={{ flex: "1 1 12rem" }}
              leftSection={<IconShoppingCartPlus aria-hidden size={18} />}
            >
              {soldOut ? t("soldOut") : t("add")}
            </Button>
          </Group>
          <FormProblem>{problem && problemText(problem)}</FormProblem>
        </Stack>
      </form>
      {drawer !== "none" && (
        <Suspense>
          <CartDrawer opened={drawer === "opened"} onClose={() => setDrawer("closed")} added={product.name} />
        </Suspense>
      )}
    </>
  );
}

function lineTexts(fields: readonly CustomField[], data: FormData): CustomTextValues {
  const textOf = (value: FormDataEntryValue | null): string => (typeof value === "string" ? value : "");
  return Object.fromEntries(fields.map(({ name }) => [name, textOf(data.get(`${addFields.custom}.${name}`))]));
}

function problemOf(name: string, answer: AddAnswer | undefined): string | undefined {
  if (answer?.__typename !== "InvalidInput") return undefined;
  return answer.fields.find(({ path }) => wholeField(path) === `custom.${name}`)?.message;
}
