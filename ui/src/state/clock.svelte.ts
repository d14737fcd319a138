const MINUTE = 60_000;

let now = $state(Date.now());
let zone = $state(zoneHere());

/** The time, at most a minute old: what is drawn with it is drawn anew when it goes on. */
export function currentTime(): number {
  return now;
}

/** The system's time zone, asked for with the time: what is drawn with it is drawn anew when it becomes another one. */
export function currentZone(): string {
  return zone;
}

/** Lets the time go on until the function that is returned is called. After a sleep the focus comes before the minute is over. */
export function startClock(): () => void {
  const look = (): void => {
    now = Date.now();
    zone = zoneHere();
  };
  look();
  const timer = setInterval(look, MINUTE);
  window.addEventListener('focus', look);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', look);
  };
}

/** Takes a webview milliseconds, so nothing that is drawn asks by itself. */
function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
