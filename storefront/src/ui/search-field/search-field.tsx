import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** The value in the address. */
  readonly value: string;
  readonly search: (text: string) => void;
}

const pauseMs = 300;

/** Searches when the user pauses typing, and at once on Enter. */
export function SearchField({ label, placeholder, value, search }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // the address changed elsewhere: a saved view, or the back button
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const searchSoon = useDebouncedCallback(search, pauseMs);
  return (
    <form
      role="search"
      style={{ flex: "1 1 16rem" }}
      onSubmit={(event) => {
        event.preventDefault();
        // React passes it on to a form around the dialog with this field
        event.stopPropagation();
        searchSoon.cancel();
        search(typed.trim());
      }}
    >
      <TextInput
        type="search"
        label={label}
        placeholder={placeholder}
        maxLength={200}
        leftSection={<IconSearch aria-hidden size={16} />}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          searchSoon(currentTarget.value.trim());
        }}
        // before a click on a result navigates, not after it
        onBlur={() => searchSoon.flush()}
      />
    </form>
  );
}
