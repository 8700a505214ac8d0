import { Button, Card, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { IssueCertificateDocument, type CertificateLinksFragment } from "./issue-certificate.generated";

interface CourseCertificateProps {
  readonly courseId: string;
  readonly certificate: CertificateLinksFragment | null;
  /** Called after the certificate was issued or has another name. */
  readonly changed: () => void;
}

/** Offers the certificate of a completed course, and then its page, its PDF and another name. */
export function CourseCertificate({ courseId, certificate, changed }: CourseCertificateProps) {
  const t = useTranslations("courses.certificate");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Card withBorder w="100%">
      <Stack gap="sm" align="center">
        <Text ta="center">{certificate ? t("issuedTo", { name: certificate.studentName }) : t("offer")}</Text>
        <Group justify="center" gap="xs">
          {certificate ? (
            <>
              <Button component={Link} to={`/certificates/${certificate.number}`}>
                {t("show")}
              </Button>
              {certificate.pdfUrl && (
                <Button component="a" href={certificate.pdfUrl} variant="default">
                  {t("download")}
                </Button>
              )}
              <Button variant="subtle" onClick={() => setOpen(true)}>
                {t("changeName")}
              </Button>
            </>
          ) : (
            <Button onClick={() => setOpen(true)}>{t("get")}</Button>
          )}
        </Group>
      </Stack>
      <Modal
        opened={isOpen}
        onClose={close}
        title={certificate ? t("changeName") : t("get")}
        centered
        closeButtonProps={{ "aria-label": t("cancel") }}
      >
        <NameForm courseId={courseId} certificate={certificate} changed={changed} close={close} />
      </Modal>
    </Card>
  );
}

function NameForm({ courseId, certificate, changed, close }: CourseCertificateProps & { readonly close: () => void }) {
  const t = useTranslations("courses.certificate");
  const { user } = useViewer();
  const refusalText = useRefusalText();
  const [name, setName] = useState(certificate?.studentName ?? user?.fullName ?? "");
  const [problem, setProblem] = useState<{ readonly ofName?: string; readonly ofForm?: string }>({});
  const [{ fetching }, issue] = useMutation(IssueCertificateDocument);
  const save = async () => {
    const { data, error } = await issue({ input: { courseId, studentName: name } });
    const result = data?.issueCertificate;
    switch (result?.__typename) {
      case "Certificate":
        close();
        return changed();
      case "InvalidInput":
        // the field takes 100 characters of one line
        return setProblem({ ofName: name.trim() === "" ? t("nameMissing") : t("nameRefused") });
      case undefined:
        return setProblem({ ofForm: refusalText(error) });
      default:
        // the course is refunded or has other lessons by now
        setProblem({ ofForm: t("notCompleted") });
        return changed();
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <TextInput
          label={t("name")}
          description={t("nameHint")}
          required
          maxLength={100}
          autoComplete="name"
          data-autofocus
          value={name}
          error={problem.ofName}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <FormProblem>{problem.ofForm}</FormProblem>
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={fetching}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
