/** Replaces every occurrence of the given secrets, and anything that looks like a bearer token or an API key, by `[key]`. */
export function redact(text: string, secrets: readonly string[] = []): string {
  return redactSecrets(text, secrets)
    .replace(/\bBearer\s+[\w.~+/=-]{8,}/gi, 'Bearer [key]')
    .replace(/\b(?:sk|pk|xai|gsk|AIza)[-_]?[\w*-]{12,}/g, '[key]');
}

/** Replaces the given secrets alone: as they are, as a part of an address has them, and in base64. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    // A short one, such as `none`, is no key and stands in many a word.
    if (secret.length < shortestSecret) {
      continue;
    }
    for (const form of new Set([secret, encodeURIComponent(secret), ...base64Forms(secret)])) {
      clean = clean.replaceAll(form, '[key]');
    }
  }
  return clean;
}

const shortestSecret = 8;

/** The inner part of a text's base64, whatever stands before and behind it: the ends depend on that. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from(' '.repeat(before) + secret)
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, -1);
  });
}
