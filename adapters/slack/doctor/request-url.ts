import { createHmac } from "node:crypto";
import type { Finding } from "../../doctor/check.ts";

const PATH = "/slack/events";
const CHALLENGE = "doctor";
const ANSWERS_WITHIN_MS = 5_000;

/** Knocks where Slack's requests arrive, as Slack does when a request URL is entered. */
export async function lookAtRequestUrl(port: number, secret: string): Promise<readonly Finding[]> {
  const body = JSON.stringify({ type: "url_verification", challenge: CHALLENGE });
  const time = String(Math.floor(Date.now() / 1000));
  const mac = createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": time,
    "x-slack-signature": `v0=${mac}`,
  };
  try {
    const response = await fetch(`http://127.0.0.1:${port}${PATH}`, {
      method: "POST",
      body,
      headers,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const isOurs = response.ok && (await response.text()).includes(CHALLENGE);
    return isOurs ? [] : [unanswered(port, response.status)];
  } catch {
    return [
      {
        wrong: `no event reaches Mentor: nobody listens at port ${port}`,
        cure: "start Mentor, and let a proxy with HTTPS pass Slack's requests on to it",
      },
    ];
  }
}

const unanswered = (port: number, status: number): Finding =>
  status === 401
    ? {
        wrong: `what listens at port ${port} takes another SLACK_SIGNING_SECRET than this one`,
        cure: "copy the Signing Secret from the app's Basic Information, and restart Mentor",
      }
    : {
        wrong: `what listens at port ${port} isn't Mentor (it answered with ${status})`,
        cure: "set PORT to one that nobody else uses",
      };
