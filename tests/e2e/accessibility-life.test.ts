import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { Application } from './harness/application';
import { isClean, themes } from './harness/axe';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { closeReveal, create, issue, issueFor, openMore } from './harness/keys';
import { until } from './harness/until';

const CRM = 'CRM Integration Secret';
const SYNC = 'Warehouse sync';

// What becomes of keys after they were created: one story in each theme.
describe.each(themes)('in the $theme theme', ({ gtk }) => {
  let desktop: Desktop;
  let app: Application;
  let clipboard: Clipboard;

  beforeAll(async () => {
    desktop = await Desktop.open({ GTK_THEME: gtk });
    clipboard = new Clipboard(desktop);
    app = await Application.start(desktop);
    await issueFor(app.page, CRM, { owner: 'Ada', usedBy: ['CRM', 'Billing'], tags: ['eu'] });
    await issue(app.page, SYNC, 'Test');
  });
  afterAll(() => desktop.close());

  test('the details in the dialog that creates are clean, also with a refusal', async () => {
    await openMore(app.page, 'Sensor intake');
    await isClean(app.page);
    await app.page.select('Expires', 'Custom date and time');
    await app.page.date('Custom date and time', '2020-01-01T09:00');
    await app.page.press('Confirm');
    await app.page.says('This lies in the past.');
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('filters, columns and what is left of them beside the table are clean', async () => {
    await app.page.press('Columns');
    await isClean(app.page);
    await app.page.type(Key.ESCAPE);
    await app.page.press('Filters');
    await isClean(app.page);
    await app.page.select('Environment', 'Live');
    await app.page.lists(CRM);
    await isClean(app.page);
    await app.page.press('Close');
    await app.page.says('Environment: Live');
    await isClean(app.page);
    await app.page.press('Clear filters');
    await app.page.lists(SYNC, CRM);
  });

  test('the menu of a row is clean', async () => {
    await app.page.press(`Actions for ${CRM}`);
    await app.page.sees('the menu', `document.querySelector('[role=menuitem]')`);
    await isClean(app.page);
    await app.page.type(Key.ESCAPE);
  });

  test('the details panel is clean, and as a form', async () => {
    await app.page.focusRow(CRM);
    await app.page.type(Key.ENTER);
    await app.page.says('Live key created');
    await isClean(app.page);
    await app.page.press('Edit');
    await app.page.find('field', 'Owner');
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.press('Close details');
  });

  test('the dialog that rotates is clean, also with a refusal', async () => {
    await app.page.act(CRM, 'Rotate');
    await app.page.shows(`Rotate “${CRM}”`);
    await isClean(app.page);
    await app.page.choose('Now');
    await isClean(app.page);
    await app.page.choose('Another time');
    await app.page.fill('How long from now', 'soon');
    await app.page.press('Confirm');
    await app.page.says('30 days are the most.');
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('a rotation plan, its checklist and the question before it closes are clean', async () => {
    await app.page.check('Select all keys');
    await app.page.says('2 keys selected');
    await isClean(app.page);
    await app.page.press('Rotate');
    await app.page.shows('Rotate 2 keys');
    await isClean(app.page);
    await app.page.press('Confirm');
    await app.page.shows('2 of 2 keys rotated');
    await isClean(app.page);
    await app.page.press('Close');
    await app.page.shows('Close with 2 keys not shown?');
    await isClean(app.page);
    await app.page.press('Close');
    await app.page.shows(null);
  });

  test('the table and the panel of keys under rotation are clean', async () => {
    await app.page.says('its key was never shown');
    await app.page.focusRow(SYNC);
    await app.page.type(Key.ENTER);
    await app.page.says('The old key still works until');
    await isClean(app.page);
    await app.page.press('Close details');
  });

  test('the leak finder is clean: empty, with nothing, with a key, and when it is contained', async () => {
    await app.page.chord(Key.CONTROL, Key.SHIFT, 'f');
    await app.page.shows('Find a leaked key');
    await isClean(app.page);
    await app.page.press('Find keys');
    await app.page.says('Paste a text, or choose a file.');
    await isClean(app.page);
    await app.page.type('nothing');
    await app.page.press('Find keys');
    await app.page.says('No access key in what was pasted');
    await isClean(app.page);
    await app.page.press('Look for more');
    await app.page.find('button', 'Find keys');
    await app.page.press('Cancel');
    await app.page.shows(null);
    // Pasted at once: it is on the clipboard for 45 seconds.
    const leaked = await create(app.page, 'Sensor intake');
    await app.page.press('Copy key');
    await until('it is copied', async () => (await clipboard.digest()) === leaked.digest);
    await closeReveal(app.page);
    await app.page.chord(Key.CONTROL, Key.SHIFT, 'f');
    await app.page.shows('Find a leaked key');
    await app.page.chord(Key.CONTROL, 'v');
    await app.page.says('1 access key in what was pasted');
    await isClean(app.page);
    await app.page.press('Confirm');
    await app.page.shows('1 leaked key dealt with');
    await isClean(app.page);
    await app.page.press('Close');
    await app.page.shows('Close with 1 key not shown?');
    await app.page.press('Close');
    await app.page.shows(null);
  });

  test('the page Audit is clean: findings, what is done to them, charts', async () => {
    await app.page.goTo('Audit');
    await app.page.says('Nobody answers for it.');
    await isClean(app.page);
    await app.page.press('Compare secrets');
    await app.page.sees(
      'the comparison is done',
      `!document.body.innerText.includes('was not compared')`,
    );
    await app.page.press(`Set owner of ${SYNC}`);
    await app.page.focusGoesTo(`combobox Owner of ${SYNC}`);
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.press(`Put off ${SYNC}`);
    await app.page.shows(`Put off “${SYNC}”`);
    await app.page.press('Confirm');
    await app.page.says('Say why, so that others understand it.');
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.shows(null);
    await app.page.choose('Charts');
    await app.page.says('Keys by age');
    await isClean(app.page);
  });

  test('the page Activity is clean: entries, filters, a verdict', async () => {
    await app.page.goTo('Activity');
    await app.page.says('Live key created');
    await isClean(app.page);
    await app.page.select('Time', 'Between two days');
    await app.page.find('field', 'From');
    await isClean(app.page);
    await app.page.press('Verify activity');
    await app.page.says('Intact:');
    await isClean(app.page);
  });
});
