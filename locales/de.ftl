### Deutsch. Anrede „Sie“; en.ftl sagt, wofür jede Nachricht und ihre Variablen stehen.

## Words that several screens share

confirm = Bestätigen
cancel = Abbrechen
close = Schließen
try-again = Erneut versuchen
access-key = Zugriffsschlüssel
key-name = Name des Schlüssels
count-keys =
    { $count ->
        [one] { $count } Schlüssel
       *[other] { $count } Schlüssel
    }
count-found =
    { $matching } von { $count ->
        [one] { $count } Schlüssel
       *[other] { $count } Schlüsseln
    }
more-after-this =
    { $count ->
        [one] Danach noch einer.
       *[other] Danach noch { $count } weitere.
    }

## Sidebar

sidebar = Seitenleiste
sidebar-prefix = Präfix { $prefix }
sidebar-settings = Arbeitsbereich-Einstellungen
sidebar-keychain-unlocked = Schlüsselbund entsperrt
sidebar-keychain-locked = Schlüsselbund gesperrt
sidebar-keychain-absent = Kein Schlüsselbund
sidebar-keychain-failed = Schlüsselbund antwortet nicht

## Page “Access Keys”

keys-title = Zugriffsschlüssel
keys-subtitle = Schlüssel, mit denen Anwendungen { $name } aufrufen.
keys-create = Neu erstellen
keys-search = Schlüssel suchen
keys-clear-search = Suche löschen
keys-no-match = Kein Schlüssel passt zu „{ $name }“.
keys-loading = Schlüsselliste wird gelesen …
keys-empty-title = Noch keine Zugriffsschlüssel
keys-empty-text = Erstellen Sie für jede Anwendung, die Ihre API aufruft, einen eigenen Schlüssel. Der vollständige Schlüssel wird einmal angezeigt; eine Kopie liegt im Schlüsselbund dieses Computers.
keys-unavailable = Keywright kann Ihre Schlüssel nicht anzeigen

## Table of access keys

table-caption = Zugriffsschlüssel von { $workspace }, { $count }
table-key = Schlüssel
table-name = Name
table-created-at = Erstellt am
table-delete = Löschen
table-delete-named = { $name } löschen
table-sort-ascending = Nach { $column } sortieren, aufsteigend
table-sort-descending = Nach { $column } sortieren, absteigend
table-test = Test

## Creating a key

create-title = Neuen API-Zugriffsschlüssel erstellen
create-name-hint = Sagen Sie, wofür der Schlüssel ist. Den Namen können Sie später ändern.
create-environment = Umgebung
create-live = Live
create-live-hint = Echte Daten, { $name }
create-test = Test
create-test-hint = Entwicklung, { $name }
create-doing = Schlüssel wird im Schlüsselbund abgelegt …

## The one showing of a key

reveal-live-created = Live-Schlüssel erstellt
reveal-test-created = Test-Schlüssel erstellt
reveal-key = Zugriffsschlüssel
reveal-copy = Schlüssel kopieren
reveal-copied-for = Kopiert, Zwischenablage leert sich in { $seconds } s
reveal-copied = Kopiert
reveal-warning-lead = Kopieren Sie ihn jetzt.
reveal-warning = Aus Sicherheitsgründen können Sie den vollständigen Schlüssel nicht noch einmal ansehen.
reveal-backup = Zur Sicherung bleibt eine Kopie im Schlüsselbund dieses Computers.
reveal-saved = Ich habe den Schlüssel gesichert
reveal-close-title = Schließen, ohne zu kopieren?
reveal-close-text = Sie können diesen Schlüssel nicht noch einmal ansehen.
reveal-close-yes = Ohne Kopieren schließen
reveal-close-no = Zurück zum Schlüssel

## Keys whose one showing never came

never-shown = „{ $name }“ wurde erstellt, aber der Schlüssel wurde nie angezeigt.
never-shown-show = Schlüssel anzeigen
never-shown-delete = Löschen

## Deleting a key

delete-title = Möchten Sie „{ $name }“ wirklich löschen?
delete-text = Die Kopie wird aus dem Schlüsselbund dieses Computers entfernt. Ziehen Sie den Schlüssel auch bei Ihrer API zurück, damit er dort abgewiesen wird. Das lässt sich nicht rückgängig machen.
delete-key = Schlüssel
delete-doing = Schlüssel wird aus dem Schlüsselbund entfernt …
delete-done = „{ $name }“ wurde gelöscht.

## Renaming a key

rename-title = Zugriffsschlüssel umbenennen
rename-hint = Der Schlüssel selbst ändert sich nicht. Sein Name im Schlüsselbund wird angepasst.
rename-doing = Schlüssel wird im Schlüsselbund umbenannt …
rename-done = In „{ $name }“ umbenannt.

