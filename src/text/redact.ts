/** Replaces every occurrence of the given secrets, and anything that looks like a bearer token or an API key, by `[key]`. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, '[key]');
  }
  return clean
    .replace(/\bBearer\s+[\w.~+/=-]{8,}/gi, 'Bearer [key]')
    .replace(/\b(?:sk|pk|xai|gsk|AIza)[-_]?[\w*-]{12,}/g, '[key]');
}
