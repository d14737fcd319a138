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
sidebar-pages = Overviews
# $count (number): open findings of the audit
sidebar-findings =
    { $count ->
        [one] { $count } open finding
       *[other] { $count } open findings
    }
sidebar-keychain-unlocked = Keychain unlocked
sidebar-keychain-locked = Keychain locked
sidebar-keychain-absent = No keychain
sidebar-keychain-failed = Keychain not answering
sidebar-lock = Lock

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
# $store: keychain or vault
keys-empty-text =
    { $store ->
        [vault] Create one key for each application that calls your API. The full key is shown once; its copy rests in the vault file.
       *[other] Create one key for each application that calls your API. The full key is shown once; its copy rests in this computer's keychain.
    }
keys-unavailable = Keywright can't show your keys

## Table of access keys

# $count: as count-keys or count-found says it
table-caption = Access keys of { $workspace }, { $count }
table-key = Key
table-name = Name
table-created-at = Created at
table-delete-named = Delete { $name }
table-sort-ascending = Sort by { $column }, ascending
table-sort-descending = Sort by { $column }, descending
# The badge of test keys
table-test = test

## Table of access keys: further columns

table-environment = Environment
table-owner = Owner
table-used-by = Used by
table-tags = Tags
table-expires = Expires
table-status = Status
# Where a key has no end
table-never = Never
table-select = Select { $name }
table-select-all = Select all keys
table-more = Actions for { $name }
table-actions = Actions
# In the row of a key that was rotated
table-replaced = Go to the new key
# In the row of a key that came in another one's place
table-replaces = Go to the old key
table-partner-gone = The other key is no longer in the list.

## Access Keys: filters and columns

filter-quick = Show
filter-all = All
filter-active = Active
filter-expiring = Expiring
filter-retiring = Retiring
filter-disabled = Disabled
filter-expired = Expired or retired
filters = Filters
filters-in-use = Filters, { $count } in use
filters-clear = Clear filters
filter-tag = Tag
filter-age = Age
filter-ending = Ends
filter-any = Any
filter-without-owner = Without owner
filter-without-used-by = Nobody noted
filter-without-tag = Without tags
filter-older-than =
    { $days ->
        [one] At least { $days } day old
       *[other] At least { $days } days old
    }
filter-ending-within =
    { $days ->
        [one] Within { $days } day
       *[other] Within { $days } days
    }
# What is filtered by. $name: what was chosen
filter-by-status = Status: { $name }
filter-by-environment = Environment: { $name }
filter-by-owner = Owner: { $name }
filter-by-used-by = Used by: { $name }
filter-by-tag = Tag: { $name }
filter-by-age = Age: { $name }
filter-by-ending = Ends: { $name }
# $filter: as one of filter-by-… says it
filter-remove = Remove the filter { $filter }
keys-no-match-filters = No key matches these filters:
# $name: what was searched for
keys-no-match-both = No key with these filters matches “{ $name }”:
columns = Columns
columns-hint = Key and Name are always there.
columns-reset = Default columns

## Access Keys: what can be done with keys

key-details = Details
key-edit = Edit
key-rotate = Rotate
key-disable = Disable
key-enable = Enable
key-finish = Finish now
key-undo = Undo
key-delete = Delete
key-copy = Copy
key-copy-truncated = Copy truncated key
key-copy-handle = Copy handle
key-copy-id = Copy id
key-copied-handle = Handle copied.
key-copied-id = Id copied.
key-finish-menu = Finish rotation now
key-undo-menu = Undo rotation
selection = Selected keys
selection-count =
    { $count ->
        [one] { $count } key selected
       *[other] { $count } keys selected
    }
selection-clear = Clear selection
selection-copy-truncated = Copy truncated keys
selection-copy-handles = Copy handles
selection-copy-ids = Copy ids
selection-copied =
    { $count ->
        [one] Copied for { $count } key, one a line.
       *[other] Copied for { $count } keys, one a line.
    }
disable-done = “{ $name }” is disabled. Applications that use it are refused once your API has the news.
enable-done = “{ $name }” is enabled.
disable-many-done =
    { $count ->
        [one] { $count } key disabled.
       *[other] { $count } keys disabled.
    }
enable-many-done =
    { $count ->
        [one] { $count } key enabled.
       *[other] { $count } keys enabled.
    }
disable-many-doing = Disabling { $done } of { $count }…
enable-many-doing = Enabling { $done } of { $count }…
disable-none = None of these keys can be disabled: they are, or they have ended.
enable-none = None of these keys can be enabled: they are, or they have ended.
disable-ended = “{ $name }” has ended, so there is nothing to disable.

## Access Keys: what became of several

many-stop = Stop
disable-many-failed =
    { $count ->
        [one] { $failed } of { $count } key not disabled
       *[other] { $failed } of { $count } keys not disabled
    }
enable-many-failed =
    { $count ->
        [one] { $failed } of { $count } key not enabled
       *[other] { $failed } of { $count } keys not enabled
    }
delete-many-failed =
    { $count ->
        [one] { $failed } of { $count } key not deleted
       *[other] { $failed } of { $count } keys not deleted
    }
many-stopped = You stopped it. The others are as they were.

## Deleting several keys

delete-many-title =
    { $count ->
        [one] Are you sure you want to delete this key?
       *[other] Are you sure you want to delete these { $count } keys?
    }
# $store: keychain or vault
delete-many-text =
    { $store ->
        [vault] Their copies leave the vault file. Withdraw the keys from your API too, so that they are refused there. This can't be undone.
       *[other] Their copies leave this computer's keychain. Withdraw the keys from your API too, so that they are refused there. This can't be undone.
    }
delete-many-names = Keys that will be deleted
delete-many-doing = Deleting { $done } of { $count }…
delete-many-done =
    { $count ->
        [one] { $count } key deleted.
       *[other] { $count } keys deleted.
    }

## Rotating a key

rotate-title = Rotate “{ $name }”
rotate-text = A new key takes its name, owner, documentation, environment and expiry length. It is shown once.
rotate-retires = When the old key retires
rotate-now = Now
rotate-minutes = In { $count } minutes
rotate-hours =
    { $count ->
        [one] In { $count } hour
       *[other] In { $count } hours
    }
rotate-days =
    { $count ->
        [one] In { $count } day
       *[other] In { $count } days
    }
rotate-custom = Another time
rotate-custom-amount = How long from now
rotate-custom-unit = Unit
rotate-unit-minutes = Minutes
rotate-unit-hours = Hours
rotate-unit-days = Days
rotate-custom-refused = Enter a whole number; 30 days are the most.
# $name: the truncated key
rotate-until = The old key { $name } works until { $when }.
rotate-until-own-end = The old key { $name } works until { $when }, when it expires anyway.
rotate-at-once = The old key { $name } stops working at once. Whoever uses it is refused until they have the new key.
rotate-disabled = The old key { $name } is disabled and stays so.
rotate-new-expires = The new key expires on { $when }.
rotate-used-by = Used by: { $names }. They need the new key before the old one retires.
rotate-doing = Storing the new key…
rotate-old-works = The old key still works until { $when }.
rotate-old-ended = The old key no longer works.
rotate-refused-rotated = “{ $name }” was rotated before and cannot be rotated again.
rotate-refused-ended = “{ $name }” has ended and cannot be rotated. Create a new key.
rotate-reason-rotated = Was rotated before.
rotate-reason-ended = Has ended.

## Rotating several keys

plan-title =
    { $count ->
        [one] Rotate { $count } key
       *[other] Rotate { $count } keys
    }
plan-text = A new key takes the place of each, with its name, owner, documentation, environment and expiry length. Each is shown once, from the checklist that follows.
plan-rotated = Keys that will be rotated
plan-left-out =
    { $count ->
        [one] { $count } key is left out
       *[other] { $count } keys are left out
    }
plan-none = None of these keys can be rotated.
plan-retire = When the old keys retire
plan-until = The old keys work until { $when }, or until they expire if that comes first.
plan-at-once = The old keys stop working at once. Whoever uses them is refused until they have the new ones.
plan-doing = Rotating { $done } of { $count }…
plan-done-title =
    { $count ->
        [one] { $done } of { $count } key rotated
       *[other] { $done } of { $count } keys rotated
    }
plan-done-text = Show each new key once and hand it over. Tick off who has been told.
plan-checklist = Checklist
plan-show = Show key
plan-show-named = Show key of { $name }
plan-shown = Shown
plan-tell = Tell
plan-tell-named = Who must be told about { $name }
plan-tell-nobody = Whoever uses it: nobody is noted
plan-told =
    { $count ->
        [one] { $done } of { $count } told
       *[other] { $done } of { $count } told
    }
plan-copy = Copy checklist
plan-save = Save checklist
plan-copied = Checklist copied.
plan-saved = Checklist saved: { $name }
plan-close-title =
    { $count ->
        [one] Close with { $count } key not shown?
       *[other] Close with { $count } keys not shown?
    }
plan-close-text = Each can still be shown once: Access Keys offers that above the table.
plan-close-yes = Close
plan-close-no = Back to the checklist

## A rotation that is under way

finish-title = Finish the rotation of “{ $name }” now?
# $name: the truncated key
finish-text = The old key { $name } stops working at once. This can't be undone.
finish-doing = Retiring the old key…
finish-done = The old key of “{ $name }” has retired.
undo-title = Undo the rotation of “{ $name }”?
undo-text = The new key { $name } is deleted: it stops working and cannot be shown again. The old key works on as it did before.
undo-text-deleted = The new key has been deleted already. The old key works on as it did before.
undo-doing = Removing the new key…
undo-done = The rotation of “{ $name }” was undone.

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
create-doing = Storing the key…

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
# $store: keychain or vault
reveal-backup =
    { $store ->
        [vault] A copy is kept in the vault file for backup.
       *[other] A copy is kept in this computer's keychain for backup.
    }
reveal-digest-only = No copy is kept: this workspace keeps only the key's digest.
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
# $store: keychain or vault
delete-text =
    { $store ->
        [vault] Its copy leaves the vault file. Withdraw the key from your API too, so that it is refused there. This can't be undone.
       *[other] Its copy leaves this computer's keychain. Withdraw the key from your API too, so that it is refused there. This can't be undone.
    }
# $when: as “tomorrow, 08:00”
delete-text-successor = The old key still ends at its time ({ $when }), with nothing in its place. To keep it, undo the rotation instead.
delete-key = Key
delete-doing = Removing the key…
delete-done = “{ $name }” deleted.

## Renaming a key

rename-title = Rename access key
rename-hint = The key itself does not change. The name of its copy follows.
rename-doing = Renaming the key…
rename-done = Renamed to “{ $name }”.

## Keys that were created from the tray

# The name of such a key. $when: date and time
quick-key-name = Quick key { $when }
# $ago: relative time, as “3 minutes ago”
quick-key-offer = { $name } was made { $ago } without the window. Give it a name that says what it is for.
quick-key-rename = Rename
quick-key-keep = Keep the name

## Details of a key

