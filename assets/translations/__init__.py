"""Chinese for what the program says in English; `refresh` makes the `.qm` from the `.ts`."""
