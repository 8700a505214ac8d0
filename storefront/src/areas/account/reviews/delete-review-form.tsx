import { Button } from "@mantine/core";
import { useState } from "react";
import { useHref, useNavigate } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { deletedField } from "./review-action";
import { deleteReview } from "./save-review";

interface DeleteReviewFormProps {
  readonly product: { readonly id: string; readonly slug: string };
  /** The review. */
  readonly id: string;
}

export function DeleteReviewForm({ product, id }: DeleteReviewFormProps) {
  const t = useTranslations("account.reviews.form");
  const graph = useClient();
  const navigate = useNavigate();
  const textOfRefusal = useTextOfRefusal();
  const [isDeleting, setDeleting] = useState(false);
  const submit = async () => {
    setDeleting(true);
    const refusal = await deleteReview(graph, id);
    setDeleting(false);
    if (refusal) return toast({ message: textOfRefusal(refusal), kind: "problem" });
    toast({ message: t("deleted") });
    return navigate(`/products/${product.slug}`);
  };
  return (
    <form
      method="post"
      action={useHref(`/account/reviews/${product.id}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <input type="hidden" name={deletedField} value={id} />
      <Button type="submit" variant="subtle" color="red" loading={isDeleting}>
        {t("delete")}
      </Button>
    </form>
  );
}
