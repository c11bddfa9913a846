import type { LearnerId } from "../ids.ts";
import type { Connection } from "./connection.ts";
import { script } from "./script.ts";

/** Small texts that are kept by name, for whoever needs no more than that. */
export interface Notes {
  /** The text of that name; undefined where there is none, or it is past its time. */
  read(name: string): Promise<string | undefined>;
  /** Keeps a text, in place of an earlier one; for so many milliseconds, or until it is removed. */
  write(name: string, text: string, lastsMs?: number): Promise<void>;
  remove(name: string): Promise<void>;
  /** The names that begin like this, in no order. */
  names(beginning: string): AsyncIterable<string>;
  /** Removes the notes of a learner. */
  forget(learner: LearnerId): Promise<void>;
}

/** What there is a note of for a learner. */
const KINDS = ["kept", "asked"] as const;

/** The name of a learner's note; it goes with the learner. */
export const learnersNote = (learner: LearnerId, kind: (typeof KINDS)[number]): string =>
  `learner:${kind}:${learner}`;

const forgetIn = (notes: Pick<Notes, "remove">) => async (learner: LearnerId) => {
  for (const kind of KINDS) await notes.remove(learnersNote(learner, kind));
};

const READ = script(`return redis.call("GET", KEYS[1])`);
const WRITE = script(`
  if ARGV[2] == "" then redis.call("SET", KEYS[1], ARGV[1])
  else redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2]) end
`);
const REMOVE = script(`redis.call("DEL", KEYS[1])`);

const PREFIX = "mentor:n:";

/** Keeps notes in Redis, a key each. */
export function createNotes(connection: Connection): Notes {
  const keyOf = (name: string) => PREFIX + name;
  const remove = async (name: string) => {
    await connection.run({ script: REMOVE, keys: [keyOf(name)], args: [] });
  };
  return {
    async read(name) {
      const text = await connection.run({ script: READ, keys: [keyOf(name)], args: [] });
      return typeof text === "string" ? text : undefined;
    },
    async write(name, text, lastsMs) {
      const args = [text, lastsMs === undefined ? "" : String(lastsMs)];
      await connection.run({ script: WRITE, keys: [keyOf(name)], args });
    },
    remove,
    forget: forgetIn({ remove }),
    async *names(beginning) {
      const pattern = keyOf(beginning).replace(/[*?[\]\\]/g, "\\$&");
      for await (const key of connection.keys(`${pattern}*`)) yield key.slice(PREFIX.length);
    },
  };
}

/** Keeps notes in this process, for as long as it lasts. */
export function createNotesInProcess(): Notes {
  const notes = new Map<string, { readonly text: string; readonly until: number }>();
  const current = (name: string) => {
    const note = notes.get(name);
    return note && note.until > Date.now() ? note.text : undefined;
  };
  const remove = async (name: string) => {
    notes.delete(name);
  };
  return {
    read: async (name) => current(name),
    async write(name, text, lastsMs) {
      notes.set(name, { text, until: lastsMs === undefined ? Infinity : Date.now() + lastsMs });
    },
    remove,
    forget: forgetIn({ remove }),
    async *names(beginning) {
      for (const name of notes.keys())
        if (name.startsWith(beginning) && current(name) !== undefined) yield name;
    },
  };
}
