import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { Link, useActionData, useNavigate, useNavigation, useParams } from "react-router";
import { useTranslations } from "use-intl/react";
import { usePageStatus } from "../../../app/page-status";
import { useReplaceGraph } from "../../../graph/graph-holder";
import { FormProblem } from "../../../ui/form/form-problem";
import { UnaddressedForm } from "../../../ui/form/unaddressed-form";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { Head } from "../../../ui/head/head";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { useCompleteSignIn } from "../sign-in/use-complete-sign-in";
import {
  canBeRepeated,
  donePaths,
  isCompleteToken,
  type LinkOutcome,
  type LinkProblem,
  type MailedLink,
} from "./link-outcome";

interface MailedLinkPageProps {
  readonly link: MailedLink;
  /** The page that sends a new link or code. */
  readonly renewalPath: string;
  /** The fields of the form. */
  readonly children?: ReactNode;
}

/** The page that a mailed link opens. Only its form changes anything, because mail scanners open links. */
export function MailedLinkPage({ link, renewalPath, children }: MailedLinkPageProps) {
  const t = useTranslations("account.mailedLink");
  const { token } = useParams();
  return (
    <>
      <Head title={t(`${link}.title`)} hidden />
      {isCompleteToken(token) ? (
        <EntryCard title={t(`${link}.title`)} text={t(`${link}.text`)}>
          <LinkForm link={link} renewalPath={renewalPath}>
            {children}
          </LinkForm>
        </EntryCard>
      ) : (
        <IncompleteLink link={link} renewalPath={renewalPath} />
      )}
    </>
  );
}

function LinkForm({ link, renewalPath, children }: MailedLinkPageProps) {
  const t = useTranslations("account.mailedLink");
  const outcome = useActionData<LinkOutcome>();
  const isSending = useNavigation().state !== "idle";
  useContinueWhenDone(link, outcome);
  const problem = outcome?.kind === "refused" ? outcome.problem : undefined;
  const isOver = problem !== undefined && !canBeRepeated(problem);
  return (
    <>
      <FormProblem>{problem && <ProblemText problem={problem} />}</FormProblem>
      {isOver ? (
        <Renewal link={link} renewalPath={renewalPath} />
      ) : (
        <UnaddressedForm>
          <Stack gap="md">
            {children}
            <Button type="submit" loading={isSending || outcome?.kind === "done"} fullWidth>
              {t(`${link}.submit`)}
            </Button>
          </Stack>
        </UnaddressedForm>
      )}
    </>
  );
}

function ProblemText({ problem }: { readonly problem: LinkProblem }) {
  const t = useTranslations("account.mailedLink.problem");
  const textOfRefusal = useTextOfRefusal();
  return canBeRepeated(problem) ? textOfRefusal(problem) : t(problem.kind);
}

function Renewal({ link, renewalPath }: Pick<MailedLinkPageProps, "link" | "renewalPath">) {
  const t = useTranslations("account.mailedLink");
  return (
    <Anchor component={Link} to={renewalPath} size="sm">
      {t(`${link}.renewal`)}
    </Anchor>
  );
}

function IncompleteLink(props: Pick<MailedLinkPageProps, "link" | "renewalPath">) {
  const t = useTranslations("account.mailedLink");
  usePageStatus(404);
  return (
    <EntryCard title={t("incompleteTitle")}>
      <Text>{t("incompleteText")}</Text>
      <Renewal {...props} />
    </EntryCard>
  );
}

/** Runs once for each success. The new address replaces that of the link in the history. */
function useContinueWhenDone(link: MailedLink, outcome: LinkOutcome | undefined): void {
  const complete = useCompleteSignIn();
  const replaceGraph = useReplaceGraph();
  const navigate = useNavigate();
  const done = useRef<LinkOutcome>(undefined);
  useEffect(() => {
    if (outcome?.kind !== "done" || done.current === outcome) return;
    done.current = outcome;
    if (outcome.report) {
      void complete(outcome.report, donePaths[link]);
      return;
    }
    replaceGraph();
    void navigate(donePaths[link], { replace: true });
  });
}
