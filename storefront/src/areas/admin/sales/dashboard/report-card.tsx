import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { Section } from "../../parts/section";
import type { DashboardRange } from "./dashboard-range";

/** What each card gets besides its figures. */
export interface CardState {
  readonly fetching: boolean;
  readonly retry: () => void;
  readonly range: DashboardRange;
}

export interface ReportCardProps<Figures> extends CardState {
  readonly title: string;
  /** Said where the figures cannot be had. */
  readonly away: string;
  readonly figures: Figures | null | undefined;
  /** The room that it takes, kept while it loads. */
  readonly height: number;
  readonly aside?: ReactNode;
  readonly children: (figures: Figures) => ReactNode;
}

/** A card that loads, fails and is tried again without the others. */
export function ReportCard<Figures>(props: ReportCardProps<Figures>) {
  const { title, away, figures, height, fetching, retry, aside, children } = props;
  return (
    <Section title={title} aside={figures ? aside : undefined}>
      {figures ? (
        children(figures)
      ) : fetching ? (
        <Skeleton height={height} />
      ) : (
        <MissingNotice text={away} retry={retry} />
      )}
    </Section>
  );
}
