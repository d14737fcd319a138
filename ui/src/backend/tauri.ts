import { Channel, invoke } from '@tauri-apps/api/core';
import type { News } from '../bindings/News';
import type { CommandName } from './commands';
import { asRefusal, type Backend } from './types';

async function call<Answer>(command: CommandName, args?: Record<string, unknown>): Promise<Answer> {
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
  listKeys: (query) => call('list_keys', { query }),
  locateKey: (id, query) => call('locate_key', { id, query }),
  createKey: (name, environment) => call('create_key', { name, environment }),
  revealKey: (id) => call('reveal_key', { id }),
  confirmShown: (id) => call('confirm_shown', { id }),
  copyKey: () => call('copy_key'),
  closeReveal: () => call('close_reveal'),
  clearClipboard: () => call('clear_clipboard'),
  deleteKey: (id) => call('delete_key', { id }),
  watch: (onNews) => call('watch', { news: new Channel<News>(onNews) }),
  settings: () => call('settings'),
  changeSetting: (change) => call('change_setting', { change }),
  changeWorkspace: (name, prefix) => call('change_workspace', { name, prefix }),
  openDataFolder: () => call('open_data_folder'),
  renameKey: (id, name) => call('rename_key', { id, name }),
  keepName: (id) => call('keep_name', { id }),
  copyTruncatedKey: (id) => call('copy_truncated_key', { id }),
  askedClosing: () => call('asked_closing'),
  closeWindow: () => call('close_window'),
};
