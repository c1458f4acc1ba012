/** For every answer: the page loads only what the desk serves, and no other page may frame it or read from it. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/**
 * bull-board's page sets a `<base>` to its own path and carries inline styles. Its fonts of another host stay
 * blocked: the desk's pages load nothing from elsewhere.
 */
const dashboardPolicy = [
  ...contentSecurityPolicy.filter((rule) => !rule.startsWith("base-uri")),
  "base-uri 'self'",
  "style-src 'self' 'unsafe-inline'",
];

/** The security headers of an answer to a path. */
export function securityHeaders(path: string): Record<string, string> {
  const dashboard = path === "/queues" || path.startsWith("/queues/");
  return {
    "content-security-policy": (dashboard ? dashboardPolicy : contentSecurityPolicy).join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  };
}
