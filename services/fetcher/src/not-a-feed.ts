/** The document is something else than a feed; the message says what. */
export class NotAFeed extends Error {
  override name = "NotAFeed";
  /** `page`: HTML, whose own feed links can be followed. */
  readonly kind: "page" | "other";

  constructor(kind: "page" | "other", message: string) {
    super(message);
    this.kind = kind;
  }
}
