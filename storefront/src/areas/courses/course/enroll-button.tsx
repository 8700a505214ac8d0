import { Button, Text } from "@mantine/core";
import { IconShoppingCartPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useActionData, useNavigate } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { FormProblem } from "../../../ui/form/form-problem";
import type { RefusedJudgement } from "../../../ui/reviews/judge-action";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { addCourseToCart, type EnrollProblem } from "./enroll";

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
  if (state === "unknown" && returnTo === `/courses/${course.slug}`) return <EnrollForm productId={course.productId} />;
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

/** Without scripts the viewer stays unknown: the server puts the course into the cart, or opens the sign-in. */
function EnrollForm({ productId }: { readonly productId: string }) {
  const t = useTranslations("courses.enroll");
  // the page has other forms too
  const sent = useActionData<EnrollProblem | RefusedJudgement>();
  const problem = sent && "kind" in sent ? sent : undefined;
  const textOf = useProblemText();
  return (
    <form method="post">
      <input type="hidden" name="productId" value={productId} />
      <Button type="submit" size="md" fullWidth>
        {t("enroll")}
      </Button>
      <FormProblem>{problem && textOf(problem)}</FormProblem>
    </form>
  );
}

function AddToCart({ course: { title, productId }, isKnown }: EnrollButtonProps) {
  const t = useTranslations("courses.enroll");
  const navigate = useNavigate();
  const graph = useClient();
  const textOf = useProblemText();
  const [isAdding, setAdding] = useState(false);
  const [problem, setProblem] = useState<EnrollProblem>();
  const add = async () => {
    setProblem(undefined);
    setAdding(true);
    const found = await addCourseToCart(graph, productId);
    setAdding(false);
    if (found) return setProblem(found);
    toast({
      message: t("added", { title }),
      action: { label: t("toCart"), run: () => void navigate("/cart") },
    });
  };
  return (
    <>
      <Button
        size="md"
        loading={isAdding || !isKnown}
        onClick={() => void add()}
        leftSection={<IconShoppingCartPlus aria-hidden size={18} />}
      >
        {t("add")}
      </Button>
      <FormProblem>{problem && textOf(problem)}</FormProblem>
    </>
  );
}

function useProblemText(): (problem: EnrollProblem) => string {
  const t = useTranslations("courses.enroll");
  const textOfRefusal = useTextOfRefusal();
  return (problem) => {
    if (problem.kind === "refused") return textOfRefusal(problem.refusal);
    return problem.kind === "ruled" ? problem.reason : t(`problem.${problem.kind}`);
  };
}
