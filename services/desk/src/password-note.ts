/** What a person is told of the password that was made at the first start. */
export function passwordNote(password: string): string {
  return (
    `The desk asks for a password, since others may reach it. It is shown this once:\n\n  ${password}\n\n` +
    "Set THROUGHLINE_PASSWORD to choose another."
  );
}
