import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { MissingNotice } from "../../../../../ui/page-state/missing-notice";
import { Section } from "../../../components/section";
import type { DashboardRange } from "../dashboard-range";

/** The props of each card besides its figures. */
export interface CardState {
  readonly fetching: boolean;
  readonly retry: () => void;
  readonly range: DashboardRange;
}

export interface ReportCardProps<Figures> extends CardState {
  readonly title: string;
  /** Shown if the figures are unavailable. */
  readonly unavailableText: string;
  readonly figures: Figures | null | undefined;
  /** The height that the card reserves while it loads. */
  readonly height: number;
  readonly aside?: ReactNode;
  readonly children: (figures: Figures) => ReactNode;
}

/** A card that loads, fails and retries on its own. */
export function ReportCard<Figures>(props: ReportCardProps<Figures>) {
  const { title, unavailableText, figures, height, fetching, retry, aside, children } = props;
  return (
    <Section title={title} aside={figures ? aside : undefined}>
      {figures ? (
        children(figures)
      ) : fetching ? (
        <Skeleton height={height} />
      ) : (
        <MissingNotice text={unavailableText} retry={retry} />
      )}
    </Section>
  );
}
