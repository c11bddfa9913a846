import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Encrypts what must not be read where it is kept. */
export interface Seal {
  /** @param name What it is kept as; kept as anything else it doesn't open. */
  seal(text: string, name: string): string;
  /** @throws {Unopenable} Where none of the keys opens it, or somebody changed it. */
  open(sealed: string, name: string): Opened;
}

/** What was sealed. */
export interface Opened {
  readonly text: string;
  /** An earlier key opened it, so it is to be sealed anew. */
  readonly isOld: boolean;
}

/** None of the keys opens what was kept. */
export class Unopenable extends Error {
  constructor() {
    super("none of the keys in SLACK_ENCRYPTION_KEYS opens what is kept of a workspace");
    this.name = "Unopenable";
  }
}

const VERSION = "s1";
const CIPHER = "aes-256-gcm";
/** What GCM is made for, and the whole of its tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with AES-256-GCM: `s1.<key>.<nonce and text and tag>`.
 *
 * Each sealed text names its key by a fingerprint, so that keys can be rotated.
 *
 * @param keys 32 bytes each, in base64; the first seals, all open.
 */
export function createSeal(keys: readonly string[]): Seal {
  const all = keys.map((it) => Buffer.from(it, "base64"));
  const [current] = all;
  if (!current) throw new Error("there is no key to seal with");
  const byFingerprint = new Map(all.map((it) => [fingerprint(it), it]));
  const currentName = fingerprint(current);

  return {
    seal(text, name) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(name));
      const parts = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return [VERSION, currentName, Buffer.concat(parts).toString("base64url")].join(".");
    },

    open(sealed, name) {
      const [version, keyName = "", body = ""] = sealed.split(".");
      const key = byFingerprint.get(keyName);
      const bytes = Buffer.from(body, "base64url");
      if (version !== VERSION || !key || bytes.length < NONCE_BYTES + TAG_BYTES)
        throw new Unopenable();
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(name));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const text = Buffer.concat([
          decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
          decipher.final(),
        ]).toString("utf8");
        return { text, isOld: keyName !== currentName };
      } catch {
        throw new Unopenable();
      }
    },
  };
}

const fingerprint = (key: Uint8Array) =>
  createHash("sha256").update("mentor key ").update(key).digest("base64url").slice(0, 10);