panel = Details
panel-close = Close details
panel-loading = Reading the details…
panel-rename = Rename { $name }
panel-edit = Edit what the key is for
panel-change-expiry = Change expiry
panel-live = live
panel-leaked = leaked
panel-none = None noted
panel-retires = Retires
panel-retired = Retired
panel-disabled = Disabled
panel-leak-noted = Leak noted
panel-replaces = Replaces
panel-replaced-by = Replaced by
panel-open-key = Details of { $key }
panel-copy = Copy
# $store: keychain or vault
panel-copy-kept =
    { $store ->
        [vault] Rests in the vault file
       *[other] Rests in this computer's keychain
    }
panel-copy-gone = None, only the digest is kept
panel-handle = Handle
panel-id = Id
panel-activity = Activity
panel-older = Show older
# $finish and $undo: buttons, “Finish now” and “Undo”
rotation-note = The old key still works until { $when }. { $finish } or { $undo }.
rotation-note-self = This key was rotated and still works until { $when }. { $finish } or { $undo }.
# As “tomorrow, 08:00”
day-and-time = { $day }, { $time }

## What a key is for, and when it expires

create-more = More details
create-more-never = Never expires
create-more-no-owner = no owner
details-owner = Owner
details-owner-hint = The person or team that answers for the key.
details-used-by = Used by
details-used-by-hint = Applications and teams that call with it. Enter adds one.
details-tags = Tags
details-tags-hint = Words to find it by. Enter adds one.
details-notes = Notes
details-notes-hint = Anything else, but no secrets.
details-suggestions = Suggestions
details-remove = Remove { $name }
details-added = { $name } added
details-removed = { $name } removed
expiry = Expires
expiry-never = Never
expiry-custom = Custom date and time
expiry-result = Expires { $date }
expiry-result-never = It works until it is disabled or deleted.
expiry-result-missing = Enter a date and a time.
expiry-limit = Keys of this workspace live at most { $days } days.
length-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
length-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }

## What a key is at present
## $when: a day near today, as “in 9 days”, “tomorrow” or “4 days ago”. $date: a day

status-active = Active
status-expires = Expires { $when }
status-expired = Expired { $when }
status-expired-on = Expired on { $date }
status-retires = Retires { $when }
status-retired = Retired { $when }
status-retired-on = Retired on { $date }
status-disabled = Disabled

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
keychain-absent-text = You can look at your keys; creating and deleting wait until one runs.
keychain-how-to-get-one = How to get one
keychain-failed-lead = The keychain does not answer.
keychain-failed-text = You can look at your keys; creating and deleting wait until it answers.
keychain-many-lead = More than 1,000 keys can slow the keychain down.
keychain-many-text = A vault file stays fast.
keychain-many-decline = No, thanks

## A vault file in the place of the keychain

vault-locked-lead = The vault file is locked.
vault-locked-text = You can look at your keys; creating and deleting wait until it is unlocked.
vault-failed-lead = The vault file can't be read.
vault-failed-text = You can look at your keys; creating and deleting wait until it is back in its place, and whole. If it is lost, the page “General” offers to go on without it.
vault-kept-failed-text = You can look at your keys; creating and deleting wait until it is back in its place, and whole, and the keychain has its key. If it is lost, the page “General” offers to go on without it.
vault-unlock = Unlock vault file…
vault-unlock-title = Unlock the vault file
vault-unlock-text = It holds the copies of your keys. Without its passphrase you can look at your keys, but not create or delete any.
vault-unlock-forgotten = If you have forgotten it, the page “General” offers to go on without this file.
vault-unlock-doing = Unlocking the vault file…
vault-unlocked = The vault file is unlocked.
vault-passphrase = Passphrase of the vault file
vault-passphrase-empty = Enter the passphrase.
vault-change = Change…
vault-change-title = Change the passphrase of the vault file
vault-change-text = The file stays as it is, and only the new passphrase opens it.
vault-forgotten = If you forget it, the copies in the file are lost, except for those in a backup. The keys themselves go on working at your API.
vault-sidebar-unlocked = Vault file unlocked
vault-sidebar-locked = Vault file locked
vault-sidebar-failed = Vault file unreadable
# Two commands follow
vault-help-bare = In containers and under WSL there is often neither a session bus nor a desktop that starts such a program. These commands do both:
vault-help-offer = Where none of this will do, an encrypted vault file with a passphrase can hold the keys in its place.
vault-offer = Use a vault file…
vault-offer-title = Keep secrets in a vault file
vault-offer-text = In the place of a keychain, one encrypted file on this computer holds the copies of your keys. Choose the passphrase that opens it.
vault-offer-asked = Keywright asks for the passphrase at each start.
vault-offer-back = You can move to a keychain later, on the page “General”.
# $count (number): at least 1
vault-offer-keys =
    { $count ->
        [one] The copy of the key in your list stays in the keychain that does not run now.
       *[other] The copies of the { $count } keys in your list stay in the keychain that does not run now.
    }
vault-create = Create vault file
vault-made = New keys are copied into the vault file from now on.

## How to get a keychain

help-title = How to get a keychain
help-text = Keywright needs the Secret Service of your desktop. One of these programs provides it:
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

## Workspaces

workspaces = Workspaces
# Told to screen readers before the workspace's name
workspace-present = Workspace
workspace-new = New workspace…
workspace-chosen = Workspace { $name }
workspace-create-title = Create new workspace
workspace-name-hint = One for each API or product, for example “Acme API”.
workspace-prefix-hint = New keys begin with it, for example acme.
workspace-created = Workspace “{ $name }” created.
workspace-delete = Delete this workspace
workspace-delete-hint = Only an empty workspace can be deleted. What was done in it stays in the activity.
workspace-delete-button = Delete workspace
workspace-delete-title = Are you sure you want to delete the workspace '{ $name }'?
workspace-delete-text = It has no keys. This can't be undone.
workspace-deleted = Workspace “{ $name }” deleted.

## Page “General”: Policies of the workspace

policy-default-expiry = Default expiry
policy-default-expiry-hint = New keys expire after it, unless another expiry is chosen.
policy-longest-life = Longest life of a key
policy-longest-life-hint = No later expiry can be chosen. Existing keys keep theirs.
policy-rotation-period = Rotation period
policy-rotation-period-hint = The audit names keys that are older.
policy-no-limit = No limit
policy-none = None
policy-other = Another number of days
policy-days = days
# $name: the setting
policy-days-named = { $name }, in days
policy-no-number = Enter a whole number of days from 1 to { $most }.
policy-copies = Copies of new keys
policy-copies-kept = Keep a copy
policy-copies-kept-about = The whole key rests in the keychain or vault file, as a backup.
policy-copies-digest = Digest only
policy-copies-digest-about = The copy is removed once the key has been shown. A key that is lost then must be replaced.

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

## Page “General”: Lock

settings-lock = Lock
settings-lock-passphrase = Admin passphrase
settings-lock-off = Off. Whoever sits at your unlocked desktop can use Keywright.
settings-lock-on = Keywright asks for it at its start, when it was not used for a while, and when your session was locked or the computer slept.
settings-lock-set = Set passphrase
settings-lock-change = Change
settings-lock-remove = Turn off
settings-lock-after = Lock when not used for
settings-lock-never-hint = Then only the start, your session and you lock it.
settings-lock-protects = The lock keeps others from Keywright's window, its tray menu and its shortcuts. It encrypts nothing: other programs of the same user can still read the keys in the system's keychain and the key list, and a vault file that was unlocked stays open until you quit Keywright.

## Dialogs about the admin passphrase

passphrase-set-title = Set an admin passphrase
passphrase-change-title = Change the admin passphrase
passphrase-remove-title = Turn off the lock
passphrase-remove-text = Then whoever sits at your unlocked desktop can use Keywright.
passphrase-current = Present passphrase
passphrase-new = New passphrase
# $least (number)
passphrase-hint =
    { $least ->
        [one] At least { $least } character.
       *[other] At least { $least } characters.
    }
passphrase-repeat = Repeat the new passphrase
passphrase-differs = This is another passphrase than above. Type it again.
passphrase-short =
    { $length ->
        [one] A passphrase has at least 8 characters; this one has { $length }.
       *[other] A passphrase has at least 8 characters; this one has { $length }.
    }
passphrase-show = Show what is typed
passphrase-with-sheet = If you forget it, only the recovery sheet unlocks Keywright.
passphrase-without-sheet = No recovery sheet was made. If you forget the passphrase, nothing in Keywright can unlock it.
passphrase-set-done = The lock is on.
passphrase-changed = The passphrase was changed.
passphrase-removed = The lock is off.

## Lock screen

lock-title = Keywright is locked
lock-passphrase = Admin passphrase
lock-unlock = Unlock
# $count (number)
lock-wait-seconds =
    { $count ->
        [one] The next try is possible in { $count } second.
       *[other] The next try is possible in { $count } seconds.
    }
# $count (number)
lock-wait-minutes =
    { $count ->
        [one] The next try is possible in { $count } minute.
       *[other] The next try is possible in { $count } minutes.
    }
lock-wait-over = You can try again.
lock-forgot = Forgot the passphrase?
lock-recovery-title = Unlock with the recovery sheet
lock-recovery-text = Its identity unlocks Keywright. Choose a new passphrase at the same time.
lock-recovery-absent = No recovery sheet was made, so nothing in Keywright can unlock it without the passphrase. The keys themselves are in this computer's keychain, whose own program shows them, or in the vault file.
lock-identity = Identity on the recovery sheet
lock-identity-hint = It begins with AGE-SECRET-KEY-1. Blanks do not count.
lock-back = Back

## Page “General”: Where secrets are kept

store = Where secrets are kept
store-keychain = This computer's keychain
store-keychain-about = One item for each key. It opens with your session.
store-vault-passphrase = A vault file with a passphrase
store-vault-passphrase-about = One encrypted file. Keywright asks for its passphrase at each start.
store-vault-keychain = A vault file with its key in the keychain
store-vault-keychain-about = One encrypted file, which opens with the keychain and without being asked for. It is as fast with thousands of keys as with none.
# $count (number): how many keys
store-count =
    { $count ->
        [0] There is no key yet.
        [one] { $count } key in all workspaces.
       *[other] { $count } keys in all workspaces.
    }
store-many = With more than 1,000 keys a vault file is faster: GNOME Keyring takes 45 ms to store one item beside 1,000 others, and 104 ms beside 2,000. The vault file's key alone is then in the keychain.
store-move = Move…
store-move-title = Move secrets
store-move-text = Each secret is copied, read back and compared with its key. Only when all are there are they removed from where they were. You can stop at any time and go on later: nothing is lost.
store-move-to = Where to
store-move-confirm = Move
store-move-again = Go on
store-begun = Moving secrets…
store-doing = Moving secrets: { $done } of { $total }
store-moved-title = Secrets moved
# $count (number): how many secrets
store-moved-text =
    { $count ->
        [0] There was no secret to move. New ones go there from now on.
        [one] { $count } secret is there, and was compared with its key.
       *[other] { $count } secrets are there, and each was compared with its key.
    }
# $count (number): at least 1
store-moved-left =
    { $count ->
        [one] { $count } secret is still where it was. The page “General” offers to tidy up there.
       *[other] { $count } secrets are still where they were. The page “General” offers to tidy up there.
    }
