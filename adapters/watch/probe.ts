// Whether the Mentor of this machine is alive, by its exit code: what a container's health check runs.
const { MENTOR_WATCH_PORT: port, MENTOR_WATCH_HOST: host } = process.env;
const isAny = !host || host === "0.0.0.0" || host === "::";
const name = isAny ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
const answer = await fetch(`http://${name}:${port}/healthz`).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
