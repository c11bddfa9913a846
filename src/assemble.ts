import { fileURLToPath } from "node:url";
import { type CheckIns, createCheckIns } from "./checkins/checkins.ts";
import type { Config } from "./config.ts";
import { loadLibrary } from "./content/load.ts";
import type { Library } from "./content/model.ts";
import type { Mind } from "./dialogue/mind.ts";
import { createVoices } from "./dialogue/voice.ts";
import type { LearnerId } from "./ids.ts";
import { createMarker } from "./learning/marking.ts";
import { createMentor, type Mentor } from "./mentor.ts";
import { startRetention } from "./retention/retention.ts";
import { createHeld } from "./steady/held.ts";
import { createSteady, type Report } from "./steady/steady.ts";
import { createLastKnown, noting } from "./storage/last-known.ts";
import { createNotes, type Notes } from "./storage/notes.ts";
import { openStorage } from "./storage/open.ts";
import { createFinder } from "./understand/create-finder.ts";
import { createFollowUps } from "./understand/follow-ups.ts";
import { languageOf } from "./understand/language.ts";

/** The packs that come with Mentor. */
const CONTENT = fileURLToPath(new URL("../content", import.meta.url));
/** What was learnt from content, kept between starts. */
const CACHE = fileURLToPath(new URL("../.cache", import.meta.url));

/** Of so many conversations is known how they stood last, for when Redis is away. */
const MOST_KNOWN = 3_000;
/** So much that was said is held while it can't be kept. */
const MOST_HELD = { events: 10_000, characters: 8_000_000 };

/** A mentor that is ready to answer, and how to end it. */
export interface Assembled {
  readonly mentor: Mentor;
  readonly checkIns: CheckIns;
  readonly notes: Notes;
  /** Resolves when Redis answers; throws when it does not. */
  ping(): Promise<void>;
  /** Lets turns under way finish, then closes what was opened. */
  close(): Promise<void>;
}

/** What the one who waits for a mentor hears meanwhile. */
export interface Waiting {
  /** Learning content that changed takes some seconds; from 0 to 1. */
  readonly learning?: (done: number) => void;
  /** What happens to storage from then on, for the operator. */
  readonly report?: Report;
}

/**
 * Chooses the parts and puts them together.
 *
 * @throws {ContentError} naming every fault of the content.
 * @throws When Redis can't be reached, in one plain sentence.
 */
export async function assemble(config: Config, waiting: Waiting = {}): Promise<Assembled> {
  // A Redis elsewhere that doesn't answer is told of at once, and not after content was learnt. Mentor's own comes up
  // last: until it is there, nothing has to be ended in order, and Ctrl-C needn't wait for the learning.
  const isElsewhere = config.redisUrl !== undefined || config.redisClusterNodes !== undefined;
  const elsewhere = isElsewhere ? await openStorage(config) : undefined;
  try {
    const mind = await makeMind(config, waiting);
    const { connection, presence, close, ...opened } = elsewhere ?? (await openStorage(config));
    const known = createLastKnown(MOST_KNOWN);
    const store = noting(opened.store, known);
    const spreadMs = config.checkInSpreadSeconds * 1000;
    const checkIns = createCheckIns({ mind, connection, store, spreadMs });
    const notes = createNotes(connection);
    const held = createHeld(MOST_HELD);
    const { agenda, groups } = checkIns;
    const plain = createMentor(mind, store, [notes, held], agenda, groups);
    const { report = () => {} } = waiting;
    const steady = createSteady({ mentor: plain, store, known, held, presence, agenda, report });
    const days = config.roles.includes("worker") ? config.retentionDays : undefined;
    const inMind = { forget: async (it: LearnerId) => known.forget(it) };
    const places = { connection, store, agenda, elsewhere: [notes, held, inMind] };
    const retention = days === undefined ? undefined : startRetention(places, { days, report });
    return {
      mentor: steady.mentor,
      checkIns,
      notes,
      ping: () => store.ping(),
      async close() {
        await retention?.stop();
        await steady.stop();
        await checkIns.stop();
        await close();
      },
    };
  } catch (error) {
    await elsewhere?.close();
    throw error;
  }
}

/** The configured packs. @throws {ContentError} naming every fault of theirs. */
export const loadContent = ({ packs }: Pick<Config, "packs">): Promise<Library> =>
  loadLibrary(CONTENT, packs, CACHE);

/** All that the mentor knows of the configured packs, without anything remembered. */
export async function makeMind(
  { packs }: Pick<Config, "packs">,
  { learning }: Waiting = {},
): Promise<Mind> {
  const library = await loadContent({ packs });
  const finder = await createFinder(library, {
    cacheDir: CACHE,
    ...(learning ? { progress: learning } : {}),
  });
  return {
    library,
    finder,
    followUps: createFollowUps(library),
    marker: createMarker(library, languageOf(finder.mend)),
    voices: createVoices(library.phrases),
  };
}
