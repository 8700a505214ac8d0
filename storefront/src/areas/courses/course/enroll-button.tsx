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
import { isNothing, type MoneyLike } from "../../../ui/price/format-money";
import { toast } from "../../../ui/toast/toast";
import { addCourseToCart, enrollFields, enrollForFree, type EnrollProblem } from "./enroll";

export interface EnrollButtonProps {
  readonly course: {
    readonly slug: string;
    readonly title: string;
    readonly productId: string;
    readonly price: MoneyLike;
    readonly instructorId: string | undefined;
  };
  /** True if the signed-in viewer is known not to be enrolled yet. */
  readonly isKnown: boolean;
  /** The page to open after signing in; the course's page if absent. */
  readonly returnTo?: string;
}

/**
 * Puts the course into the cart, or enrolls the viewer at once if it is free. A course belongs to an account, so a viewer
 * without one signs in first. An instructor cannot buy their own course.
 */
export function EnrollButton({ course, isKnown, returnTo = `/courses/${course.slug}` }: EnrollButtonProps) {
  const t = useTranslations("courses.enroll");
  const { state, user } = useViewer();
  if (user && user.id === course.instructorId) return <Text c="dimmed">{t("own")}</Text>;
  const isFree = isNothing(course.price);
  if (state === "user")
    return isFree ? <Enroll course={course} isKnown={isKnown} /> : <AddToCart course={course} isKnown={isKnown} />;
  if (state === "unknown" && returnTo === `/courses/${course.slug}`)
    return <EnrollForm productId={course.productId} isFree={isFree} />;
  return (
    <>
      <Button component={Link} to={`/login?returnTo=${encodeURIComponent(returnTo)}`} size="md">
        {isFree ? t("free") : state === "nobody" ? t("signIn") : t("enroll")}
      </Button>
      {state === "nobody" && (
        <Text size="sm" c="dimmed">
          {t("signInText")}
        </Text>
      )}
    </>
  );
}

/** Without scripts the viewer stays unknown: the server does what the button says, or opens the sign-in. */
function EnrollForm({ productId, isFree }: { readonly productId: string; readonly isFree: boolean }) {
  const t = useTranslations("courses.enroll");
  // the page has other forms too
  const sent = useActionData<EnrollProblem | RefusedJudgement>();
  const problem = sent && "kind" in sent ? sent : undefined;
  const textOf = useProblemText();
  return (
    <form method="post">
      <input type="hidden" name={enrollFields.productId} value={productId} />
      {isFree && <input type="hidden" name={enrollFields.isFree} value="1" />}
      <Button type="submit" size="md" fullWidth>
        {isFree ? t("free") : t("enroll")}
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

/** Enrolls by one click and opens the course. */
function Enroll({ course, isKnown }: EnrollButtonProps) {
  const t = useTranslations("courses.enroll");
  const navigate = useNavigate();
  const graph = useClient();
  const textOf = useProblemText();
  // a retry after a lost answer keeps it
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [isEnrolling, setEnrolling] = useState(false);
  const [problem, setProblem] = useState<EnrollProblem>();
  const enroll = async () => {
    setProblem(undefined);
    setEnrolling(true);
    const result = await enrollForFree(graph, course, idempotencyKey);
    setEnrolling(false);
    if (result.kind === "enrolled") await navigate(result.path);
    else setProblem(result);
  };
  return (
    <>
      <Button size="md" loading={isEnrolling || !isKnown} onClick={() => void enroll()}>
        {t("free")}
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