# $count (number): at least 1
store-moved-missing =
    { $count ->
        [one] One key had no copy that could be moved. On the page “Backup”, restore the newest backup that has its copy; if there is none, rotate the key.
       *[other] { $count } keys had no copy that could be moved. On the page “Backup”, restore the newest backup that has their copies; where there is none, rotate the key.
    }
store-missing-list = Keys without a copy
# $count (number): at least 1
store-moved-unfit =
    { $count ->
        [one] One key has something else in its place, which is not its secret and was left where it is. On the page “Backup”, restore the newest backup that has its copy; if there is none, rotate the key.
       *[other] { $count } keys have something else in their place, which is not their secret and was left where it is. On the page “Backup”, restore the newest backup that has their copies; where there is none, rotate the key.
    }
store-unfit-list = Keys with another secret
# $count (number): at least 1
store-left =
    { $count ->
        [one] { $count } secret lies in another place
       *[other] { $count } secrets lie in another place
    }
store-left-about = Keywright was moving them, or went on without that place. Bring over what this one lacks; each goes there once its copy here is proven. Or “Move…” takes everything to the other place.
store-finish = Bring them here
store-finished = What could be reached in other places is here now.
store-bring-title = Bring secrets over
store-bring-text = The others lie in a vault file with a passphrase. Type the one that opens it; the vault file that is in use now keeps its own.
# What holds the secrets is locked, does not run, or can't be read
store-leave-label = It can't be used now
store-leave-about = If it stays that way, because a file is lost or a passphrase forgotten, Keywright can go on without what is in it.
store-leave = Go on without…
store-leave-title = Go on without what can't be opened
store-leave-text = From then on secrets are kept in the place that you choose. Nothing is removed from the former one: if it can be opened again, this page offers to bring over what is in it.
# $count (number): at least 1
store-leave-keys =
    { $count ->
        [one] Your key goes on working at your API, but there is no copy of it to be had. Afterwards, restore the newest backup: it brings the copy back if it has it.
       *[other] Your { $count } keys go on working at your API, but there are no copies of them to be had. Afterwards, restore the newest backup: it brings back the copies that it has.
    }
store-leave-confirm = Go on without
store-leave-begun = Getting the new place ready…
store-leave-done-title = Secrets have a new place
store-leave-done-text = Keys that you create are copied there from now on.
# $count (number): at least 1
store-leave-missing =
    { $count ->
        [one] One key has no copy there. On the page “Backup”, restore the newest backup that has its copy; if there is none, rotating it makes one that has.
       *[other] { $count } keys have no copy there. On the page “Backup”, restore the newest backup that has their copies; where there is none, rotating makes keys that have.
    }

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

## Finding a leaked key

leak-open = Find a leaked key
leak-title = Find a leaked key
leak-text = Keywright looks for every access key in a text and tells which of yours it is. What is looked through is kept nowhere.
leak-field = Text
leak-example = Paste a log, a chat or a configuration…
leak-hint = It is looked through as soon as it is pasted. A file may also be dropped anywhere on the window.
leak-empty = Paste a text, or choose a file.
leak-file = Choose file…
leak-find = Find keys
leak-doing = Looking for keys…
leak-drop = Drop the file to look for leaked keys in it.
leak-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
# $count (number): keys. $size: as leak-lines says it
leak-summary =
    { $count ->
        [0] No access key in what was pasted ({ $size }).
        [one] { $count } access key in what was pasted ({ $size }).
       *[other] { $count } access keys in what was pasted ({ $size }).
    }
# $name: the file
leak-summary-file =
    { $count ->
        [0] No access key in { $name } ({ $size }).
        [one] { $count } access key in { $name } ({ $size }).
       *[other] { $count } access keys in { $name } ({ $size }).
    }
leak-malformed =
    { $count ->
        [one] { $count } string looks like a key, but its checksum is wrong: it was cut or mistyped.
       *[other] { $count } strings look like keys, but their checksums are wrong: they were cut or mistyped.
    }
leak-found = Keys that were found
leak-none = There is nothing to do. Only whole access keys are found; a truncated key gives nothing away.
# In the place of a name
leak-unknown = A key of no list here
leak-unknown-about = It has the format of an access key, but was not issued with this key list. Tell whoever issued it.
# $line (number): the first line that has it
leak-place =
    { $times ->
        [one] Line { $line }.
       *[other] Line { $line }, { $times } times in all.
    }
# $name: another workspace than the present one
leak-elsewhere = In the workspace { $name }.
# $date: a day
leak-deleted = Deleted on { $date }. The incident can still be noted.
leak-deleted-noted = It was deleted before. The incident is noted in its activity.
leak-noted = Noted as compromised on { $date }.
leak-disable = Disable now
leak-disable-hint = Whoever uses the key is refused as soon as your API knows. You can enable it again.
leak-disable-none = None of these keys works any more.
leak-replace = Create a replacement
leak-replace-hint =
    { $count ->
        [one] A new key with the same name, owner and documentation takes the place of the old one. It is shown once, in the next step.
       *[other] A new key with the same name, owner and documentation takes the place of each old one that can have one ({ $count }). Each is shown once, in the next step.
    }
leak-replace-none = None of these keys can have a replacement: they have ended or were rotated before. Create a new key if one is needed.
leak-note = Note
leak-note-example = Found in a public repository, there since Tuesday
leak-note-hint = Stands in the activity of each key. Do not write the key itself here.
leak-people = Who must be told
leak-people-unknown = Nobody noted which application uses it
# $name: an owner
leak-owner = Owner: { $name }
leak-again = Look for more
leak-containing = Containing the leak…
# $count (number): keys
leak-done-title =
    { $count ->
        [one] { $count } leaked key dealt with
       *[other] { $count } leaked keys dealt with
    }
# $done of $count keys; the others are told apart
leak-done-partly-title =
    { $count ->
        [one] { $done } of { $count } leaked key dealt with
       *[other] { $done } of { $count } leaked keys dealt with
    }
leak-done-text = Show each replacement once and hand it over. Where your API keeps its own list of digests, take the old key out there, too.
leak-done-list = What became of each key
leak-replacement = Replacement
# $name: the old key
leak-show-named = Show key in place of { $name }

## Page “Audit”

audit = Audit
# $name: the workspace
audit-subtitle = What needs attention in { $name }.
audit-loading = Looking for what needs attention…
audit-save-report = Save report
audit-save-html = As HTML, for reading and printing
audit-save-csv = As CSV
audit-save-calendar = Save calendar
audit-unchecked = The secrets were not compared with the list yet, so those that are missing, left over or not the right ones are not found.
audit-check = Compare secrets
audit-checking = Comparing the secrets with the list…
audit-checking-of = Comparing the secrets with the list: { $done } of { $total }
audit-check-ended = The secrets were compared with the list. What was found is on the page “Audit”.
audit-checked = The secrets were compared with the list.
# Names the cards with their numbers
audit-cards = Findings by kind
audit-views = What is shown
audit-view-open = Open
# $count (number)
audit-view-postponed = Put off ({ $count })
audit-view-charts = Charts
audit-owner = Owner
audit-any-owner = Any owner
audit-without-owner = Without an owner
audit-count =
    { $count ->
        [one] { $count } finding
       *[other] { $count } findings
    }
# $count: as audit-count says it
audit-caption = What needs attention, { $count }
audit-pick = Choose
audit-finding = Finding
audit-actions = What can be done
# $name: a key
audit-choose = Choose { $name }
audit-choose-all = Choose all shown
audit-chosen = { $count } chosen
audit-choose-none = Choose none
audit-calm-title = Nothing needs attention
audit-calm = There is no open finding in this workspace.
audit-calm-owner = There is no open finding for keys of { $name }.
audit-calm-ownerless = There is no open finding for keys without an owner.
audit-calm-postponed =
    { $count ->
        [one] { $count } finding is put off.
       *[other] { $count } findings are put off.
    }
audit-none-of-kind = There is no finding of this kind.
audit-all-kinds = Show all findings
audit-nothing-postponed = Nothing is put off.

## Page “Audit”: what can be done
## $name: the key that it is done to

audit-rotate = Rotate
audit-rotate-named = Rotate { $name }
audit-extend = Extend
audit-extend-named = Extend { $name }
audit-enable = Enable
audit-enable-named = Enable { $name }
audit-set-owner = Set owner
audit-set-owner-named = Set owner of { $name }
audit-set-used-by = Set used by
audit-set-used-by-named = Set used by of { $name }
audit-details = Details
audit-details-named = Details of { $name }
audit-discard = Discard
audit-discard-named = Discard { $name }
audit-delete = Delete…
audit-later = Put off…
audit-later-named = Put off { $name }
audit-bring-back = Bring back
audit-bring-back-named = Bring back { $name }
audit-owner-of = Owner of { $name }
audit-used-by-of = Applications that use { $name }
audit-used-by-hint = Separate several with commas.
audit-expiry-of = New expiry of { $name }
# $length: as “90 days”
audit-extend-days = { $length } from now
audit-extend-never = Never expires

## Page “Audit”: kinds of findings, after their number

finding-kind-expired = expired, not deleted
finding-kind-expiring = expiring soon
finding-kind-live-like-test = live used like a test key
finding-kind-overdue = older than the rotation period
finding-kind-never-rotated = never rotated
finding-kind-secret-missing = without a copy
finding-kind-secret-unfit = with another secret as copy
finding-kind-secret-came-back = with a copy that came back
finding-kind-secret-without-record = secrets without record
finding-kind-no-owner = without an owner
finding-kind-no-used-by = without an application
finding-kind-long-disabled = disabled for 90 days

## Page “Audit”: what is the matter

# In the place of a name
finding-stray-title = Secret without record
# $status: as “Expired 4 days ago”
finding-expired = { $status }. It is still listed, though nothing can use it.
# $status: as “Expires in 9 days”
finding-expiring = { $status }. Nobody noted which application uses it.
# $users: applications
finding-expiring-used = { $status }. Used by { $users }.
# $name: an application
finding-live-like-test = { $name } uses this live key, and a test key of the workspace, too.
# $days (number): its age. $period (number): the policy, in days
finding-overdue =
    { $days ->
        [one] { $days } day old; the rotation period is { $period ->
            [one] { $period } day.
           *[other] { $period } days.
        }
       *[other] { $days } days old; the rotation period is { $period ->
            [one] { $period } day.
           *[other] { $period } days.
        }
    }
finding-never-rotated =
    { $days ->
        [one] { $days } day old and never rotated.
       *[other] { $days } days old and never rotated.
    }
# $way: rotate; delete where the key has ended; restore where it was rotated
finding-secret-missing =
    { $way ->
        [rotate] There is no copy of it. The key itself is as before. On the page “Backup”, restore the newest backup that has its copy; or rotate it.
        [delete] There is no copy of it. On the page “Backup”, restore the newest backup that has its copy; or delete the key.
       *[restore] There is no copy of it. On the page “Backup”, restore the newest backup that has its copy.
    }