## Keys that were created from the tray

quick-key-name = Schnellschlüssel { $when }
quick-key-offer = { $name } wurde { $ago } ohne das Fenster erstellt. Geben Sie dem Schlüssel einen Namen, der sagt, wofür er ist.
quick-key-rename = Umbenennen
quick-key-keep = Namen behalten

## Clipboard

clipboard-copied = Schlüssel kopiert. Zwischenablage wird in { $seconds } s geleert
clipboard-copied-kept = Schlüssel kopiert. Er bleibt in der Zwischenablage, bis Sie etwas anderes kopieren oder Keywright beenden.
clipboard-clear = Jetzt leeren
clipboard-cleared = Zwischenablage geleert.
clipboard-truncated-copied = Gekürzter Schlüssel kopiert.

## Keychain

keychain-locked-lead = Der Schlüsselbund ist gesperrt.
keychain-locked-text = Sie können Ihre Schlüssel ansehen; Erstellen und Löschen warten, bis er entsperrt ist.
keychain-unlock = Schlüsselbund entsperren
keychain-absent-lead = Es läuft kein Schlüsselbund-Dienst.
keychain-absent-text = Keywright bewahrt Geheimnisse nur dort auf.
keychain-how-to-get-one = So erhalten Sie einen
keychain-failed-lead = Der Schlüsselbund antwortet nicht.
keychain-failed-text = Sie können Ihre Schlüssel ansehen; Erstellen und Löschen warten, bis er antwortet.

## How to get a keychain

help-title = So erhalten Sie einen Schlüsselbund
help-text = Keywright legt jeden Schlüssel im Secret Service Ihres Desktops ab. Eines dieser Programme stellt ihn bereit:
help-gnome = GNOME Keyring: Führen Sie unter Debian und Ubuntu diesen Befehl aus:
help-kwallet = KWallet: Schalten Sie in den Systemeinstellungen von KDE das KDE-Wallet-System ein.
help-keepass = KeePassXC: Schalten Sie in dessen Einstellungen die Secret-Service-Integration ein.
help-after = Starten Sie danach den Dienst, oder melden Sie sich ab und wieder an. Keywright findet ihn von selbst, auch während es läuft.

## Page “General”

settings = Allgemein
settings-subtitle = Wie Keywright auf diesem Computer arbeitet.
settings-save = Speichern
settings-saved = Gespeichert.
settings-system = System
settings-never = Nie
settings-seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
settings-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }

## Page “General”: Workspace

settings-workspace = Arbeitsbereich
settings-workspace-name = Name des Arbeitsbereichs
settings-prefix = Schlüsselpräfix
settings-prefix-hint = Neue Schlüssel beginnen damit. Vorhandene behalten ihres.

## Page “General”: Clipboard

settings-clipboard = Zwischenablage
settings-clear-after = Leeren nach
settings-never-hint = Ein Schlüssel bleibt dann, bis Sie etwas anderes kopieren oder Keywright beenden.

## Page “General”: Tray and window

settings-tray = Infobereich und Fenster
settings-stay-in-tray = Keywright im Infobereich behalten, wenn das Fenster geschlossen wird
settings-no-tray = Dieser Desktop hat keinen Infobereich; Keywright wird daher mit dem Fenster beendet.
settings-no-tray-gnome = GNOME zeigt einen mit der Erweiterung AppIndicator.
settings-autostart = Bei der Anmeldung starten
settings-autostart-hint = Keywright startet im Infobereich, ohne Fenster.

## Page “General”: Shortcut

settings-shortcut = Tastenkürzel
settings-shortcut-live = Überall schnell einen Live-Schlüssel erstellen
settings-shortcut-test = Überall schnell einen Test-Schlüssel erstellen
settings-shortcut-record = Tastenkürzel aufnehmen
settings-shortcut-recording = Tasten drücken …
settings-shortcut-remove = Entfernen

## Page “General”: Notifications

settings-notifications = Mitteilungen
settings-notifications-show = Mitteilungen anzeigen
settings-notifications-absent = Auf diesem Desktop läuft kein Dienst für Mitteilungen.

## Page “General”: Appearance

settings-appearance = Darstellung
settings-theme = Design
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-language = Sprache
language-en = English
language-de = Deutsch
language-zh-hans = 简体中文

## Page “General”: Data

settings-data = Daten
settings-data-folder = Datenordner
settings-data-open = Ordner öffnen

## Page “General”: What this desktop protects

