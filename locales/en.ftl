### Every sentence that Keywright says: in its window, in the tray, in notifications and in errors.
### The window and the Rust side read the same file. docs/development.md says how a language is added.
### Quotation marks around $name show that a person typed it.

## Words that several screens share

confirm = Confirm
cancel = Cancel
close = Close
try-again = Try again
access-key = Access Key
key-name = Key Name
count-keys =
    { $count ->
        [one] { $count } key
       *[other] { $count } keys
    }
# $matching (number), $count (number): all keys
count-found =
    { $matching } of { $count ->
        [one] { $count } key
       *[other] { $count } keys
    }
more-after-this = { $count } more after this one.

## Sidebar

sidebar = Sidebar
sidebar-prefix = prefix { $prefix }
sidebar-settings = Workspace Settings
sidebar-keychain-unlocked = Keychain unlocked
sidebar-keychain-locked = Keychain locked
sidebar-keychain-absent = No keychain
sidebar-keychain-failed = Keychain not answering

## Page “Access Keys”

keys-title = Access Keys
# $name: the workspace
keys-subtitle = Keys that let applications call { $name }.
keys-create = Create New
keys-search = Search keys
keys-clear-search = Clear search
# $name: what was searched for
keys-no-match = No key matches “{ $name }”.
keys-loading = Reading the key list…
keys-empty-title = No access keys yet
keys-empty-text = Create one key for each application that calls your API. The full key is shown once; its copy rests in this computer's keychain.
keys-unavailable = Keywright can't show your keys

## Table of access keys

# $count: as count-keys or count-found says it
table-caption = Access keys of { $workspace }, { $count }
table-key = Key
table-name = Name
table-created-at = Created at
table-delete = Delete
table-delete-named = Delete { $name }
table-sort-ascending = Sort by { $column }, ascending
table-sort-descending = Sort by { $column }, descending
# The badge of test keys
table-test = test

## Creating a key

create-title = Create new API Access Key
create-name-hint = Say what the key is for. You can change the name later.
create-environment = Environment
create-live = Live
# $name: how such a key begins, as acme_live_…
create-live-hint = Real data, { $name }
create-test = Test
# $name: how such a key begins, as acme_test_…
create-test-hint = Development, { $name }
create-doing = Storing the key in the keychain…

## The one showing of a key

reveal-live-created = Live key created
reveal-test-created = Test key created
# Names the field that holds the whole key
reveal-key = Access key
reveal-copy = Copy key
reveal-copied-for = Copied, clears in { $seconds } s
# Where the clipboard is never cleared by itself
reveal-copied = Copied
reveal-warning-lead = Copy it now.
reveal-warning = For security reasons you won't be able to view the full key again.
reveal-backup = A copy is kept in this computer's keychain for backup.
reveal-saved = I have saved this key
reveal-close-title = Close without copying?
reveal-close-text = You won't be able to view this key again.
reveal-close-yes = Close without copying
reveal-close-no = Back to the key

## Keys whose one showing never came

never-shown = “{ $name }” was created, but its key was never shown.
never-shown-show = Show key
never-shown-delete = Delete

## Deleting a key

delete-title = Are you sure you want to delete the '{ $name }'?
delete-text = Its copy leaves this computer's keychain. Withdraw the key from your API too, so that it is refused there. This can't be undone.
delete-key = Key
delete-doing = Removing the key from the keychain…
delete-done = “{ $name }” deleted.

## Renaming a key

rename-title = Rename access key
rename-hint = The key itself does not change. Its name in the keychain follows.
rename-doing = Renaming the key in the keychain…
rename-done = Renamed to “{ $name }”.

## Keys that were created from the tray

# The name of such a key. $when: date and time
quick-key-name = Quick key { $when }
# $ago: relative time, as “3 minutes ago”
quick-key-offer = { $name } was made { $ago } without the window. Give it a name that says what it is for.
quick-key-rename = Rename
quick-key-keep = Keep the name

## Clipboard

clipboard-copied = Key copied. Clipboard clears in { $seconds } s
clipboard-copied-kept = Key copied. It stays on the clipboard until you copy something else or quit.
clipboard-clear = Clear now
clipboard-cleared = Clipboard cleared.
clipboard-truncated-copied = Truncated key copied.

