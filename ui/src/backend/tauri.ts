import { Channel, invoke, type InvokeArgs } from '@tauri-apps/api/core';
import type { News } from '../bindings/News';
import type { CommandName } from './commands';
import { asRefusal, type Backend } from './types';

async function call<Answer>(command: CommandName, args?: InvokeArgs): Promise<Answer> {
  try {
    return await invoke<Answer>(command, args);
  } catch (reason) {
    throw asRefusal(reason);
  }
}

/** The backend of the real window: each call is one command of the Rust side. */
export const tauriBackend: Backend = {
  overview: () => call('overview'),
  keychainState: () => call('keychain_state'),
  unlockKeychain: () => call('unlock_keychain'),
  workspaces: () => call('workspaces'),
  chooseWorkspace: (id) => call('choose_workspace', { id }),
  addWorkspace: (typed) => call('add_workspace', { typed }),
  changeWorkspace: (id, typed) => call('change_workspace', { id, typed }),
  removeWorkspace: (id) => call('remove_workspace', { id }),
  listKeys: (query) => call('list_keys', { query }),
  locateKey: (id, query) => call('locate_key', { id, query }),
  allKeys: (query) => call('all_keys', { query }),
  keepView: (workspace, view) => call('keep_view', { workspace, view }),
  keyDetails: (id) => call('key_details', { id }),
  completions: (workspace) => call('completions', { workspace }),
  createKey: (key) => call('create_key', { key }),
  revealKey: (id) => call('reveal_key', { id }),
  confirmShown: (id) => call('confirm_shown', { id }),
  copyKey: () => call('copy_key'),
  closeReveal: () => call('close_reveal'),
  clearClipboard: () => call('clear_clipboard'),
  copyKeyPart: (id, part) => call('copy_key_part', { id, part }),
  copyKeyParts: (ids, part) => call('copy_key_parts', { ids, part }),
  renameKey: (id, name) => call('rename_key', { id, name }),
  keepName: (id) => call('keep_name', { id }),
  documentKey: (id, details) => call('document_key', { id, details }),
  setExpiry: (id, expiry) => call('set_expiry', { id, expiry }),
  disableKeys: (ids) => call('disable_keys', { ids }),
  enableKeys: (ids) => call('enable_keys', { ids }),
  deleteKeys: (ids) => call('delete_keys', { ids }),
  rotateKey: (id, overlapMinutes) => call('rotate_key', { id, overlapMinutes }),
  rotateKeys: (ids, overlapMinutes) => call('rotate_keys', { ids, overlapMinutes }),
  finishRotation: (id) => call('finish_rotation', { id }),
  undoRotation: (id) => call('undo_rotation', { id }),
  copyChecklist: (ids) => call('copy_checklist', { ids }),
  saveChecklist: (ids) => call('save_checklist', { ids }),
  activity: (query) => call('activity', { query }),
  verifyActivity: () => call('verify_activity'),
  saveActivity: (query, format) => call('save_activity', { query, format }),
  // As bytes: a log of many megabytes is not written as JSON first.
  findLeaks: (text) => call('find_leaks', new TextEncoder().encode(text)),
  findLeaksInFile: () => call('find_leaks_in_file'),
  containLeak: (containment) => call('contain_leak', { containment }),
  dismissReminders: () => call('dismiss_reminders'),
  snoozeReminders: (days) => call('snooze_reminders', { days }),
  audit: (query) => call('audit', { query }),
  auditCharts: (workspace) => call('audit_charts', { workspace }),
  checkKeychain: () => call('check_keychain'),
  postpone: (postponements) => call('postpone', { postponements }),
  discardSecret: (id) => call('discard_secret', { id }),
  saveAuditReport: (workspace, format) => call('save_audit_report', { workspace, format }),
  saveCalendar: (workspace) => call('save_calendar', { workspace }),
  watch: (onNews) => call('watch', { news: new Channel<News>(onNews) }),
  settings: () => call('settings'),
  changeSetting: (change) => call('change_setting', { change }),
  openDataFolder: () => call('open_data_folder'),
  askedClosing: () => call('asked_closing'),
  closeWindow: () => call('close_window'),
  lockState: () => call('lock_state'),
  unlock: (passphrase) => call('unlock', { passphrase }),
  unlockWithRecovery: (identity, passphrase) =>
    call('unlock_with_recovery', { identity, passphrase }),
  lock: () => call('lock'),
  stayAwake: () => call('stay_awake'),
  setPassphrase: (current, passphrase) => call('set_passphrase', { current, passphrase }),
  removePassphrase: (current) => call('remove_passphrase', { current }),
};