protects = Was dieser Desktop schützt
protects-history = Verlauf der Zwischenablage
protects-history-linux = Schlüssel werden als geheim gekennzeichnet. Klipper von KDE und einige andere Verläufe der Zwischenablage lassen sie aus; andere behalten sie womöglich.
protects-history-windows = Bleiben aus dem Verlauf der Zwischenablage und der Cloud-Zwischenablage heraus.
protects-history-macos = Als verborgen gekennzeichnet; die meisten Verläufe der Zwischenablage lassen sie aus.
protects-programs = Andere Programme
protects-programs-text = Jedes Ihrer Programme kann die Zwischenablage lesen, solange ein Schlüssel darin liegt.
protects-selection = Mittlere Maustaste
protects-selection-text = Mit ihr wird ein Schlüssel nur eingefügt, solange Sie ihn selbst markiert haben.
protects-capture = Bildschirmaufnahme
protects-capture-linux = Nicht geschützt: Dieses System kann ein Fenster nicht von Bildschirmfotos und Aufnahmen ausnehmen.
protects-capture-windows = Solange ein Schlüssel angezeigt wird, erscheint das Fenster nicht auf Bildschirmfotos und Aufnahmen.
protects-capture-macos = Solange ein Schlüssel angezeigt wird, erscheint das Fenster in den meisten Aufnahmen nicht; seit macOS 15 sehen manche Programme es trotzdem.

## List of keys on the keyboard

keyboard = Tastatur
keyboard-create = Schlüssel erstellen
keyboard-search = Suchen
keyboard-move = In der Tabelle bewegen
keyboard-trash = Zum Papierkorb der Zeile und zurück
keyboard-delete = Schlüssel löschen
keyboard-rename = Schlüssel umbenennen
keyboard-copy = Gekürzten Schlüssel kopieren
keyboard-settings = Einstellungen
keyboard-pages = Seiten „Zugriffsschlüssel“ und „Allgemein“
keyboard-escape = Dialog schließen, Suche löschen
keyboard-regions = Zwischen Seitenleiste und Inhalt wechseln
keyboard-help = Diese Liste
keyboard-letters = Einzelne Buchstaben wirken, solange die Tabelle den Fokus hat.

## Tray

tray-tooltip = Keywright
tray-create-live = Live-Schlüssel schnell erstellen
tray-create-test = Test-Schlüssel schnell erstellen
tray-open = Keywright öffnen
tray-quit = Beenden

## Notifications

notification-live-created = Live-Schlüssel erstellt
notification-test-created = Test-Schlüssel erstellt
notification-copied = { $name } ({ $truncated }) liegt in der Zwischenablage. Sie wird in { $seconds } Sekunden geleert.
notification-copied-kept = { $name } ({ $truncated }) liegt in der Zwischenablage und bleibt dort, bis Sie etwas anderes kopieren oder Keywright beenden.
notification-not-created = Es wurde kein Schlüssel erstellt
notification-not-copied = Schlüssel erstellt, aber nicht kopiert
notification-not-copied-text = { $name } konnte nicht in die Zwischenablage gelegt werden: { $reason }. Öffnen Sie Keywright, um den Schlüssel einmal zu sehen.
notification-not-cleared = Die Zwischenablage konnte nicht geleert werden
notification-not-cleared-text = Sie enthält womöglich noch den Schlüssel { $truncated }. Kopieren Sie zur Sicherheit etwas anderes.
notification-in-tray = Keywright bleibt im Infobereich
notification-in-tray-text = Nach dem Schließen des Fensters bleibt es dort, damit Schlüssel im Infobereich erstellt werden können. „Beenden“ in seinem Menü beendet es. Auf der Seite „Allgemein“ können Sie das ändern.

## Errors: what became of it

error-outcome =
    { $doing ->
        [creating] Es wurde kein Schlüssel erstellt.
        [quick-creating] Es wurde kein Schlüssel erstellt.
        [revealing] Der Schlüssel wurde nicht angezeigt.
        [deleting] Der Schlüssel wurde nicht gelöscht.
        [renaming] Der Schlüssel wurde nicht umbenannt.
        [changing] Die Einstellung wurde nicht geändert.
       *[other] Es wurde nichts geändert.
    }

## Errors: what happened

