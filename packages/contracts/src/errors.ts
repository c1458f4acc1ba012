/** A failure that no retry can mend. The shell writes a dead letter at once. */
export class PermanentError extends Error {
  override name = "PermanentError";
}

/**
 * Not a failure: the work can go on at `at` at the earliest. The shell delays the job and spends no attempt.
 */
export class RetryLater extends Error {
  override name = "RetryLater";
  readonly at: Date;

  constructor(at: Date, reason: string) {
    super(reason);
    this.at = at;
  }
}

/**
 * A fault that the person who runs the program can mend: wrong settings, a broken pack, a taken port. Its
 * message says what is wrong and what to do; programs print it without a stack trace and exit with 1.
 */
export class SetupError extends Error {
  override name = "SetupError";
}

/** A question that no process answered in time, or whose answerer failed; the message says which. */
export class NoAnswer extends Error {
  override name = "NoAnswer";
}
