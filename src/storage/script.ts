import { createHash } from "node:crypto";

/** A Lua script that Redis runs as one step; what it reads and writes are its `KEYS`. */
export interface Script {
  readonly lua: string;
  /** Under which Redis remembers it. */
  readonly sha: string;
}

/** Makes a script of its text. */
export const script = (lua: string): Script => ({
  lua,
  sha: createHash("sha1").update(lua).digest("hex"),
});

/** A command that changes one key, as Redis spells it. */
export type Write = readonly [command: string, key: string, ...args: string[]];

/** Runs writes one after the other, if and only if the first key still holds what was read from it. */
const COMPARE_AND_WRITE = script(`
  local held = redis.call("GET", KEYS[1])
  -- This very change, sent again by a client that lost its connection before the answer came.
  if held == ARGV[2] then return 1 end
  if (held or "") ~= ARGV[1] then return 0 end

  local at = 3
  while ARGV[at] do
    local size = tonumber(ARGV[at])
    local command = { ARGV[at + 1], KEYS[tonumber(ARGV[at + 2])] }
    for i = 3, size do command[i] = ARGV[at + i] end
    redis.call(unpack(command))
    at = at + size + 1
  end
  return 1
`);

/** What {@link COMPARE_AND_WRITE} is given. */
export interface ScriptCall {
  readonly script: Script;
  readonly keys: readonly string[];
  readonly args: readonly string[];
}

/**
 * A call that makes all writes, or none of them where `key` no longer holds `was`; answers 1 or 0.
 *
 * One of the writes must put `next` into `key` or delete it; then sending the call twice does no harm.
 */
export function compareAndWrite(
  key: string,
  was: string,
  next: string,
  writes: readonly Write[],
): ScriptCall {
  const keys = [...new Set([key, ...writes.map(([, it]) => it)])];
  const spell = ([command, it, ...args]: Write) => [
    String(args.length + 2),
    command,
    String(keys.indexOf(it) + 1),
    ...args,
  ];
  return { script: COMPARE_AND_WRITE, keys, args: [was, next, ...writes.flatMap(spell)] };
}