## Keychain

keychain-locked-lead = The keychain is locked.
keychain-locked-text = You can look at your keys; creating and deleting wait until it is unlocked.
keychain-unlock = Unlock keychain
keychain-absent-lead = No keychain service is running.
keychain-absent-text = Keywright keeps secrets only there.
keychain-how-to-get-one = How to get one
keychain-failed-lead = The keychain does not answer.
keychain-failed-text = You can look at your keys; creating and deleting wait until it answers.

## How to get a keychain

help-title = How to get a keychain
help-text = Keywright stores each key in the Secret Service of your desktop. One of these programs provides it:
# A command follows
help-gnome = GNOME Keyring: on Debian and Ubuntu, run
help-kwallet = KWallet: in KDE’s System Settings, switch on the KDE Wallet subsystem.
help-keepass = KeePassXC: in its settings, switch on the Secret Service integration.
help-after = Then start the service, or log out and in again. Keywright finds it by itself while it runs.

## Page “General”

settings = General
settings-subtitle = How Keywright works on this computer.
settings-save = Save
settings-saved = Saved.
# Theme and language as the system has them
settings-system = System
settings-never = Never
settings-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
settings-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

## Page “General”: Workspace

settings-workspace = Workspace
settings-workspace-name = Workspace name
settings-prefix = Key prefix
settings-prefix-hint = New keys begin with it. Existing keys keep theirs.

## Page “General”: Clipboard

settings-clipboard = Clipboard
settings-clear-after = Clear after
settings-never-hint = A key then stays until you copy something else or quit.

## Page “General”: Tray and window

settings-tray = Tray and window
settings-stay-in-tray = Keep Keywright in the tray when its window is closed
settings-no-tray = This desktop has no tray, so closing the window quits Keywright.
settings-no-tray-gnome = GNOME shows one with the extension AppIndicator.
settings-autostart = Start at login
settings-autostart-hint = It starts in the tray, without a window.

## Page “General”: Shortcut

settings-shortcut = Shortcut
settings-shortcut-live = Quick create a live key from anywhere
settings-shortcut-test = Quick create a test key from anywhere
settings-shortcut-record = Record shortcut
settings-shortcut-recording = Press the keys…
settings-shortcut-remove = Remove

## Page “General”: Notifications

settings-notifications = Notifications
settings-notifications-show = Show notifications
settings-notifications-absent = No notification service is running on this desktop.

## Page “General”: Appearance

settings-appearance = Appearance
settings-theme = Theme
settings-theme-light = Light
settings-theme-dark = Dark
settings-language = Language
language-en = English
language-de = Deutsch
language-zh-hans = 简体中文

## Page “General”: Data

settings-data = Data
settings-data-folder = Data folder
settings-data-open = Open folder

## Page “General”: What this desktop protects

protects = What this desktop protects
protects-history = Clipboard history
protects-history-linux = Keys are marked as secret. KDE's Klipper and some other clipboard histories leave them out; others may keep them.
protects-history-windows = Left out of the clipboard history and of the cloud clipboard.
protects-history-macos = Marked as concealed; most clipboard histories leave it out.
protects-programs = Other programs
protects-programs-text = Any program of yours can read the clipboard while a key is on it.
protects-selection = Middle mouse button
protects-selection-text = A key is pasted with it only while you have selected the key yourself.
protects-capture = Screen capture
protects-capture-linux = Not protected: this system cannot leave a window out of screenshots and recordings.
protects-capture-windows = The window is left out of screenshots and recordings while a key is shown.
protects-capture-macos = The window is left out of most recordings while a key is shown; since macOS 15 some programs see it all the same.

## List of keys on the keyboard

keyboard = Keyboard
keyboard-create = Create a key
keyboard-search = Search
keyboard-move = Move in the table
keyboard-trash = To the trash icon of the row and back
keyboard-delete = Delete the key
keyboard-rename = Rename the key
keyboard-copy = Copy the truncated key
keyboard-settings = Settings
keyboard-pages = Pages “Access Keys” and “General”
keyboard-escape = Close the dialog, clear the search
keyboard-regions = Sidebar and content in turn
keyboard-help = This list
keyboard-letters = Single letters work while the table has the focus.

