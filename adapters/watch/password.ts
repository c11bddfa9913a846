import { createHash, timingSafeEqual } from "node:crypto";
import { createTally, type Tally } from "./lately.ts";

/** What came of somebody's asking to be let in. */
export type Admission = "in" | "unknown" | "too-often";

/** Lets in who knows the password. */
export interface Door {
  /**
   * @param authorization The request's header of that name.
   * @param from Whence the request came.
   */
  knock(authorization: string | undefined, from: string): Admission;
}

const USER = "admin";
/** Whoever was wrong that often within a minute waits, also with the right password. */
const MOST_WRONG = 5;
const WITHIN_MS = 60_000;
/** From however many places somebody tries, they don't get more tries than this. */
const MOST_WRONG_IN_ALL = 100;

/** Makes a door that HTTP's basic authentication opens, and nobody by trying. */
export function createDoor(password: string, now: () => number = Date.now): Door {
  const right = digest(`${USER}:${password}`);
  const all = createTally(WITHIN_MS, now);
  const byPlace = new Map<string, Tally>();

  const wrongFrom = (from: string) => {
    const tally = byPlace.get(from) ?? createTally(WITHIN_MS, now);
    if (byPlace.size > MOST_WRONG_IN_ALL)
      for (const [place, it] of byPlace) if (it.count() === 0) byPlace.delete(place);
    byPlace.set(from, tally);
    return tally;
  };

  return {
    knock(authorization, from) {
      const given = /^Basic ([\w+/=]+)$/i.exec(authorization ?? "")?.[1];
      // Whoever brings no password isn't trying one: that is how browsers ask first.
      if (given === undefined) return "unknown";

      const wrong = wrongFrom(from);
      if (wrong.count() >= MOST_WRONG || all.count() >= MOST_WRONG_IN_ALL) return "too-often";
      // Digests have one length, and comparing them takes one time.
      if (timingSafeEqual(digest(Buffer.from(given, "base64").toString()), right)) return "in";
      wrong.add();
      all.add();
      return "unknown";
    },
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest();
