import { Button, Text } from "@mantine/core";
import { IconShoppingCartPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { AddCourseToCartDocument } from "./add-course.generated";

export interface EnrollButtonProps {
  readonly course: {
    readonly slug: string;
    readonly title: string;
    readonly productId: string;
    readonly instructorId: string | undefined;
  };
  /** True if the signed-in viewer is known not to be enrolled yet. */
  readonly isKnown: boolean;
  /** The page to open after signing in; the course's page if absent. */
  readonly returnTo?: string;
}

/**
 * Puts the course into the cart. A course belongs to an account, so a viewer without one signs in first. An instructor
 * cannot buy their own course.
 */
export function EnrollButton({ course, isKnown, returnTo = `/courses/${course.slug}` }: EnrollButtonProps) {
  const t = useTranslations("courses.enroll");
  const { state, user } = useViewer();
  if (user && user.id === course.instructorId) return <Text c="dimmed">{t("own")}</Text>;
  if (state === "user") return <AddToCart course={course} isKnown={isKnown} />;
  return (
    <>
      <Button component={Link} to={`/login?returnTo=${encodeURIComponent(returnTo)}`} size="md">
        {state === "nobody" ? t("signIn") : t("enroll")}
      </Button>
      {state === "nobody" && (
        <Text size="sm" c="dimmed">
          {t("signInText")}
        </Text>
      )}
    </>
  );
}

function AddToCart({ course: { title, productId }, isKnown }: EnrollButtonProps) {
  const t = useTranslations("courses.enroll");
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const [{ fetching }, send] = useMutation(AddCourseToCartDocument);
  const [problem, setProblem] = useState<string>();
  const add = async () => {
    setProblem(undefined);
    const { data, error } = await send({ input: { productId, quantity: 1 } });
    const answer = data?.addToCart;
    switch (answer?.__typename) {
      case "Cart":
        return toast({
          message: t("added", { title }),
          action: { label: t("toCart"), run: () => void navigate("/cart") },
        });
      case "AlreadyOwned":
        return setProblem(t("problem.owned"));
      case "ProductNotFound":
      case "ProductUnavailable":
      case "OutOfStock":
        return setProblem(t("problem.notOnSale"));
      case "ServiceUnavailable":
        return setProblem(t("problem.unavailable"));
      case "InvalidInput":
        return setProblem(answer.message);
      case undefined:
        return setProblem(refusalText(error));
    }
  };
  return (
    <>
      <Button
        size="md"
        loading={fetching || !isKnown}
        onClick={() => void add()}
        leftSection={<IconShoppingCartPlus aria-hidden size={18} />}
      >
        {t("add")}
      </Button>
      <FormProblem>{problem}</FormProblem>
    </>
  );
}
