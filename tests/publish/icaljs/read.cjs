// Reads calendars with ical.js: {path: text} from stdin, {path: [event]} to stdout, times as seconds of UTC or days.
const ICAL = require("ical.js").default ?? require("ical.js");

const moment = (time) => (time.isDate ? time.toString() : time.toUnixTime());

const event = (part) => ({
  uid: part.getFirstPropertyValue("uid"),
  sequence: part.getFirstPropertyValue("sequence"),
  summary: part.getFirstPropertyValue("summary"),
  location: part.getFirstPropertyValue("location") ?? "",
  description: part.getFirstPropertyValue("description") ?? "",
  status: part.getFirstPropertyValue("status") ?? "",
  start: moment(part.getFirstPropertyValue("dtstart")),
  end: moment(part.getFirstPropertyValue("dtend")),
  alarms: part.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds()),
});

let text = "";
process.stdin.on("data", (chunk) => (text += chunk));
process.stdin.on("end", () => {
  const read = Object.entries(JSON.parse(text)).map(([path, calendar]) => {
    const whole = new ICAL.Component(ICAL.parse(calendar));
    return [path, whole.getAllSubcomponents("vevent").map(event)];
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(read)));
});