# $way: rotate; delete where the key has ended; restore where it was rotated
finding-secret-unfit =
    { $way ->
        [rotate] What is stored under its name is not this key, which itself is as before. On the page “Backup”, restore the newest backup that has its copy; or rotate it.
        [delete] What is stored under its name is not this key. On the page “Backup”, restore the newest backup that has its copy; or delete the key.
       *[restore] What is stored under its name is not this key. On the page “Backup”, restore the newest backup that has its copy.
    }
finding-secret-without-record = It is stored, but no key in any list names it. If it lies in the keychain, it may belong to another key list of yours.
finding-secret-came-back = The list says that there is no copy of it, but there is one: it may have come back with an older vault file. Discarding it leaves the key as it is.
finding-no-owner = Nobody answers for it.
finding-no-used-by = Nobody noted which application uses it.
finding-long-disabled =
    { $days ->
        [one] Disabled for { $days } day. If nobody missed it, delete it.
       *[other] Disabled for { $days } days. If nobody missed it, delete it.
    }
# $date: a day
finding-postponed = Put off until { $date }.
# $reason: as it was typed
finding-postponed-because = Put off until { $date }: “{ $reason }”.

## Putting findings off

postpone-title = Put off “{ $name }”
postpone-title-many =
    { $count ->
        [one] Put off { $count } finding
       *[other] Put off { $count } findings
    }
postpone-text =
    { $count ->
        [one] It leaves the list until that day. The reason stands beside it, and in the activity.
       *[other] They leave the list until that day. The reason stands beside each, and in the activity.
    }
postpone-until = Until
postpone-days = { $days } days
postpone-day-past = Choose a day after today.
postpone-reason = Reason
postpone-reason-example = Agreed with the partner
postpone-reason-empty = Say why, so that others understand it.
postpone-done =
    { $count ->
        [one] { $count } finding put off.
       *[other] { $count } findings put off.
    }

## Discarding a secret without record

discard-title = Discard this secret?
# $store: keychain or vault
discard-text =
    { $store ->
        [vault] It leaves the vault file. This can't be undone.
       *[other] It leaves this computer's keychain. If it belongs to another key list of yours, that one loses its backup of the key. This can't be undone.
    }
discard-listed = The key itself stays in the list, without a copy.
discard-id = Stored under
discard-done = Secret discarded.

## Charts of the audit

chart-as-table = Show as table
chart-ages = Keys by age
chart-ages-about = Keys that work, by the days since they were created.
# $days (number): the rotation period
chart-ages-against =
    { $days ->
        [one] Keys that work, by the days since they were created. The rotation period is { $days } day.
       *[other] Keys that work, by the days since they were created. The rotation period is { $days } days.
    }
chart-age-days = Age in days
chart-age = { $from }–{ $until }
chart-age-over = { $from }+
chart-keys = Keys
chart-period =
    { $days ->
        [one] Rotation period: { $days } day
       *[other] Rotation period: { $days } days
    }
# How an age stands to the rotation period
chart-standing = Rotation period
chart-within = within
chart-partly = partly over
chart-older = over
chart-months = Created and withdrawn
chart-months-about = Keys of each of the last 12 months. Withdrawn means disabled or deleted.
chart-month = Month
chart-created = Created
chart-withdrawn = Withdrawn

## Page “Activity”

activity = Activity
# $name: the workspace
activity-subtitle = What was done to the keys of { $name }, when, where and by whom.
activity-subtitle-everywhere = What was done to the keys of all workspaces, when, where and by whom.
activity-search = Search key or person
activity-action = Action
activity-any-action = All actions
activity-when = Time
activity-when-any = Any time
activity-when-today = Today
activity-when-week = Last 7 days
activity-when-month = Last 30 days
activity-when-quarter = Last 90 days
activity-when-between = Between two days
activity-from = From
activity-until = Until
activity-where = Workspaces
activity-this-workspace = This workspace
activity-all-workspaces = All workspaces
# $name: a key
activity-only = Only “{ $name }”
activity-only-clear = Show all keys
activity-empty-title = Nothing has been done yet
activity-empty-text = Whatever is done to a key is noted here, and stays when the key is deleted.
activity-no-match = No entry matches.
activity-clear = Clear filters
activity-loading = Reading the activity…
activity-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
# $count: as activity-count says it
activity-caption = Activity, { $count }, the newest first
activity-at = Time
activity-what = What
activity-key = Key
activity-by = By
activity-save = Save…
activity-save-json = As JSON Lines
activity-save-csv = As CSV
# $name: the file
activity-saved = Saved as { $name }.

## Verifying the activity
## $when: date and time of the check. What was found, then what to do.

verify = Verify activity
verify-doing = Looking through every entry…
verify-intact =
    { $count ->
        [0] The activity is empty and as it should be. Checked { $when }.
        [one] Intact: { $count } entry is as it was written, and none is missing. Checked { $when }.
       *[other] Intact: { $count } entries are as they were written, and none is missing. Checked { $when }.
    }
# $reason: a whole sentence, such as cause-keychain-locked
verify-end-unknown =
    { $count ->
        [one] { $count } entry is as it was written, but whether later ones were cut off could not be checked. { $reason } Checked { $when }.
       *[other] { $count } entries are as they were written, but whether later ones were cut off could not be checked. { $reason } Checked { $when }.
    }
verify-end-unknown-advice = Where the activity ends is noted beside the secrets. Verify again once they can be read.
# $what: what the entry says now. $name: the person in it. $written: its date and time
verify-changed = Entry { $number } was changed after it was written. It now says: { $what }, { $written }, by { $name }. Checked { $when }.
verify-missing = Entry { $number } is missing, though later ones are there: somebody removed it. Checked { $when }.
verify-cut-off = The activity ends with entry { $last }, but it once went on to at least entry { $known }. Checked { $when }.
verify-cut-off-advice = Either the newest entries were removed, or an older copy of the key list was put in its place. If you restored a backup, this is what to expect. If not, find out who can write to the data folder, and compare with an activity that was saved before.
verify-rewritten = The activity was written anew: entry { $number } is not the one that was noted beside the secrets. Checked { $when }.
verify-show = Show entry
verify-not-listed = The entry is not in the list.
verify-advice = Keywright never changes an entry. Trust none from here on: keep a copy of the data folder as it is, find out who can write to it, and compare with an activity that was saved before.

## Activity: what an action is called

action-created = Key created
action-shown = Whole key shown
action-renamed = Renamed
action-documented = Details changed
action-expiry-changed = Expiry changed
action-disabled = Disabled
action-enabled = Enabled
action-rotated = Rotated
action-rotation-finished = Rotation finished
action-rotation-undone = Rotation undone
action-retired = Retired
action-compromised = Noted as compromised
action-deleted = Deleted
action-postponed = Finding put off
action-discarded = Secret to be discarded
action-restored = Restored from a backup
action-backed-up = Backup made
action-backup-restored = Backup restored
action-handed-over = Handed over in a file
action-recovered = Key copied again
action-lock-set = Lock set
action-lock-changed = Admin passphrase changed
action-lock-removed = Lock turned off
action-lock-recovered = Lock opened with the recovery sheet
action-lock-tried = Wrong tries on the lock
action-lock-opened = Lock opened after wrong tries
action-backups-scheduled = Scheduled backups set
action-backups-stopped = Scheduled backups stopped
action-secrets-moved = Secrets moved
action-imported = Imported
action-keys-imported = Keys imported
action-workspace-created = Workspace created
action-workspace-changed = Workspace changed
action-workspace-deleted = Workspace deleted

## Activity: where it was done

surface-window = window
surface-tray = tray
surface-shortcut = shortcut
surface-launcher = launcher
# Keywright itself, when a time had come
surface-keywright = Keywright itself

## Activity: what an entry says, without a full stop
## $from, $to: what it was and what it is

# $environment: live or test
activity-created =
    { $environment ->
        [live] Live key created
        [test] Test key created
       *[other] Key created
    }
activity-created-successor =
    { $environment ->
        [live] Live key created in place of an older one
        [test] Test key created in place of an older one
       *[other] Key created in place of an older one
    }
activity-renamed = Renamed from “{ $from }” to “{ $to }”
activity-owner-set = Owner set to “{ $to }”
activity-owner-changed = Owner changed from “{ $from }” to “{ $to }”
activity-owner-removed = Owner “{ $from }” removed
activity-used-by-set = Used by set to “{ $to }”
activity-used-by-changed = Used by changed from “{ $from }” to “{ $to }”
activity-used-by-removed = Used by “{ $from }” removed
activity-tags-set = Tags set to “{ $to }”
activity-tags-changed = Tags changed from “{ $from }” to “{ $to }”
activity-tags-removed = Tags “{ $from }” removed
activity-notes = Notes changed
# $from, $to: date and time
activity-expiry-set = Expiry set to { $to }
activity-expiry-changed = Expiry changed from { $from } to { $to }
activity-expiry-removed = Expiry removed, it was { $from }
# $until: date and time
activity-rotated = Rotated, works until { $until }
activity-rotated-at-once = Rotated, stopped working at once
activity-compromised = Noted as compromised: “{ $note }”
# $kind: as finding-kind-… says it. $until: a day. $reason: as it was typed
activity-postponed = Put off until { $until } ({ $kind })
activity-postponed-because = Put off until { $until } ({ $kind }): “{ $reason }”
activity-brought-back = No longer put off ({ $kind })
# $was: how it stood: new, newer-there, deleted-here or another word. $when: when the backup was made
activity-restored =
    { $was ->
        [new] Restored from the backup of { $when }
        [newer-there] Brought to what the backup of { $when } says
        [deleted-here] Brought back, although deleted, from the backup of { $when }
       *[other] Restored from the backup of { $when }
    }
# $keys, $secrets (numbers). $fingerprint: its first characters
activity-backed-up =
    { $keys ->
        [one] Backup made of { $keys } key, { $secrets } with its access key ({ $fingerprint })
       *[other] Backup made of { $keys } keys, { $secrets } with their access key ({ $fingerprint })
    }
# $every: day, week or change. $recipient: its first characters. $folder: marked
activity-backups-scheduled =
    { $every ->
        [day] Scheduled backups set: every day, for { $recipient }…, in “{ $folder }”
        [week] Scheduled backups set: every week, for { $recipient }…, in “{ $folder }”
       *[other] Scheduled backups set: after each change, for { $recipient }…, in “{ $folder }”
    }
activity-backup-restored =
    { $keys ->
        [one] Backup of { $when } restored: { $keys } key, copies stored: { $secrets } ({ $fingerprint })
       *[other] Backup of { $when } restored: { $keys } keys, copies stored: { $secrets } ({ $fingerprint })
    }
# $format: csv, env, keepass, bitwarden or another word. $keys (number)
activity-keys-imported =
    { $keys ->
        [one] { $keys } key imported ({ activity-file-format })
       *[other] { $keys } keys imported ({ activity-file-format })
    }
