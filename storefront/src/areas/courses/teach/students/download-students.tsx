import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { csvType } from "../../../../ui/save-file/csv-file";
import { saveFile } from "../../../../ui/save-file/save-file";
import { toast } from "../../../../ui/toast/toast";
import { studentsCsv } from "./students-csv";
import { CourseStudentsDocument, type CourseStudentsQueryVariables } from "./students.generated";

const pageSize = 100;

export interface DownloadStudentsProps {
  /** The course, and the search and sort of its list. */
  readonly list: Omit<CourseStudentsQueryVariables, "first" | "after">;
  readonly slug: string | undefined;
  readonly count: number;
}

/** Fetches all pages of the list, and saves them as one file. */
export function DownloadStudents({ list, slug, count }: DownloadStudentsProps) {
  const t = useTranslations("teaching.students");
  const client = useClient();
  const [isRunning, setRunning] = useState(false);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const download = async () => {
    setRunning(true);
    const rows = [];
    let after: string | null | undefined;
    do {
      const variables = { ...list, first: pageSize, ...(after ? { after } : {}) };
      const { data, error } = await client
        .query(CourseStudentsDocument, variables, { requestPolicy: "network-only" })
        .toPromise();
      if (isLeft.current) return;
      const page = data?.course?.students;
      // a file without some names or addresses would look complete
      if (!page || error) {
        setRunning(false);
        return toast({ message: t("notDownloaded"), kind: "problem" });
      }
      rows.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    setRunning(false);
    saveFile(`students-${slug ?? list.id}-${new Date().toISOString().slice(0, 10)}.csv`, studentsCsv(rows), csvType);
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload aria-hidden size={16} />}
      loading={isRunning}
      disabled={count === 0}
      onClick={() => void download()}
    >
      {t("download")}
    </Button>
  );
}
