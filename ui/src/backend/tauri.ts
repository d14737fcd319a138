import { invoke } from '@tauri-apps/api/core';
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
};
