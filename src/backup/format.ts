import { z } from "zod";
import { Copy } from "../storage/copies.ts";

/**
 * The form of a backup: JSON Lines. The first line says what it is, each further one is a {@link Copy}, and the last one
 * counts them and holds the SHA-256 of all bytes before it.
 */
export const BACKUP_VERSION = 1;

const FORMAT = "mentor-backup";

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.int().min(1),
  made: z.iso.datetime(),
});

const End = z.object({
  kind: z.literal("end"),
  learners: z.int().min(0),
  texts: z.int().min(0),
  sha256: z.string(),
});

/** How much a backup holds. */
export type Counts = Pick<z.output<typeof End>, "learners" | "texts">;
/** A backup's last line. */
export type End = z.output<typeof End>;

/** The first line of a backup that is made now. */
export const spellHeader = (): string =>
  JSON.stringify({ format: FORMAT, version: BACKUP_VERSION, made: new Date().toISOString() });

/** The last line of a backup. */
export const spellEnd = (counts: Counts, sha256: string): string =>
  JSON.stringify({ kind: "end", ...counts, sha256 });

/** Reads a first line; throws a plain sentence where it is none, or of a release later than this one. */
export function checkHeader(line: string): void {
  const header = Header.safeParse(parsed(line));
  if (!header.success) throw new Error("it doesn't begin as a backup of Mentor does");
  const { version } = header.data;
  if (version > BACKUP_VERSION)
    throw new Error(
      `it is of version ${version}, and this Mentor reads versions up to ${BACKUP_VERSION}; update Mentor first`,
    );
}

/** Reads any line but the first; undefined where it is none of a backup. */
export function readEntry(line: string): Copy | End | undefined {
  return z.union([Copy, End]).safeParse(parsed(line)).data;
}

/** What there is in so much, in words. */
export const inWords = ({ learners, texts }: Counts): string =>
  `${learners} ${learners === 1 ? "learner" : "learners"} and ${texts} ${texts === 1 ? "setting" : "settings"} of groups and servers`;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
