import type { SettingsView } from '../bindings/SettingsView';

/** What the twin's settings are at first: a Linux desktop that offers everything. */
export function firstSettings(): SettingsView {
  return {
    clipboardSeconds: 45,
    clipboardChoices: [10, 30, 45, 60, 120],
    keepInTray: true,
    tray: 'there',
    startAtLogin: false,
    shortcut: null,
    shortcutEnvironment: 'test',
    shortcutSupport: 'works',
    shortcutCommand: 'keywright-desktop --quick-create test',
    notifications: true,
    notificationService: true,
    lockSet: false,
    lockMinutes: 15,
    lockChoices: [1, 5, 15, 30, 60],
    recoverySheet: false,
    theme: 'system',
    language: null,
    dataFolder: '/home/admin/.local/share/dev.keywright.desktop',
    protection: { system: 'linux', selection: true },
  };
}