cause-under-way = Ein anderes laufendes Keywright löscht diesen Schlüssel gerade.
cause-handle-taken = Es gibt schon einen Schlüssel mit dieser Kennung.
cause-registry-damaged = Die Schlüsselliste in { $path } ist beschädigt.
cause-registry-newer = { $path } stammt von einer neueren Version von Keywright.
cause-registry-foreign = { $path } gehört zu einer anderen Anwendung.
cause-registry-not-ours = { $path } gehört einem anderen Benutzer oder darf nicht geöffnet werden.
cause-registry-read-only = { $path } lässt sich nicht beschreiben.
cause-registry-full = Auf dem Datenträger von { $path } ist kein Platz mehr.
cause-registry-busy = Ein anderes Programm benutzt { $path }.
cause-registry-failed = Die Schlüsselliste in { $path } konnte nicht benutzt werden: { $reason }.
cause-key-mismatch = Im Schlüsselbund liegt unter dem Namen dieses Schlüssels etwas anderes.
cause-keychain-absent = Es läuft kein Schlüsselbund-Dienst.
cause-keychain-locked = Der Schlüsselbund ist gesperrt.
cause-keychain-refused = Der Schlüsselbund hat abgelehnt: { $reason }.
cause-keychain-item-missing = Der Schlüsselbund hat keine Kopie dieses Schlüssels.
cause-keychain-failed = Der Schlüsselbund antwortet nicht mehr: { $reason }.

## Errors: names

error-name-empty = Geben Sie einen Namen ein, zum Beispiel „CRM Integration Secret“.
error-name-too-long = Ein Name hat höchstens { $most } Zeichen; dieser hat { $length }.
error-name-invisible = Entfernen Sie die unsichtbaren Zeichen aus dem Namen.
error-name-taken = In diesem Arbeitsbereich gibt es schon einen Schlüssel namens „{ $name }“. Wählen Sie einen anderen Namen.
error-workspace-name-empty = Geben Sie einen Namen für den Arbeitsbereich ein, zum Beispiel „Acme API“.
error-prefix = Ein Präfix hat 2 bis 12 Zeichen: einen Kleinbuchstaben, danach Kleinbuchstaben und Ziffern.

## Errors: keys

error-key-not-found = Dieser Schlüssel ist nicht mehr in der Liste.
error-key-already-shown = Dieser Schlüssel wurde schon angezeigt und kann nicht noch einmal angesehen werden. Erstellen Sie einen neuen, falls er verloren ging.
error-key-mismatch = { cause-key-mismatch } Löschen Sie den Schlüssel und erstellen Sie einen neuen.
error-nothing-revealed = Dieser Schlüssel wird gerade nicht angezeigt, daher wurde nichts getan.
error-no-random = Das Betriebssystem hat keine Zufallszahlen geliefert: { $reason }. { error-outcome } Versuchen Sie es erneut.
error-deletion-pending = { $cause } Das Löschen hat begonnen, und Keywright schließt es ab, sobald es kann. Sie können auch erneut „Bestätigen“ wählen.
error-handle-taken = { cause-handle-taken } { error-outcome } Versuchen Sie es gleich noch einmal.
error-under-way = { cause-under-way } { error-outcome } Versuchen Sie es gleich noch einmal.

## Errors: the key list

error-registry-damaged = { cause-registry-damaged } Es wurde nichts geändert. Verschieben Sie die Datei an einen anderen Ort, zusammen mit den Dateien -wal und -shm daneben; stellen Sie dann eine Sicherung wieder her, falls es eine gibt.
error-registry-newer = { cause-registry-newer } Aktualisieren Sie Keywright, um sie zu öffnen.
error-registry-foreign = { cause-registry-foreign } Es wurde nichts geändert. Verschieben Sie die Datei an einen anderen Ort und versuchen Sie es erneut.
error-registry-not-ours = { cause-registry-not-ours } Es wurde nichts geändert. Übertragen Sie den Besitz dem Benutzer, der Keywright ausführt, und versuchen Sie es erneut.
error-registry-read-only =
    { cause-registry-read-only } { error-outcome } { $doing ->
        [creating] Machen Sie Ordner und Datei beschreibbar und wählen Sie erneut „Bestätigen“.
        [deleting] Machen Sie Ordner und Datei beschreibbar und wählen Sie erneut „Bestätigen“.
        [renaming] Machen Sie Ordner und Datei beschreibbar und wählen Sie erneut „Bestätigen“.
       *[other] Machen Sie Ordner und Datei beschreibbar und versuchen Sie es erneut.
    }
error-registry-full =
    { cause-registry-full } { error-outcome } { $doing ->
        [creating] Schaffen Sie Platz und wählen Sie erneut „Bestätigen“.
        [deleting] Schaffen Sie Platz und wählen Sie erneut „Bestätigen“.
        [renaming] Schaffen Sie Platz und wählen Sie erneut „Bestätigen“.
       *[other] Schaffen Sie Platz und versuchen Sie es erneut.
    }