activity-imported-foreign = Imported, of a foreign format
# $format: keepass, bitwarden, bitwarden-protected, onepassword, env, letter or another word. $encrypted: yes or no. $keys (number): in the same file
activity-handed-over =
    { $encrypted ->
        [yes] Handed over, encrypted ({ activity-file-format }), in a file of { $keys ->
            [one] { $keys } key
           *[other] { $keys } keys
        }
       *[other] Handed over, not encrypted ({ activity-file-format }), in a file of { $keys ->
            [one] { $keys } key
           *[other] { $keys } keys
        }
    }
activity-handed-over-letter = Handed over in an encrypted letter
# $recipient: age1…
activity-handed-over-to = Handed over in an encrypted letter to { $recipient }
activity-file-format =
    { $format ->
        [csv] CSV
        [keepass] KeePass
        [bitwarden] Bitwarden
        [bitwarden-protected] Bitwarden
        [onepassword] 1Password
        [env] .env
       *[other] { $format }
    }
# $reason: as it was typed
activity-recovered = Copied again: “{ $reason }”
# $tries (number)
activity-lock-tried =
    { $tries ->
        [one] { $tries } wrong try on the lock
       *[other] { $tries } wrong tries on the lock in a row
    }
activity-lock-opened =
    { $tries ->
        [one] Lock opened after { $tries } wrong try
       *[other] Lock opened after { $tries } wrong tries
    }
activity-secrets-moved =
    { $from ->
        [vault-with-passphrase] Secrets moved from a vault file with a passphrase
        [vault-with-keychain] Secrets moved from a vault file with its key in the keychain
       *[keychain] Secrets moved from the keychain
    } { $to ->
        [vault-with-passphrase] to a vault file with a passphrase: { $secrets }
        [vault-with-keychain] to a vault file with its key in the keychain: { $secrets }
       *[keychain] to the keychain: { $secrets }
    }
# $behind (number)
activity-secrets-left =
    { $from ->
        [vault-with-passphrase] Copies left out of reach: { $behind }, in a vault file with a passphrase.
        [vault-with-keychain] Copies left out of reach: { $behind }, in a vault file with its key in the keychain.
       *[keychain] Copies left out of reach: { $behind }, in the keychain.
    } { $to ->
        [vault-with-passphrase] A vault file with a passphrase is used now
        [vault-with-keychain] A vault file with its key in the keychain is used now
       *[keychain] The keychain is used now
    }
activity-workspace-created = Workspace “{ $name }” created, prefix { $prefix }
activity-workspace-renamed = Workspace renamed from “{ $from }” to “{ $to }”
activity-workspace-deleted = Workspace “{ $name }” deleted
activity-prefix = Key prefix changed from { $from } to { $to }
# $days (number): 0 for never or none
activity-default-expiry =
    { $days ->
        [0] New keys never expire
        [one] New keys expire after { $days } day
       *[other] New keys expire after { $days } days
    }
activity-longest-life =
    { $days ->
        [0] Keys may live without a limit
        [one] Keys live at most { $days } day
       *[other] Keys live at most { $days } days
    }
activity-rotation-period =
    { $days ->
        [0] No rotation period
        [one] Rotation period set to { $days } day
       *[other] Rotation period set to { $days } days
    }
activity-copies-kept = Copies of new keys are kept
activity-copies-digest-only = Only digests of new keys are kept
activity-recovery-allowed = Its keys may be copied again
activity-recovery-ruled-out = Its keys are never copied again

## Page “Backup”

backup = Backup
backup-subtitle = The keys of all workspaces in one encrypted file.
backup-make = Make backup…
backup-restore = Restore…
backup-loading = Reading what is known of backups…
# $when: date and time
backup-last-proven = Last backup { $when }, proven to restore
# $secrets (number): keys whose access key is in the backup
backup-contents =
    { $keys ->
        [one] { $keys } key, { $secrets } with its access key
       *[other] { $keys } keys, { $secrets } with their access key
    }
backup-details = Details
backup-fingerprint = Fingerprint
backup-fingerprint-about = SHA-256 of what is in the backup. The activity notes it, too.
backup-recipient = Recipient
backup-recipient-about = Scheduled backups are made for it. The identity on the recovery sheet opens them.
backup-none-title = No backup yet
backup-none-text = If this computer is lost, so are your access keys. Make a backup, or set up scheduled ones.
backup-old =
    { $days ->
        [one] The last backup is { $days } day old, older than it should be. Check that the folder can be reached, then back up now.
       *[other] The last backup is { $days } days old, older than it should be. Check that the folder can be reached, then back up now.
    }
# $when: date and time. A sentence that says why follows
backup-failed = The scheduled backup failed on { $when }.
backup-now = Back up now
backup-now-hint = Into the same folder, without waiting for the next time.

## Page “Backup”: scheduled backups

backup-schedule = Scheduled backups
backup-schedule-none = Not set up
backup-schedule-none-hint = Keywright makes backups by itself while it runs, in a folder that you choose. A recovery sheet opens them.
backup-set-up = Set up…
backup-folder = Folder
backup-folder-choose = Choose folder…
backup-folder-hint = One on another disk, or one that is synchronised, outlives this computer.
backup-folder-missing = Choose the folder that backups go into.
backup-every = How often
backup-every-day = Every day
backup-every-week = Every week
backup-every-change = After each change
backup-keep = Backups to keep
backup-keep-hint = From 1 to 365. Older ones are deleted from the folder.
backup-keep-wrong = Enter a number from 1 to 365.
backup-keep-last =
    { $count ->
        [one] The last backup is kept.
       *[other] The last { $count } backups are kept.
    }
backup-change = Change…
backup-turn-off = Turn off…
backup-change-title = Change scheduled backups
backup-change-text = Backups in the present folder stay there. The same recovery sheet opens all of them.
backup-changed = Scheduled backups changed.
backup-off-title = Turn off scheduled backups?
backup-off-text = Keywright makes no more backups by itself. Those that are there stay, and only the recovery sheet opens them: keep it.
backup-off-doing = Turning off scheduled backups…
backup-off-done = Scheduled backups are turned off.

## Making a backup by hand

backup-make-title = Make a backup
backup-make-text = It holds the keys of all workspaces, with the access keys of which there is a copy, and the activity.
backup-opened-with = What opens it
backup-passphrase = Passphrase
backup-recipients = Recipients
backup-passphrase-hint = At least 12 characters are advised, for example five words picked at random.
backup-passphrase-again = Passphrase once more
backup-passphrase-show = Show passphrase
backup-passphrase-note = Whoever has the file and the passphrase has all your keys. A forgotten passphrase can't be recovered.
backup-recipients-hint = One on each line, beginning with age1. The identity of any of them opens the backup.
backup-recipients-empty = Enter a recipient, which begins with age1.
backup-recipients-note = Whoever has the file and one of the identities has all your keys. Without an identity the file can't be opened.
backup-save-as = Save as…
backup-begun = Making the backup…
backup-doing = Making the backup: { $done } of { $total }
backup-made-title = Backup made
# $name: the file
backup-made-at = It is at { $name }
backup-made-proven = It was read again from there, and can be restored.
backup-without =
    { $count ->
        [one] The access key of one key is not in it: its workspace keeps digests only, or there is no copy.
       *[other] The access keys of { $count } keys are not in it: their workspace keeps digests only, or there is no copy.
    }
backup-lost =
    { $count ->
        [one] One key has lost its copy, so its access key is not in this backup. Restore an earlier backup to bring it back, or rotate the key.
       *[other] { $count } keys have lost their copies, so their access keys are not in this backup. Restore an earlier backup to bring them back, or rotate the keys.
    }
backup-without-list = Keys without their access key

## Setting up scheduled backups

backup-setup-title = Set up scheduled backups
backup-setup-text = Next comes a recovery sheet, which opens these backups on any computer.
backup-next = Next
backup-back = Back
backup-sheet-title = Recovery sheet
backup-sheet-text = This identity opens your scheduled backups, on any computer. It is shown only now, and Keywright keeps no copy.
backup-sheet-groups = Identity, in numbered groups
backup-sheet-warning = Whoever has this sheet and a backup has all your keys. Keep it on paper, away from this computer.
backup-sheet-save = Save recovery sheet…
# $name: the file
backup-sheet-saved = Saved as { $name }. Print it, then delete the file.
backup-sheet-written = I have written it down
backup-sheet-written-hint = All groups, in their order. One of them is asked for next.
backup-answer-title = Check the recovery sheet
backup-answer-text = Read it from your sheet, to be sure that the sheet is there and can be read.
backup-answer = Type group { $number }
backup-answer-hint = Back shows the sheet again.
backup-answer-empty = Type the group that has this number on the sheet.
backup-answer-passphrase = This sheet opens the lock, too, where the passphrase was forgotten; an earlier one no longer does.
backup-set-up-done = Scheduled backups are set up.
backup-leave-title = Stop setting up?
backup-leave-text = Nothing is set up yet, and this recovery sheet will open nothing. If you saved it or wrote it down, throw it away.
backup-leave-yes = Stop setting up
backup-leave-no = Go on

## Restoring a backup

restore-title = Restore a backup
# $name: the file
restore-passphrase-text = “{ $name }” opens with the passphrase that it was made with. Nothing is changed yet.
# $name: the file
restore-identity-text = “{ $name }” opens with the identity of its recovery sheet. Nothing is changed yet.
restore-identity = Identity
restore-identity-hint = It begins with AGE-SECRET-KEY-1. Blanks and line breaks between its groups do no harm.
restore-identity-show = Show identity
restore-passphrase-empty = Enter the passphrase.
restore-identity-empty = Enter the identity.
restore-open = Open
restore-opening = Opening the backup…
# $when: date and time
restore-made = Made { $when } with Keywright { $version }. Nothing is changed before you choose Confirm.
restore-nothing = All of this backup is here already. There is nothing to restore.
restore-standings = Keys of the backup
restore-new =
    { $count ->
        [one] { $count } new key
       *[other] { $count } new keys
    }
restore-new-hint = Not in the list here.
restore-new-switch = Restore new keys
restore-newer-there =
    { $count ->
        [one] { $count } key newer in the backup
       *[other] { $count } keys newer in the backup
    }
restore-newer-there-hint = What the backup says of them takes the place of what is here.
restore-newer-there-switch = Take what is newer in the backup
restore-deleted-here =
    { $count ->
        [one] { $count } key deleted here
       *[other] { $count } keys deleted here
    }
restore-deleted-here-hint = They stay deleted. Switched on, they come back and are active as they were in the backup.
restore-deleted-here-switch = Bring deleted keys back
restore-newer-here =
    { $count ->
        [one] { $count } key newer here
       *[other] { $count } keys newer here
    }
restore-newer-here-hint = Kept as here.
restore-same =
    { $count ->
        [one] { $count } key the same
       *[other] { $count } keys the same
    }
restore-same-hint = Nothing to do.
restore-deleted-there =
    { $count ->
        [one] { $count } key deleted in the backup
       *[other] { $count } keys deleted in the backup
    }
restore-deleted-there-hint = In the list here, and stays so.
restore-tombstone =
    { $count ->
        [one] { $count } key that was deleted before
       *[other] { $count } keys that were deleted before
    }
restore-tombstone-hint = Not known here. It is noted that they were deleted.
restore-conflict =
    { $count ->
        [one] { $count } key that can't be restored
       *[other] { $count } keys that can't be restored
    }