## Tray

tray-tooltip = Keywright
tray-create-live = Quick create live key
tray-create-test = Quick create test key
tray-open = Open Keywright
tray-quit = Quit

## Notifications

notification-live-created = Live key created
notification-test-created = Test key created
notification-copied = { $name } ({ $truncated }) is on the clipboard. It is cleared in { $seconds } seconds.
notification-copied-kept = { $name } ({ $truncated }) is on the clipboard. It stays there until you copy something else or quit.
# The text is the error
notification-not-created = No key was created
notification-not-copied = Key created, but not copied
notification-not-copied-text = { $name } could not be put on the clipboard: { $reason }. Open Keywright to see it once.
notification-not-cleared = The clipboard could not be cleared
notification-not-cleared-text = It may still hold the key { $truncated }. Copy something else to be sure.
notification-in-tray = Keywright stays in the tray
notification-in-tray-text = Closing the window leaves it there, so that keys can be created from the tray. “Quit” in its menu ends it. You can change this on the page “General”.

## Errors: what became of it
## $doing: reading, creating, quick-creating, revealing, deleting, unlocking, renaming or changing (a setting).
## Sentences of their own, which others refer to.

error-outcome =
    { $doing ->
        [creating] No key was created.
        [quick-creating] No key was created.
        [revealing] The key was not shown.
        [deleting] The key was not deleted.
        [renaming] The key was not renamed.
        [changing] The setting was not changed.
       *[other] Nothing was changed.
    }

## Errors: what happened
## Sentences of their own, which others refer to. $reason comes from the system and ends without a full stop.

cause-under-way = Another running Keywright is deleting this key.
cause-handle-taken = A key with this handle exists.
cause-registry-damaged = The key list in { $path } is damaged.
cause-registry-newer = { $path } was made by a newer Keywright.
cause-registry-foreign = { $path } belongs to another application.
cause-registry-not-ours = { $path } belongs to another user or may not be opened.
cause-registry-read-only = { $path } cannot be written.
cause-registry-full = There is no room left on the disk of { $path }.
cause-registry-busy = Another program is using { $path }.
cause-registry-failed = The key list in { $path } could not be used: { $reason }.
cause-key-mismatch = The keychain holds something else under this key's name.
cause-keychain-absent = No keychain service is running.
cause-keychain-locked = The keychain is locked.
cause-keychain-refused = The keychain refused: { $reason }.
cause-keychain-item-missing = The keychain has no copy of this key.
cause-keychain-failed = The keychain stopped answering: { $reason }.

## Errors: names

error-name-empty = Enter a name, for example “CRM Integration Secret”.
error-name-too-long = A name has at most { $most } characters; this one has { $length }.
error-name-invisible = Remove the invisible characters from the name.
error-name-taken = A key named “{ $name }” exists in this workspace. Choose another name.
error-workspace-name-empty = Enter a name for the workspace, for example “Acme API”.
error-prefix = A prefix has 2 to 12 characters: a lower-case letter, then lower-case letters and digits.

## Errors: keys

error-key-not-found = This key is no longer in the list.
error-key-already-shown = This key was shown before and cannot be viewed again. Create a new one if it was lost.
error-key-mismatch = { cause-key-mismatch } Delete the key and create a new one.
error-nothing-revealed = This key is not being shown, so nothing was done.
error-no-random = The operating system gave no random numbers: { $reason }. { error-outcome } Try again.
# $cause: one of the sentences cause-…
error-deletion-pending = { $cause } The deletion was begun, and Keywright finishes it as soon as it can. You may also choose Confirm again.
error-handle-taken = { cause-handle-taken } { error-outcome } Try again in a moment.
error-under-way = { cause-under-way } { error-outcome } Try again in a moment.

## Errors: the key list

