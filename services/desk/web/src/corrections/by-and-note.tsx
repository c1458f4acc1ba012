type Props = {
  by: string;
  note: string;
  onBy: (by: string) => void;
  onNote: (note: string) => void;
};

/** Whose word a correction is, and why: for whoever reads it later. */
export function ByAndNote({ by, note, onBy, onNote }: Props) {
  return (
    <div className="said-by">
      <label className="field">
        <span>Why (optional)</span>
        <input value={note} maxLength={1000} onChange={(event) => onNote(event.target.value)} />
      </label>
      <label className="field">
        <span>Your name (optional)</span>
        <input
          value={by}
          maxLength={100}
          autoComplete="name"
          onChange={(event) => onBy(event.target.value)}
        />
      </label>
    </div>
  );
}
