import { Anchor, Button, Group } from "@mantine/core";
import { IconHeart, IconHeartFilled } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useActionData, useNavigate, useSearchParams } from "react-router";
import { useClient, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../../app/viewer/viewer";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useTextOfRefusal } from "../../../../ui/form/use-refusal-text";
import { ProductOfViewerDocument } from "../viewer-product.generated";
import { changeWish, type WishProblem } from "./change-wish";
import { isWishAdded, wishFields, wishParameter, type WishActionData } from "./wish-fields";

export interface WishButtonProps {
  readonly product: { readonly id: string; readonly slug: string };
}

/** Adds the product to the viewer's wishlist or removes it. For a visitor without an account it links to the sign-in. */
export function WishButton({ product }: WishButtonProps) {
  const t = useTranslations("shop.product.wishlist");
  const { state } = useViewer();
  const login = `/login?returnTo=${encodeURIComponent(`/products/${product.slug}`)}`;
  if (state !== "nobody") return <WishForm productId={product.id} login={login} />;
  return (
    <Button component={Link} to={login} variant="default" leftSection={<IconHeart aria-hidden size={18} />}>
      {t("add")}
    </Button>
  );
}

function WishForm({ productId, login }: { readonly productId: string; readonly login: string }) {
  const t = useTranslations("shop.product.wishlist");
  const graph = useClient();
  const navigate = useNavigate();
  const { state } = useViewer();
  const [parameters] = useSearchParams();
  const refused = useActionData<Partial<WishActionData>>()?.wish;
  const [problem, setProblem] = useState(refused);
  const [isSending, setSending] = useState(false);
  const pause = import.meta.env.SSR || state !== "user";
  const [{ data, fetching }] = useQuery({ query: ProductOfViewerDocument, variables: { productId }, pause });
  const isWished = data?.product?.isWished ?? isWishAdded(parameters);
  const textOf = useWishProblem();
  const Icon = isWished ? IconHeartFilled : IconHeart;
  const submit = async () => {
    setProblem(undefined);
    setSending(true);
    const found = await changeWish(graph, { productId, isWished: !isWished });
    setSending(false);
    if (found?.kind === "signedOut") return navigate(login);
    return setProblem(found);
  };
  return (
    <div id={wishParameter}>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <input type="hidden" name={isWished ? wishFields.remove : wishFields.add} value={productId} />
        <Group gap="sm">
          <Button
            type="submit"
            variant="default"
            loading={isSending || fetching}
            style={{ flex: "1 1 18rem" }}
            leftSection={<Icon aria-hidden size={18} />}
          >
            {isWished ? t("remove") : t("add")}
          </Button>
          <div role="status">
            {isWished && (
              <Anchor component={Link} to="/account/wishlist" size="sm">
                {t("toList")}
              </Anchor>
            )}
          </div>
        </Group>
      </form>
      <FormProblem>{problem && textOf(problem)}</FormProblem>
    </div>
  );
}

function useWishProblem(): (problem: WishProblem) => string {
  const t = useTranslations("shop.product");
  const textOfRefusal = useTextOfRefusal();
  return (problem) => {
    switch (problem.kind) {
      case "full":
        return t("wishlist.full");
      case "notOnSale":
        return t("problem.notOnSale");
      case "signedOut":
        return textOfRefusal({ kind: "failed" });
      case "refused":
        return textOfRefusal(problem.refusal);
    }
  };
}
