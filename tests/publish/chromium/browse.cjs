// Visits pages in Chromium over its DevTools pipe, with axe-core at hand, and asks each one question:
// {program, profile, visits: [{url, scheme, width, agent, ask}]} from stdin, [answer] to stdout.
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-quic",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
];

const { program, profile, visits } = JSON.parse(readFileSync(0, "utf8"));
const browser = spawn(program, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const answers = new Map(), events = new Map();
let number = 0, pending = "";

const send = (method, params = {}, sessionId = undefined) =>
  new Promise((resolve, reject) => {
    answers.set(++number, { resolve, reject });
    browser.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + "\0");
  });

const receive = (text) => {
  const { id, method, result, error } = JSON.parse(text);
  if (method) events.get(method)?.();
  else if (error) answers.get(id).reject(new Error(error.message));
  else answers.get(id).resolve(result);
};

browser.stdio[4].setEncoding("utf8").on("data", (chunk) => {
  const parts = (pending + chunk).split("\0");
  pending = parts.pop();
  parts.forEach(receive);
});

const evaluate = async (session, expression) => {
  const asked = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await send("Runtime.evaluate", asked, session);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
};

const answer = async (session, { url, scheme, width, agent, ask }) => {
  const screen = { width, height: 900, deviceScaleFactor: 1, mobile: false };
  await send("Emulation.setDeviceMetricsOverride", screen, session);
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] }, session);
  await send("Emulation.setUserAgentOverride", { userAgent: agent }, session);
  const loaded = new Promise((resolve) => events.set("Page.loadEventFired", resolve));
  const { errorText } = await send("Page.navigate", { url }, session);
  if (errorText) throw new Error(`${url}: ${errorText}`);
  await loaded;
  await evaluate(session, AXE);
  return evaluate(session, ask);
};

const main = async () => {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  await send("Page.enable", {}, sessionId);
  const answers = [];
  for (const visit of visits) answers.push(await answer(sessionId, visit));
  process.stdout.write(JSON.stringify(answers));
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}).finally(() => browser.kill());
