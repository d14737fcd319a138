const MINUTE = 60_000;

let now = $state(Date.now());

/** The time, at most a minute old: what is drawn with it is drawn anew when it goes on. */
export function currentTime(): number {
  return now;
}

/** Lets the time go on until the function that is returned is called. After a sleep the focus comes before the minute is over. */
export function startClock(): () => void {
  const look = (): void => {
    now = Date.now();
  };
  look();
  const timer = setInterval(look, MINUTE);
  window.addEventListener('focus', look);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', look);
  };
}
