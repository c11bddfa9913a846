import { PermissionFlagsBits } from "discord-api-types/v10";

/** What the mentor needs in a channel, and what Discord's settings call it. */
const NEEDED = [
  ["View Channel", PermissionFlagsBits.ViewChannel],
  ["Send Messages", PermissionFlagsBits.SendMessages],
  ["Read Message History", PermissionFlagsBits.ReadMessageHistory],
] as const;
const NEEDED_IN_THREADS = [
  ["View Channel", PermissionFlagsBits.ViewChannel],
  ["Send Messages in Threads", PermissionFlagsBits.SendMessagesInThreads],
  ["Read Message History", PermissionFlagsBits.ReadMessageHistory],
] as const;

/** What the mentor may do in a channel. */
export interface Permitted {
  readonly may: bigint;
  readonly isThread: boolean;
}

/** The permissions that the mentor lacks in a channel, as Discord's settings call them. */
export function missingIn({ may, isThread }: Permitted): string[] {
  if ((may & PermissionFlagsBits.Administrator) !== 0n) return [];
  return (isThread ? NEEDED_IN_THREADS : NEEDED)
    .filter(([, bit]) => (may & bit) === 0n)
    .map(([name]) => name);
}

/** Whether somebody may change the mentor's settings: who manages the server, and who has one of the chosen roles. */
export function mayOrganise(
  may: string | undefined,
  roles: readonly string[],
  organisers: readonly string[],
): boolean {
  const bits = BigInt(may ?? "0");
  return (
    (bits & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n ||
    roles.some((it) => organisers.includes(it))
  );
}