error-registry-damaged = { cause-registry-damaged } Nothing was changed. Move the file away, with the -wal and -shm files beside it; then restore a backup, if there is one.
error-registry-newer = { cause-registry-newer } Update Keywright to open it.
error-registry-foreign = { cause-registry-foreign } Nothing was changed. Move the file away, then try again.
error-registry-not-ours = { cause-registry-not-ours } Nothing was changed. Give it to the user who runs Keywright, then try again.
error-registry-read-only =
    { cause-registry-read-only } { error-outcome } { $doing ->
        [creating] Make the folder and the file writable, then choose Confirm again.
        [deleting] Make the folder and the file writable, then choose Confirm again.
        [renaming] Make the folder and the file writable, then choose Confirm again.
       *[other] Make the folder and the file writable, then try again.
    }
error-registry-full =
    { cause-registry-full } { error-outcome } { $doing ->
        [creating] Make room, then choose Confirm again.
        [deleting] Make room, then choose Confirm again.
        [renaming] Make room, then choose Confirm again.
       *[other] Make room, then try again.
    }
error-registry-busy =
    { cause-registry-busy } { error-outcome } { $doing ->
        [creating] Wait a moment, then choose Confirm again.
        [deleting] Wait a moment, then choose Confirm again.
        [renaming] Wait a moment, then choose Confirm again.
       *[other] Wait a moment, then try again.
    }
error-registry-failed =
    { cause-registry-failed } { error-outcome } { $doing ->
        [creating] Check the disk, then choose Confirm again.
        [deleting] Check the disk, then choose Confirm again.
        [renaming] Check the disk, then choose Confirm again.
       *[other] Check the disk, then try again.
    }

## Errors: the keychain

error-keychain-absent =
    { cause-keychain-absent } Keywright keeps secrets only there. { error-outcome } { $doing ->
        [creating] Start one, then choose Confirm again.
        [deleting] Start one, then choose Confirm again.
        [renaming] Start one, then choose Confirm again.
       *[other] Start one, then try again.
    }
error-keychain-locked =
    { cause-keychain-locked } { error-outcome } { $doing ->
        [creating] Unlock it and choose Confirm again.
        [deleting] Unlock it and choose Confirm again.
        [renaming] Unlock it and choose Confirm again.
       *[other] Unlock it and try again.
    }
error-keychain-not-unlocked = { cause-keychain-locked } It was not unlocked. Try again.
error-keychain-refused =
    { cause-keychain-refused } { error-outcome } { $doing ->
        [creating] Allow Keywright to use it, then choose Confirm again.
        [deleting] Allow Keywright to use it, then choose Confirm again.
        [renaming] Allow Keywright to use it, then choose Confirm again.
       *[other] Allow Keywright to use it, then try again.
    }
error-keychain-item-missing = { cause-keychain-item-missing } Delete the key and create a new one.
error-keychain-failed =
    { cause-keychain-failed } { error-outcome } { $doing ->
        [creating] Wait a moment, then choose Confirm again.
        [deleting] Wait a moment, then choose Confirm again.
        [renaming] Wait a moment, then choose Confirm again.
       *[other] Wait a moment, then try again.
    }

## Errors: the system and Keywright itself

error-clipboard-failed = The clipboard could not be used: { $reason }. Try again.
error-internal = Keywright could not finish this. Try again.
error-unreadable = Keywright could not read this. Nothing was done. Check what was typed.
error-argument = Keywright does not know “{ $argument }”. It takes --hidden, or --quick-create live or --quick-create test, or nothing.
error-argument-environment = After --quick-create, say “live” or “test”.
error-no-display = There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.
error-no-home-folder = This system names no home folder, so there is no place for the key list.
error-window-failed = The window could not be opened: { $reason }.
error-folder-failed = The folder could not be opened: { $reason }. It is at { $path }.

## Errors: settings

error-setting-refused = Keywright does not know this choice. The setting was not changed.
error-autostart-failed = Start at login could not be switched: { $reason }. The setting was not changed.
error-shortcut-failed = The shortcut could not be set: { $reason }. The setting was not changed.
error-shortcut-taken = Another program uses { $shortcut }. Choose another.
error-shortcut-wayland = On Wayland, programs cannot set shortcuts for the whole desktop. Set one in your desktop's settings that runs: { $command }
error-shortcut-modifier = Use at least Ctrl, Alt or Super with another key.
