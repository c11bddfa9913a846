import { fileURLToPath } from "node:url";
import { type CheckIns, createCheckIns } from "./checkins/checkins.ts";
import type { Config } from "./config.ts";
import { loadLibrary } from "./content/load.ts";
import type { Library } from "./content/model.ts";
import type { Mind } from "./dialogue/mind.ts";
import { createVoices } from "./dialogue/voice.ts";
import { createMarker } from "./learning/marking.ts";
import { createMentor, type Mentor } from "./mentor.ts";
import { createNotes, type Notes } from "./storage/notes.ts";
import { openStorage } from "./storage/open.ts";
import { createFinder } from "./understand/create-finder.ts";
import { createFollowUps } from "./understand/follow-ups.ts";
import { languageOf } from "./understand/language.ts";

/** The packs that come with Mentor. */
const CONTENT = fileURLToPath(new URL("../content", import.meta.url));
/** What was learnt from content, kept between starts. */
const CACHE = fileURLToPath(new URL("../.cache", import.meta.url));

/** A mentor that is ready to answer, and how to end it. */
export interface Assembled {
  readonly mentor: Mentor;
  readonly checkIns: CheckIns;
  readonly notes: Notes;
  /** Lets turns under way finish, then closes what was opened. */
  close(): Promise<void>;
}

/** What the one who waits for a mentor hears meanwhile. */
export interface Waiting {
  /** Learning content that changed takes some seconds; from 0 to 1. */
  readonly learning?: (done: number) => void;
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
    const { connection, store, close } = elsewhere ?? (await openStorage(config));
    const spreadMs = config.checkInSpreadSeconds * 1000;
    const checkIns = createCheckIns({ mind, connection, store, spreadMs });
    const notes = createNotes(connection);
    return {
      mentor: createMentor(mind, store, [notes], checkIns.agenda, checkIns.groups),
      checkIns,
      notes,
      async close() {
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