restore-conflict-hint = Another key here is in their place.
restore-show-keys = Show keys
restore-with-secret = with access key
restore-without-secret = without access key
restore-secrets-missing =
    { $count ->
        [one] One key in the list gets back its access key, of which there is no copy here.
       *[other] { $count } keys in the list get back the access keys of which there is no copy here.
    }
restore-activity-comes = The activity of the backup comes along.
restore-activity-stays = The activity here goes on; that of the backup stays in the backup.
restore-settings-stay = “{ $workspace }” keeps its settings here, such as prefix and longest life; the backup has other ones.
restore-begun = Restoring…
restore-doing = Restoring: { $done } of { $total }
restore-done-title = Backup restored
restore-done-keys =
    { $count ->
        [0] No key came back.
        [one] { $count } key came back or was updated.
       *[other] { $count } keys came back or were updated.
    }
restore-done-secrets =
    { $count ->
        [0] No access key was stored.
        [one] { $count } access key was stored.
       *[other] { $count } access keys were stored.
    }
restore-without =
    { $count ->
        [one] One key came back without its access key. It works as before, but this computer has no copy of it.
       *[other] { $count } keys came back without their access keys. They work as before, but this computer has no copy of them.
    }

## Handing keys over

hand-over = Hand over…
# $name: the key
hand-over-title-one = Hand over “{ $name }”
hand-over-title-many =
    { $count ->
        [one] Hand over { $count } key
       *[other] Hand over { $count } keys
    }
hand-over-text = Whole access keys go into a file. They go on working here as before.
hand-over-as = Hand over as
hand-over-as-file = File for a program
hand-over-as-letter = Letter to a person
hand-over-format = Kind of file
hand-over-keepass = KeePass database
hand-over-keepass-about = For KeePassXC and its like. A passphrase encrypts it.
hand-over-bitwarden-protected = Bitwarden, protected
hand-over-bitwarden-protected-about = Bitwarden imports it with the passphrase that encrypts it.
hand-over-bitwarden-plain = Bitwarden, in clear
hand-over-bitwarden-plain-about = Bitwarden and many others import it. It is not encrypted.
hand-over-one-password = 1Password
hand-over-one-password-about = The sheet that 1Password imports. It is not encrypted.
hand-over-dot-env = Variables (.env)
hand-over-dot-env-about = A line NAME=key for each, for shells and Docker. It is not encrypted.
hand-over-plain-warning = Not encrypted: anybody who can read this file can use its keys. Where the disk allows that, it is saved so that only your account can read it. The activity notes it.
hand-over-passphrase-note = Tell the passphrase by another way than the file: whoever has both can use the keys.
hand-over-without =
    { $count ->
        [one] One of the keys can't be handed over: its workspace keeps digests only, or there is no copy.
       *[other] { $count } of the keys can't be handed over: their workspace keeps digests only, or there is no copy.
    }
hand-over-none =
    { $count ->
        [one] There is no copy of this key here, so it can't be handed over. Rotate it: its new key can be.
       *[other] There is no copy of any of these keys here, so none can be handed over. Rotate them: their new keys can be.
    }
hand-over-checking = Looking which keys have a copy…
hand-over-begun = Handing over…
hand-over-doing = Handing over: { $done } of { $total }
hand-over-opened-with = What opens the letter
hand-over-recipient = Public key
hand-over-recipient-label = Recipient's public key
hand-over-recipient-hint = One line that begins with age1. Only whoever has the identity that belongs to it can open the letter.
hand-over-recipient-empty = Enter the recipient's public key, which begins with age1.
hand-over-recipient-many = A letter has one recipient. Enter one public key.
hand-over-covering = Covering text
hand-over-covering-hint = It stands above the key in the letter, and is encrypted, too.
# $name: the key
hand-over-covering-first = This is the access key “{ $name }”; it stands in the last line. Whoever has it can call our API in your name. Keep it in a password manager, then delete this letter.
hand-over-opens-recipient = The recipient opens it with the program age and their identity:
hand-over-opens-passphrase = The recipient opens it with the program age, which asks for the passphrase:
hand-over-done-title = Keys handed over
hand-over-letter-title = Letter written
hand-over-done-keys =
    { $count ->
        [one] { $count } access key is in the file.
       *[other] { $count } access keys are in the file.
    }
hand-over-done-plain = Delete the file as soon as it was imported, also from the trash. Until then, whoever can read it can use the keys.
hand-over-done-encrypted = It opens with the passphrase that you chose. Keywright doesn't keep it.

## Importing keys

import = Import…
import-empty-list = If your keys are in another program or a file so far, take them over from there.
import-title = Import keys
# $name: the file
import-file-text = Keys from “{ $name }”. Nothing is imported yet.
# $name: the file
import-passphrase-text = “{ $name }” is encrypted and opens with its passphrase. Nothing is imported yet.
# $name: the file
import-format-text = What kind of file “{ $name }” is can't be told by looking at it. Nothing is imported yet.
import-format = Kind of file
import-csv = Sheet (CSV)
import-csv-about = Its first line names the columns, for example Name and Secret.
import-dot-env = Variables (.env)
import-dot-env-about = Lines with NAME=key.
import-keepass = KeePass database
import-keepass-about = As KeePass and KeePassXC save it, with a passphrase.
import-bitwarden = Bitwarden export
import-bitwarden-about = JSON, in clear or protected with a passphrase.
import-opening = Reading the file…
import-other-file = Choose another file…
# $name: the workspace
import-into = Into the workspace “{ $name }”: all that are chosen, or none if anything goes wrong.
import-digest-only = This workspace keeps digests only. Keywright will know these keys, but keep no copy of them.
import-empty = There is nothing to import in this file.
import-show = Which entries are shown
import-show-all = All ({ $count })
import-show-problems = With problems ({ $count })
import-no-problems = No entry has a problem.
import-choose-all = Choose all without problems
import-choose-none = Choose none
# $name: the key
import-choose = Import { $name }
# $place: where it stands in the file
import-choose-nameless = Import the entry at { $place }
# $place: where it stands in the file
import-name-of = Name for the entry at { $place }
import-caption =
    { $count ->
        [one] Entries of the file, { $count }
       *[other] Entries of the file, { $count }
    }
import-place = Place
import-no-key = no access key
import-foreign = Foreign format
import-foreign-about = Made elsewhere: it has no checksum, and of its characters few are shown.
import-expires = Expires { $when }
import-confirm =
    { $count ->
        [0] Import
        [one] Import { $count } key
       *[other] Import { $count } keys
    }
import-none-chosen = Choose the keys to import.
import-problems-left =
    { $count ->
        [one] One chosen entry has a problem. Give it another name, or leave it out.
       *[other] { $count } chosen entries have problems. Give them other names, or leave them out.
    }
import-ready =
    { $count ->
        [one] One entry is chosen.
       *[other] { $count } entries are chosen.
    }
import-checking = Checking the names…
import-begun = Importing…
import-doing = Importing: { $done } of { $total }
import-done-title = Keys imported
import-done-keys =
    { $count ->
        [one] { $count } key is in the list now.
       *[other] { $count } keys are in the list now.
    }
import-done-foreign =
    { $count ->
        [one] One of them has a foreign format, and is marked so.
       *[other] { $count } of them have a foreign format, and are marked so.
    }
import-done-delete = Delete the file that you imported from, also from the trash and from backups: whoever can read it may be able to use the keys.

## Copying a key again

recover = Copy again…
# $name: the key
recover-title = Copy “{ $name }” again
recover-text = The whole key goes onto the clipboard, and is not shown. The activity notes when, by whom and why.
recover-passphrase = Admin passphrase
recover-passphrase-empty = Enter the admin passphrase.
recover-reason = Reason
recover-reason-hint = For example “Server was set up anew”. It stays in the activity: nothing secret belongs here.
recover-reason-empty = Say why the key is copied again.
recover-no-passphrase = A key is copied again only with the admin passphrase, and none is set. Set one on the page “General”, under “Lock”.
recover-set-passphrase = Go to “General”
recover-ruled-out = This workspace rules out that its keys are copied again. If this one was lost, rotate it.
recover-no-copy = There is no copy of this key here, so it can't be copied again. If it was lost, rotate it.
recover-policy = Single keys may be copied again
recover-policy-about = With the admin passphrase, and for a reason that the activity notes.

## List of keys on the keyboard

keyboard = Keyboard
keyboard-create = Create a key
keyboard-import = Import keys from a file
keyboard-leak = Find a leaked key
keyboard-search = Search
keyboard-move = Move in the table
keyboard-details = Details of the key
keyboard-select = Select
keyboard-select-all = Select all
keyboard-menu = Menu of the key
keyboard-trash = To the menu and the trash icon of the row, and back
keyboard-delete = Delete the key
keyboard-rename = Rename the key
keyboard-rotate = Rotate the key
keyboard-switch = Disable or enable the key
keyboard-copy = Copy the truncated key
keyboard-hand-over = Hand over the key
keyboard-settings = Settings
keyboard-lock = Lock Keywright
keyboard-pages = Pages, in the order of the sidebar
keyboard-escape = Close the dialog or the details, clear the selection or the search
keyboard-regions = Sidebar, content and details in turn
keyboard-help = This list
keyboard-letters = Single letters work while the table has the focus: with the selected keys, or else with the one of the row.
# What stands on keys, as keyboards of the language have it
keyboard-cap-ctrl = Ctrl
keyboard-cap-shift = Shift
keyboard-cap-space = Space
keyboard-cap-enter = Enter
keyboard-cap-backspace = Backspace
keyboard-cap-delete = Del
keyboard-cap-insert = Ins
keyboard-cap-home = Home
keyboard-cap-end = End
keyboard-cap-page-up = Page Up
keyboard-cap-page-down = Page Down

## Tray

tray-tooltip = Keywright
tray-create-live = Quick create live key
tray-create-test = Quick create test key
tray-open = Open Keywright
tray-lock = Lock
tray-unlock = Unlock Keywright
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
notification-backup-failed = The scheduled backup failed
notification-backup-lost = The scheduled backup lacks access keys
notification-in-tray = Keywright stays in the tray
notification-in-tray-text = Closing the window leaves it there, so that keys can be created from the tray. “Quit” in its menu ends it. You can change this on the page “General”.

## Errors: what became of it
## $doing: reading, creating, quick-creating, revealing, deleting, unlocking, renaming, rotating, editing (a key or a workspace) or changing (a setting).
## Sentences of their own, which others refer to.

