import { Skeleton } from "@mantine/core";

/** A placeholder for the content below the heading while it loads. */
export function AccountSkeleton({ height = 180 }: { readonly height?: number }) {
  return <Skeleton aria-hidden height={height} radius="md" />;
}
