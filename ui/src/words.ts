/** Every sentence of the interface. `{…}` stands for what `fill` or `Phrase` puts there. */
export const words = {
  sidebar: 'Sidebar',
  prefix: 'prefix {prefix}',
  group: 'Workspace Settings',
  accessKey: 'Access Key',
  keychain: {
    unlocked: 'Keychain unlocked',
    locked: 'Keychain locked',
    absent: 'No keychain',
    failed: 'Keychain not answering',
  },

  title: 'Access Keys',
  subtitle: 'Keys that let applications call {name}.',
  createNew: 'Create New',
  search: 'Search keys',
  caption: 'Access keys of {workspace}, {count}',
  columnKey: 'Key',
  columnName: 'Name',
  columnCreatedAt: 'Created at',
  columnDelete: 'Delete',
  sortBy: 'Sort by {column}, {direction}',
  ascending: 'ascending',
  descending: 'descending',
  test: 'test',
  deleteNamed: 'Delete {name}',
  loading: 'Reading the key list…',
  oneKey: '1 key',
  manyKeys: '{n} keys',
  foundKeys: '{n} of {total}',

  emptyTitle: 'No access keys yet',
  emptyText:
    "Create one key for each application that calls your API. The full key is shown once; its copy rests in this computer's keychain.",
  noMatch: 'No key matches “{name}”.',
  clearSearch: 'Clear search',

  createTitle: 'Create new API Access Key',
  keyName: 'Key Name',
  keyNameHint: 'Say what the key is for.',
  environment: 'Environment',
  live: 'Live',
  liveHint: 'Real data, {prefix}_live_…',
  testChoice: 'Test',
  testHint: 'Development, {prefix}_test_…',
  confirm: 'Confirm',
  cancel: 'Cancel',
  creating: 'Storing the key in the keychain…',

  liveCreated: 'Live key created',
  testCreated: 'Test key created',
  wholeKey: 'Access key',
  copyKey: 'Copy key',
  copiedFor: 'Copied, clears in {n} s',
  warningLead: 'Copy it now.',
  warning: "For security reasons you won't be able to view the full key again.",
  backup: "A copy is kept in this computer's keychain for backup.",
  saved: 'I have saved this key',
  closeTitle: 'Close without copying?',
  closeText: "You won't be able to view this key again.",
  closeYes: 'Close without copying',
  closeNo: 'Back to the key',

  deleteTitle: "Are you sure you want to delete the '{name}'?",
  deleteText:
    "Its copy leaves this computer's keychain. Withdraw the key from your API too, so that it is refused there. This can't be undone.",
  deleteKey: 'Key',
  deleting: 'Removing the key from the keychain…',
  deleted: '“{name}” deleted.',

  copied: 'Key copied. Clipboard clears in {n} s',
  clearNow: 'Clear now',
  clipboardCleared: 'Clipboard cleared.',

  lockedLead: 'The keychain is locked.',
  lockedText: 'You can look at your keys; creating and deleting wait until it is unlocked.',
  unlock: 'Unlock keychain',
  absentLead: 'No keychain service is running.',
  absentText: 'Keywright keeps secrets only there.',
  howToGetOne: 'How to get one',
  failedLead: 'The keychain does not answer.',
  failedText: 'You can look at your keys; creating and deleting wait until it answers.',
  tryAgain: 'Try again',

  neverShown: '“{name}” was created, but its key was never shown.',
  neverShownMore: '{n} more after this one.',
  showKey: 'Show key',
  deleteIt: 'Delete',

  registryTitle: "Keywright can't show your keys",

  helpTitle: 'How to get a keychain',
  helpText:
    'Keywright stores each key in the Secret Service of your desktop. One of these programs provides it:',
  helpGnome: 'GNOME Keyring: on Debian and Ubuntu, run',
  helpGnomeCommand: 'sudo apt install gnome-keyring',
  helpKwallet: 'KWallet: in KDE’s System Settings, switch on the KDE Wallet subsystem.',
  helpKeepass: 'KeePassXC: in its settings, switch on the Secret Service integration.',
  helpAfter:
    'Then start the service, or log out and in again. Keywright finds it by itself while it runs.',
  close: 'Close',
  unreadable: 'Keywright could not read this. Nothing was done. Check what was typed.',
} as const;

export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const whole = new Intl.NumberFormat();

export function countKeys(n: number): string {
  return n === 1 ? words.oneKey : fill(words.manyKeys, { n: whole.format(n) });
}

export function countFound(matching: number, total: number): string {
  return matching === total
    ? countKeys(total)
    : fill(words.foundKeys, { n: whole.format(matching), total: countKeys(total) });
}
