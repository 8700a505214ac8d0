import { Text, type TextProps } from "@mantine/core";
import { useLocale } from "use-intl/react";
import { countryName } from "./countries";
import type { PostalAddressFragment } from "./postal-address.generated";

export interface PostalAddressProps extends Pick<TextProps, "size"> {
  readonly address: Omit<PostalAddressFragment, "phone">;
}

/** An address in the format of a parcel label. */
export function PostalAddress({ address, ...text }: PostalAddressProps) {
  const locale = useLocale();
  const { fullName, line1, line2, city, region, postalCode, country } = address;
  const lines = [
    fullName,
    line1,
    line2,
    [city, region, postalCode].filter(Boolean).join(" "),
    countryName(country, locale),
  ];
  return (
    <Text component="address" fs="normal" {...text}>
      {lines.filter(Boolean).map((line) => (
        <span key={line} style={{ display: "block" }}>
          {line}
        </span>
      ))}
    </Text>
  );
}