error-outcome =
    { $doing ->
        [creating] No key was created.
        [quick-creating] No key was created.
        [revealing] The key was not shown.
        [deleting] The key was not deleted.
        [renaming] The key was not renamed.
        [rotating] The key was not rotated.
        [changing] The setting was not changed.
        [backing-up] No backup was made.
        [restoring] Nothing was restored.
        [importing] No key was imported.
        [handing-over] Nothing was handed over.
        [recovering] The key was not copied.
        [moving] The secrets are where they were.
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
cause-key-mismatch = Something else is stored under this key's name.
cause-keychain-absent =
    { $store ->
        [vault] The vault file is not there.
       *[keychain] No keychain service is running.
    }
cause-keychain-locked =
    { $store ->
        [vault] The vault file is locked.
       *[keychain] The keychain is locked.
    }
cause-keychain-refused =
    { $store ->
        [vault] The vault file could not be used: { $reason }.
       *[keychain] The keychain refused: { $reason }.
    }
cause-keychain-item-missing = There is no copy of this key.
cause-keychain-failed =
    { $store ->
        [vault] The vault file could not be used: { $reason }.
       *[keychain] The keychain stopped answering: { $reason }.
    }
cause-secrets-moving = The secrets are being moved to another place.

## Errors: names

error-name-empty = Enter a name, for example “CRM Integration Secret”.
error-name-too-long = A name has at most { $most } characters; this one has { $length }.
error-name-invisible = Remove the invisible characters from the name.
error-holds-key = Remove the access key from this text. What is written here is no secret, and stays in the activity.
error-name-taken = A key named “{ $name }” exists in this workspace. Choose another name.
error-workspace-name-empty = Enter a name for the workspace, for example “Acme API”.
error-prefix = A prefix has 2 to 12 characters: a lower-case letter, then lower-case letters and digits.
error-policy-days = Enter a number of days from 1 to 3650.

## Errors: keys

error-key-not-found = This key is no longer in the list.
error-key-already-shown = This key was shown before and cannot be viewed again. Create a new one if it was lost.
error-key-mismatch = { cause-key-mismatch } Delete the key and create a new one.
error-nothing-revealed = This key is not being shown, so nothing was done.
error-no-random = The operating system gave no random numbers: { $reason }. { error-outcome } Try again.
# $cause: one of the sentences cause-…
error-deletion-pending = { $cause } The deletion was begun, and Keywright finishes it as soon as it can. You may also choose Confirm again.
error-not-discarded = { $cause } The secret was not removed, even if the activity says that it was discarded. Try again.
error-discard-needed = It was not discarded: a key has it now, or something else is being done with it. Compare secrets again.
error-handle-taken = { cause-handle-taken } { error-outcome } Try again in a moment.
error-under-way = { cause-under-way } { error-outcome } Try again in a moment.

## Errors: workspaces

error-workspace-name-taken = A workspace named “{ $name }” exists. Choose another name.
error-workspace-not-empty =
    { $count ->
        [one] This workspace has { $count } key, so it was not deleted. Delete the key first.
       *[other] This workspace has { $count } keys, so it was not deleted. Delete the keys first.
    }
error-workspace-last = This is the only workspace, so it was not deleted. Create another one first.
error-workspace-missing = This workspace is no longer there.
error-default-beyond-limit = New keys would live longer than the { $days } days that a key may live. Choose a shorter default expiry.

## Errors: what a key is for

error-entry-too-long = An entry has at most { $most } characters; this one has { $length }.
error-entry-invisible = Remove the invisible characters from this entry.
error-entries-too-many = There is room for { $most } entries. Remove some.
error-notes-too-long = Notes have at most { $most } characters; these have { $length }.
error-notes-invisible = Remove the invisible characters from the notes.

## Errors: expiry and rotation

error-expiry-past = This lies in the past. Choose a later time.
error-expiry-beyond-limit = Keys of this workspace live at most { $days } days. Choose an earlier expiry.
error-overlap = An overlap is at most 30 days.
error-key-rotated = This key was rotated already. Look at the key that replaced it.
error-key-not-rotated = This key was not rotated, so nothing was done.
error-key-ended = This key has expired. Create a new one.

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
    { $store ->
        [vault] { cause-keychain-absent } It belongs beside the key list. { error-outcome } { $doing ->
            [creating] Put it back there, then choose Confirm again.
            [deleting] Put it back there, then choose Confirm again.
            [renaming] Put it back there, then choose Confirm again.
           *[other] Put it back there, then try again.
        }
       *[keychain] { cause-keychain-absent } Keywright keeps secrets there, or in a vault file if you choose one. { error-outcome } { $doing ->
            [creating] Start one, then choose Confirm again.
            [deleting] Start one, then choose Confirm again.
            [renaming] Start one, then choose Confirm again.
           *[other] Start one, then try again.
        }
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
    { $store ->
        [vault] { cause-keychain-refused } { error-outcome } { $doing ->
            [creating] See to the file, then choose Confirm again.
            [deleting] See to the file, then choose Confirm again.
            [renaming] See to the file, then choose Confirm again.
           *[other] See to the file, then try again.
        }
       *[keychain] { cause-keychain-refused } { error-outcome } { $doing ->
            [creating] Allow Keywright to use it, then choose Confirm again.
            [deleting] Allow Keywright to use it, then choose Confirm again.
            [renaming] Allow Keywright to use it, then choose Confirm again.
           *[other] Allow Keywright to use it, then try again.
        }
    }
error-keychain-item-missing = { cause-keychain-item-missing } Delete the key and create a new one.
error-keychain-failed =
    { cause-keychain-failed } { error-outcome } { $doing ->
        [creating] Wait a moment, then choose Confirm again.
        [deleting] Wait a moment, then choose Confirm again.
        [renaming] Wait a moment, then choose Confirm again.
       *[other] Wait a moment, then try again.
    }

## Errors: where secrets are kept

error-secrets-moving = { cause-secrets-moving } { error-outcome } Wait until that is done, or stop it, then try again.
error-move-unproven = The new place gave back something else than was stored there. The secrets are where they were. Try again, or choose another place.
error-move-stopped = Moving was stopped. The secrets are where they were. The next move goes on from here.
error-move-other-process = Another Keywright is running with this key list. The secrets are where they were. Quit it, then try again.
error-move-under-way = Keys are being created, deleted or restored right now. The secrets are where they were. Wait a moment, then try again.
# $path
error-move-other-passphrase = The vault file { $path } holds secrets that are nowhere else, and another passphrase opens it. Nothing was changed. Type that one, or move the file away.
error-move-usable = What holds the secrets can be used again, so nothing was changed. Move them instead, if you like.
error-vault-passphrase = This passphrase does not open the vault file. Try again.
error-vault-passphrase-short = A passphrase of a vault file has at least 8 characters. Choose a longer one.
error-vault-no-passphrase = No vault file with a passphrase holds the secrets. Nothing was changed.
error-vault-key = The keychain has no key that opens the vault file. Nothing was changed. Restore a backup, or put the key back into the keychain.
error-vault-too-long = This is too long for a vault file. Nothing was changed. Choose a shorter name.
error-vault-absent = There is no vault file { $path }. Nothing was changed. Put it back there, then try again.
error-vault-exists = There is a file { $path } already. Nothing was changed. Move it away, then try again.
error-vault-other-list = { $path } is the vault file of another key list. Nothing was changed. Put the right one there, then try again.
error-vault-absurd-work = Trying a passphrase on { $path } would take more work than Keywright does. Keywright has not written it like this. Put the right file there, then try again.
error-vault-damaged = The vault file { $path } is damaged. Nothing was changed. Restore a copy of the file, or a backup.
error-vault-newer = { $path } was made by a newer Keywright. Update Keywright to open it.
error-vault-foreign = { $path } belongs to another application. Nothing was changed. Move the file away, then try again.
error-vault-not-ours = { $path } belongs to another user or may not be opened. Nothing was changed. Give it to the user who runs Keywright, then try again.
error-vault-read-only = { $path } cannot be written. Nothing was changed. Make the folder and the file writable, then try again.
error-vault-full = There is no room left on the disk of { $path }. Make room, then try again.
error-vault-busy = Another program is using { $path }. Nothing was changed. Wait a moment, then try again.
error-vault-failed = The vault file could not be used: { $reason }. Check the disk, then try again.
error-check-stopped = Comparing the secrets was stopped. Compare them again to know what is missing.

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
error-save-failed = The file could not be saved: { $reason }. Nothing was changed at { $path }.
error-file-failed = “{ $name }” could not be read: { $reason }.
error-file-too-large = “{ $name }” is larger than 100 MiB. Cut it into smaller files.
error-several-files = Drop one file at a time.

## Errors: settings

error-setting-refused = Keywright does not know this choice. The setting was not changed.
error-autostart-failed = Start at login could not be switched: { $reason }. The setting was not changed.
error-shortcut-failed = The shortcut could not be set: { $reason }. The setting was not changed.
error-shortcut-taken = Another program uses { $shortcut }. Choose another.
error-shortcut-wayland = On Wayland, programs cannot set shortcuts for the whole desktop. Set one in your desktop's settings that runs: { $command }
error-shortcut-modifier = Use at least Ctrl, Alt or Super with another key.

## Errors: lock

error-locked = Keywright is locked. Unlock it first.
# $least (number)
error-passphrase-too-short =
    { $least ->
        [one] A passphrase has at least { $least } character.
       *[other] A passphrase has at least { $least } characters.
    }
error-passphrase-wrong = This is not the passphrase.
# $seconds (number)
error-passphrase-wait-seconds =
    { $seconds ->
        [one] After wrong tries, the next one has to wait for { $seconds } second.
       *[other] After wrong tries, the next one has to wait for { $seconds } seconds.
    }
# $minutes (number)
error-passphrase-wait-minutes =
    { $minutes ->
        [one] After wrong tries, the next one has to wait for { $minutes } minute.
       *[other] After wrong tries, the next one has to wait for { $minutes } minutes.
    }
error-passphrase-failed = The passphrase could not be kept: { $reason }. Nothing was changed.
error-recovery-wrong = This is not the identity of the recovery sheet.
error-recovery-absent = No recovery sheet was made, so there is none that unlocks Keywright.
error-lock-unreadable = What Keywright keeps of the passphrase can't be read, so no passphrase opens the lock. The recovery sheet does.

## Files: checklist, calendar, report. $when is an instant at local time.

checklist-title = Keys that were rotated
checklist-made = Made at { $when }.
checklist-unknown = Nobody is written down
checklist-failed = Not rotated
checklist-disabled = The old key is disabled: it does not work any more.
checklist-ended = The old key stopped working at { $when }.
checklist-works-until = The old key works until { $when }.
checklist-works = The old key works.
checklist-owner = Owner: { $name }
calendar-expires = “{ $name }” expires
calendar-rotate = Rotate “{ $name }”
calendar-key = Key: { $key }
calendar-owner = Owner: { $name }
calendar-workspace = Workspace: { $name }
report-title = Audit of the access keys of { $workspace }
report-made = Made at { $when }.
report-unchecked = The secrets were not compared with the list: those that are missing, are not the right ones or have no record are not in this report.
report-open =
    { $count ->
        [one] One finding
       *[other] { $count } findings
    }
report-nothing = Nothing needs attention.
report-expired = Expired, not deleted
report-expiring = Expiring within 14 days
report-live-like-test = Live key used like a test key
report-overdue = Older than the rotation period
report-never-rotated = Never rotated
report-secret-missing = Secret missing
report-secret-unfit = Another secret in its place
report-secret-came-back = Copy that came back
report-secret-without-record = Secret without record
report-no-owner = No owner
report-no-used-by = Not written down who uses it
report-long-disabled = Disabled for 90 days
report-both-by = { $name } uses both a live and a test key.
report-stray = Stored under the id { $id }.
report-ended = Ended at { $when }.
report-ends = Ends at { $when }.
report-disabled-since = Disabled since { $when }.
report-created-at = Created at { $when }.
report-test = test
report-key = Key
report-owner = Owner
report-detail = What was found
report-postponed =
    { $count ->
        [one] One finding is put off
       *[other] { $count } findings are put off
    }
report-finding = Finding
report-until = Until
report-reason = Reason
report-ages = Keys that work, by age
report-policy =
    { $count ->
        [one] Keys are to be rotated after one day.
       *[other] Keys are to be rotated after { $count } days.
    }
report-age-head = Age in days
report-age = { $from } to { $until }
report-age-last = { $from } and more
report-keys = Keys
report-policy-head = Policy
report-over = older than the rotation period
report-months = Created and withdrawn per month
report-month = Month
report-created = Created
report-withdrawn = Withdrawn

## Reminders

notification-reminder = Keys need attention
reminder-expiring =
    { $count ->
        [one] One key expires soon, or has just expired.
       *[other] { $count } keys expire soon, or have just expired.
    }
reminder-rotating =
    { $count ->
        [one] One key is to be rotated soon.
       *[other] { $count } keys are to be rotated soon.
    }
reminder-next = The first is “{ $name }”, { $when }.
reminder-open = Open Audit
reminder-snooze = Remind me tomorrow
reminder-close = Close

## Errors: backups and restoring

error-backup-folder-name = The name of this folder is no valid text, so it cannot be kept. Choose another folder.
error-backup-stopped = The backup was stopped. No backup was made.
error-backup-exists = { $path } exists. No backup was made: nothing is overwritten. Choose another name.
error-backup-no-folder = The folder { $path } is not there. No backup was made. Connect its drive, or choose another folder.
error-backup-read-only = { $path } cannot be written. No backup was made. Choose another folder.
error-backup-full = There is no room left on the disk of { $path }. No backup was made. Make room, or choose another folder.
error-backup-disk = { $path } could not be used: { $reason }. No backup was made.
error-backup-unwritable = What Keywright holds could not be written down: { $reason }. No backup was made.
error-backup-unread = The backup was written and could not be read again: { $reason }. It was thrown away. Choose another folder or disk.
error-backup-not-proven = The backup was written, but a trial restoration came to something else. It was thrown away. Try again.
error-backup-under-way = A backup, a restoration, an import, a hand-over, a check or a move of copies is under way. Wait until it is done.
error-backup-no-schedule = Scheduled backups are not set up. Set them up first.
error-recipients-count = Enter 1 to 99 recipients, one in each line. Each begins with age1.
error-recipient-secret = This is a secret identity. Enter its public recipient: it begins with age1.
error-recipient-malformed = One of these is no recipient: each begins with age1 and has 62 characters.
error-backup-passphrase-short = Use at least 8 characters; 12 or more are better.
error-passphrase-empty = Enter the passphrase.
error-identity-empty = Enter the identity of the recovery sheet: it begins with AGE-SECRET-KEY-1.
error-identity-recipient = This is the public recipient. Enter the secret identity: it begins with AGE-SECRET-KEY-1.
error-identity-malformed = This is no identity. Compare it with the recovery sheet, character by character.
error-sheet-answer = This is not what the recovery sheet says. Compare it, character by character.
error-restore-passphrase = This passphrase does not open the file. Try again.
error-restore-identity = This identity does not open the file. Try that of its recovery sheet.
error-restore-needs-passphrase = This backup is opened with a passphrase.
error-restore-needs-identity = This backup is opened with an identity: it begins with AGE-SECRET-KEY-1.
error-restore-foreign = This is no backup of Keywright. Choose a file that Keywright has written.
error-restore-armored = This file is in text form. The description of the backup file says how to make a binary one of it.
error-restore-not-a-backup = This file was encrypted by something else than Keywright: it holds no backup.
error-restore-damaged = This backup is damaged: something in it was changed. Use another one.
error-restore-truncated = This backup is not whole: its end is missing. Copy it again, or use another one.
error-restore-newer = A newer Keywright has written this backup (format { $version }). Update Keywright to read it.
error-restore-too-much-work = Opening this file would take an absurd amount of work. It is no backup that Keywright has written.
error-restore-too-large = This file is too large to be a backup.
error-restore-malformed = This backup does not hold together ({ $reason }). Nothing of it was used.
error-restore-failed = The file could not be read: { $reason }.
error-restore-changed = Keys were changed since you looked. Nothing was restored. Open the backup again.
error-restore-stopped = The restoration was stopped. Your list is as it was.
error-restore-nothing-chosen = No backup is open. Choose a file first.

## Handing over and recovering
## $path: a file or a folder. $reason: what the system said. $most, $length (numbers): characters

error-hand-over-stopped = The hand-over was stopped. Nothing was handed over.
error-hand-over-exists = { $path } exists. Nothing was handed over: nothing is overwritten. Choose another name.
error-hand-over-no-folder = The folder { $path } is not there. Nothing was handed over. Choose another folder.
error-hand-over-read-only = { $path } cannot be written. Nothing was handed over. Choose another folder.
error-hand-over-full = There is no room left on the disk of { $path }. Nothing was handed over. Make room, or choose another folder.
error-hand-over-disk = { $path } could not be used: { $reason }. Nothing was handed over. Choose another folder.
error-hand-over-unwritable = The keys could not be written down: { $reason }. Nothing was handed over.
error-hand-over-formula = The access key of “{ $name }” begins as formulas do: a spreadsheet would run it. Nothing was handed over. Leave this key out, or choose another kind of file.
error-hand-over-not-proven = The file was written, but does not hold what it should. It was thrown away. Choose another folder or disk.
error-hand-over-no-copy = There is no copy of these keys. Nothing was handed over. A key without a copy has to be rotated.
error-letter-one-recipient = A letter has one recipient. Enter one; it begins with age1.
error-letter-text-long = The text has at most { $most } characters; this one has { $length }.
error-letter-text-invisible = Remove the invisible characters from the text.
error-recovery-ruled-out = The workspace rules out that its keys are copied again. Rotate the key, or change the workspace.
error-recovery-lost = The copy of this key is lost, so it was not copied. On the page “Backup”, restore the newest backup that has it, or rotate the key.
error-recovery-no-copy = There is no copy of this key. Rotate it.
error-passphrase-not-set = There is no admin passphrase, so nobody can prove who they are. Set one on the page “General” first.
error-reason-missing = Enter a reason.
error-reason-long = A reason has at most { $most } characters; this one has { $length }.
error-reason-invisible = Write the reason in one line, without invisible characters.

## Errors: import

import-filter = Files with keys
import-filter-all = All files
# Where an entry stands in the file: $line and $number are numbers, $folder names folders or groups, with “ / ” between them.
import-at-line = line { $line }
import-at-entry = entry { $number }
import-at-entry-in = entry { $number } ({ $folder })
# $place: where the other entry stands, as above. $name: what the key is called here.
import-problem-unreadable = A part of this entry cannot be read. Correct it in the file.
import-problem-cells = This line has another number of cells than the first one. Correct it in the file.
import-problem-no-name = This entry has no name. Enter one.
import-problem-name-twice = Another entry has the same name. Choose another name for one of them.
import-problem-name-twice-at = The chosen one at { $place } has the same name. Choose another name for one of them.
import-problem-no-secret = This entry has no access key.
import-problem-secret-too-long = An access key has at most { $most } bytes; this one has { $length }.
import-problem-secret-invisible = This access key holds a line break or another control character. Correct it in the file.
import-problem-secret-padded = This access key begins or ends with a blank. Remove it in the file.
import-problem-secret-damaged = This access key is damaged: its checksum does not fit. Look for it where it is whole.
import-problem-key-twice = Another entry has the same access key. Import only one of them.
import-problem-key-twice-at = The chosen one at { $place } has the same access key. Import only one of them.
import-problem-known = Keywright has this access key already, as “{ $name }”.
import-problem-deleted = Keywright had this access key as “{ $name }”, and it was deleted. What is deleted stays deleted: create a new key.
import-problem-handle = Another access key has the same handle, which cannot be by chance. Do not use this one: create a new key.
import-problem-expired = The expiry of this entry lies in the past. Change or remove it in the file.
import-problem-expiry = Keys of this workspace live at most { $days } days. Give this entry an earlier expiry in the file.
# $reason: one or two sentences.
import-problem-details = Owner, “used by”, tags or notes: { $reason }
import-problem-unknown-value = The environment or the expiry of this entry is not known. Correct it in the file.
error-import-nothing-chosen = No file is open. Choose a file first.
error-import-unread = The file could not be read: { $reason }.
error-import-needs-passphrase = Enter the passphrase of this file.
error-import-passphrase = This passphrase does not open the file. Try again. A key file cannot be given here.
error-import-too-large = This file is too large: at most { $most } MiB are read.
error-import-content-too-large = This file unpacks to more than a list of keys takes. Save it without attachments.
error-import-too-many = This file has too many entries: at most { $most } are read.
error-import-foreign = This is no file of the chosen kind. Choose the kind that it is, or another file.
error-import-not-text = This file is no text in UTF-8. Save it in that encoding, then try again.
error-import-no-heads = The first line names no column for names, or none for access keys. Call them “Name” and “Secret”.
error-import-too-old = This database is of an old kind. Save it as KDBX 4 in KeePassXC, then try again.
error-import-newer = A newer program has written this database (KDBX { $version }). Save it as KDBX 4 there.
error-import-unsupported = This file is encrypted in a way that Keywright does not know. Save it with the usual settings.
error-import-account = Only the Bitwarden account that made this file opens it. Export it with a password of its own.
error-import-damaged = This file is damaged: something in it was changed, or its end is missing. Use another copy.
error-import-too-much-memory = Opening this file would take { $megabytes } MiB of memory, which is too much. Save it with lower settings.
error-import-too-much-work = Opening this file would take an absurd amount of work. Save it with lower settings.
error-import-out-of-memory = There is not enough memory to open this file. Close other programs, then try again.
error-import-problems = A chosen entry cannot be imported as it is. No key was imported. Look at its problems.
error-import-changed = Something was changed meanwhile. No key was imported. Look at the entries again, then repeat it.
error-import-stopped = The import was stopped. No key was imported.

## The recovery sheet, a page to be printed
## $when is date and time.

sheet-title = Recovery sheet for Keywright
sheet-what = Whoever has this sheet and a backup file has all access keys. Keep it where you keep what matters, not beside the backups, and not on the computer.
sheet-made = Made at { $when }. Keywright shows it this once and keeps no copy.
sheet-identity = The identity
sheet-identity-hint = { $count } groups, without blanks between them
sheet-recipient = Its recipient, which is no secret: Keywright encrypts backups to it.
sheet-how = How to restore
sheet-how-keywright = In Keywright, open Backup, choose Restore, choose the newest backup file, and type or scan the identity.
sheet-how-age = Without Keywright, with the age command: put the identity into a file of its own, then
sheet-code = The identity as a QR code
