import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** As the address has it. */
  readonly value: string;
  readonly search: (text: string) => void;
}

const pauseMs = 300;

/** Searches as soon as whoever types makes a pause, and at once on Enter. */
export function SearchField({ label, placeholder, value, search }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // somebody else changed the address: a saved view, the way back
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
        // before a click on what is found leads away, and not after it
        onBlur={() => searchSoon.flush()}
      />
    </form>
  );
}
