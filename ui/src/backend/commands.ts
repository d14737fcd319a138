/** The names of the Rust commands; a test on the Rust side holds both lists equal. */
export const commands = [
  'overview',
  'keychain_state',
  'unlock_keychain',
  'list_keys',
  'locate_key',
  'create_key',
  'reveal_key',
  'confirm_shown',
  'copy_key',
  'close_reveal',
  'clear_clipboard',
  'delete_key',
  'watch',
  'settings',
  'change_setting',
  'change_workspace',
  'open_data_folder',
  'rename_key',
  'keep_name',
  'copy_truncated_key',
  'asked_closing',
  'close_window',
] as const;

export type CommandName = (typeof commands)[number];