error-registry-busy =
    { cause-registry-busy } { error-outcome } { $doing ->
        [creating] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
        [deleting] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
        [renaming] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
       *[other] Warten Sie einen Augenblick und versuchen Sie es erneut.
    }
error-registry-failed =
    { cause-registry-failed } { error-outcome } { $doing ->
        [creating] Prüfen Sie den Datenträger und wählen Sie erneut „Bestätigen“.
        [deleting] Prüfen Sie den Datenträger und wählen Sie erneut „Bestätigen“.
        [renaming] Prüfen Sie den Datenträger und wählen Sie erneut „Bestätigen“.
       *[other] Prüfen Sie den Datenträger und versuchen Sie es erneut.
    }

## Errors: the keychain

error-keychain-absent =
    { cause-keychain-absent } Keywright bewahrt Geheimnisse nur dort auf. { error-outcome } { $doing ->
        [creating] Starten Sie einen und wählen Sie erneut „Bestätigen“.
        [deleting] Starten Sie einen und wählen Sie erneut „Bestätigen“.
        [renaming] Starten Sie einen und wählen Sie erneut „Bestätigen“.
       *[other] Starten Sie einen und versuchen Sie es erneut.
    }
error-keychain-locked =
    { cause-keychain-locked } { error-outcome } { $doing ->
        [creating] Entsperren Sie ihn und wählen Sie erneut „Bestätigen“.
        [deleting] Entsperren Sie ihn und wählen Sie erneut „Bestätigen“.
        [renaming] Entsperren Sie ihn und wählen Sie erneut „Bestätigen“.
       *[other] Entsperren Sie ihn und versuchen Sie es erneut.
    }
error-keychain-not-unlocked = { cause-keychain-locked } Er wurde nicht entsperrt. Versuchen Sie es erneut.
error-keychain-refused =
    { cause-keychain-refused } { error-outcome } { $doing ->
        [creating] Erlauben Sie Keywright, ihn zu benutzen, und wählen Sie erneut „Bestätigen“.
        [deleting] Erlauben Sie Keywright, ihn zu benutzen, und wählen Sie erneut „Bestätigen“.
        [renaming] Erlauben Sie Keywright, ihn zu benutzen, und wählen Sie erneut „Bestätigen“.
       *[other] Erlauben Sie Keywright, ihn zu benutzen, und versuchen Sie es erneut.
    }
error-keychain-item-missing = { cause-keychain-item-missing } Löschen Sie den Schlüssel und erstellen Sie einen neuen.
error-keychain-failed =
    { cause-keychain-failed } { error-outcome } { $doing ->
        [creating] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
        [deleting] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
        [renaming] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
       *[other] Warten Sie einen Augenblick und versuchen Sie es erneut.
    }

## Errors: the system and Keywright itself

error-clipboard-failed = Die Zwischenablage ließ sich nicht benutzen: { $reason }. Versuchen Sie es erneut.
error-internal = Keywright konnte das nicht abschließen. Versuchen Sie es erneut.
error-unreadable = Keywright konnte das nicht lesen. Es wurde nichts getan. Prüfen Sie die Eingabe.
error-argument = Keywright kennt „{ $argument }“ nicht. Es versteht --hidden, --quick-create live, --quick-create test oder gar nichts.
error-argument-environment = Geben Sie nach --quick-create „live“ oder „test“ an.
error-no-display = Es gibt keine Anzeige für ein Fenster: Weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt.
error-no-home-folder = Dieses System nennt keinen persönlichen Ordner, daher gibt es keinen Platz für die Schlüsselliste.
error-window-failed = Das Fenster konnte nicht geöffnet werden: { $reason }.
error-folder-failed = Der Ordner konnte nicht geöffnet werden: { $reason }. Er liegt unter { $path }.

## Errors: settings

error-setting-refused = Keywright kennt diese Auswahl nicht. Die Einstellung wurde nicht geändert.
error-autostart-failed = Der Start bei der Anmeldung ließ sich nicht umstellen: { $reason }. Die Einstellung wurde nicht geändert.
error-shortcut-failed = Das Tastenkürzel konnte nicht festgelegt werden: { $reason }. Die Einstellung wurde nicht geändert.
error-shortcut-taken = Ein anderes Programm benutzt { $shortcut }. Wählen Sie ein anderes Tastenkürzel.
error-shortcut-wayland = Unter Wayland können Programme keine Tastenkürzel für den ganzen Desktop festlegen. Legen Sie in den Einstellungen Ihres Desktops eines fest, das diesen Befehl ausführt: { $command }
error-shortcut-modifier = Verwenden Sie mindestens Strg, Alt oder Super zusammen mit einer weiteren Taste.
