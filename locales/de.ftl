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
sidebar-pages = Überblick
sidebar-findings =
    { $count ->
        [one] { $count } offener Befund
       *[other] { $count } offene Befunde
    }
sidebar-keychain-unlocked = Schlüsselbund entsperrt
sidebar-keychain-locked = Schlüsselbund gesperrt
sidebar-keychain-absent = Kein Schlüsselbund
sidebar-keychain-failed = Schlüsselbund antwortet nicht
sidebar-lock = Sperren

## Page “Access Keys”

keys-title = Zugriffsschlüssel
keys-subtitle = Schlüssel, mit denen Anwendungen { $name } aufrufen.
keys-create = Neu erstellen
keys-search = Schlüssel suchen
keys-clear-search = Suche löschen
keys-no-match = Kein Schlüssel passt zu „{ $name }“.
keys-loading = Schlüsselliste wird gelesen …
keys-empty-title = Noch keine Zugriffsschlüssel
# $store: keychain or vault
keys-empty-text =
    { $store ->
        [vault] Erstellen Sie für jede Anwendung, die Ihre API aufruft, einen eigenen Schlüssel. Der vollständige Schlüssel wird einmal angezeigt; eine Kopie liegt in der Tresordatei.
       *[other] Erstellen Sie für jede Anwendung, die Ihre API aufruft, einen eigenen Schlüssel. Der vollständige Schlüssel wird einmal angezeigt; eine Kopie liegt im Schlüsselbund dieses Computers.
    }
keys-unavailable = Keywright kann Ihre Schlüssel nicht anzeigen

## Table of access keys

table-caption = Zugriffsschlüssel von { $workspace }, { $count }
table-key = Schlüssel
table-name = Name
table-created-at = Erstellt am
table-delete-named = { $name } löschen
table-sort-ascending = Nach { $column } sortieren, aufsteigend
table-sort-descending = Nach { $column } sortieren, absteigend
table-test = Test

## Table of access keys: further columns

table-environment = Umgebung
table-owner = Verantwortlich
table-used-by = Verwendet von
table-tags = Schlagwörter
table-expires = Läuft ab
table-status = Status
table-never = Nie
table-select = { $name } auswählen
table-select-all = Alle Schlüssel auswählen
table-more = Aktionen für { $name }
table-actions = Aktionen
table-replaced = Neuer Schlüssel
table-replaces = Alter Schlüssel
table-partner-gone = Der andere Schlüssel ist nicht mehr in der Liste.

## Access Keys: filters and columns

filter-quick = Anzeigen
filter-all = Alle
filter-active = Aktiv
filter-expiring = Ablaufend
filter-retiring = Endend
filter-disabled = Deaktiviert
filter-expired = Abgelaufen oder beendet
filters = Filter
filters-in-use = Filter, { $count } aktiv
filters-clear = Filter löschen
filter-tag = Schlagwort
filter-age = Alter
filter-ending = Endet
filter-any = Beliebig
filter-without-owner = Ohne Verantwortliche
filter-without-used-by = Niemand vermerkt
filter-without-tag = Ohne Schlagwörter
filter-older-than =
    { $days ->
        [one] Mindestens { $days } Tag alt
       *[other] Mindestens { $days } Tage alt
    }
filter-ending-within =
    { $days ->
        [one] Innerhalb von { $days } Tag
       *[other] Innerhalb von { $days } Tagen
    }
filter-by-status = Status: { $name }
filter-by-environment = Umgebung: { $name }
filter-by-owner = Verantwortlich: { $name }
filter-by-used-by = Verwendet von: { $name }
filter-by-tag = Schlagwort: { $name }
filter-by-age = Alter: { $name }
filter-by-ending = Endet: { $name }
filter-remove = Filter entfernen: { $filter }
keys-no-match-filters = Kein Schlüssel passt zu diesen Filtern:
keys-no-match-both = Kein Schlüssel mit diesen Filtern passt zu „{ $name }“:
columns = Spalten
columns-hint = Schlüssel und Name sind immer da.
columns-reset = Standardspalten

## Access Keys: what can be done with keys

key-details = Einzelheiten
key-edit = Bearbeiten
key-rotate = Rotieren
key-disable = Deaktivieren
key-enable = Aktivieren
key-finish = Jetzt abschließen
key-undo = Zurücknehmen
key-delete = Löschen
key-copy = Kopieren
key-copy-truncated = Gekürzten Schlüssel kopieren
key-copy-handle = Kennung kopieren
key-copy-id = ID kopieren
key-copied-handle = Kennung kopiert.
key-copied-id = ID kopiert.
key-finish-menu = Rotation jetzt abschließen
key-undo-menu = Rotation zurücknehmen
selection = Ausgewählte Schlüssel
selection-count =
    { $count ->
        [one] { $count } Schlüssel ausgewählt
       *[other] { $count } Schlüssel ausgewählt
    }
selection-clear = Aufheben
selection-copy-truncated = Gekürzte Schlüssel kopieren
selection-copy-handles = Kennungen kopieren
selection-copy-ids = IDs kopieren
selection-copied =
    { $count ->
        [one] Für { $count } Schlüssel kopiert, je eine Zeile.
       *[other] Für { $count } Schlüssel kopiert, je eine Zeile.
    }
disable-done = „{ $name }“ ist deaktiviert. Anwendungen, die ihn verwenden, werden abgewiesen, sobald Ihre API davon weiß.
enable-done = „{ $name }“ ist aktiviert.
disable-many-done =
    { $count ->
        [one] { $count } Schlüssel deaktiviert.
       *[other] { $count } Schlüssel deaktiviert.
    }
enable-many-done =
    { $count ->
        [one] { $count } Schlüssel aktiviert.
       *[other] { $count } Schlüssel aktiviert.
    }
disable-many-doing = { $done } von { $count } deaktiviert …
enable-many-doing = { $done } von { $count } aktiviert …
disable-none = Keiner dieser Schlüssel kann deaktiviert werden: Sie sind es schon, oder ihre Zeit ist vorbei.
enable-none = Keiner dieser Schlüssel kann aktiviert werden: Sie sind es schon, oder ihre Zeit ist vorbei.
disable-ended = Die Zeit von „{ $name }“ ist vorbei, also gibt es nichts zu deaktivieren.

## Access Keys: what became of several

many-stop = Anhalten
disable-many-failed =
    { $count ->
        [one] { $failed } von { $count } Schlüssel nicht deaktiviert
       *[other] { $failed } von { $count } Schlüsseln nicht deaktiviert
    }
enable-many-failed =
    { $count ->
        [one] { $failed } von { $count } Schlüssel nicht aktiviert
       *[other] { $failed } von { $count } Schlüsseln nicht aktiviert
    }
delete-many-failed =
    { $count ->
        [one] { $failed } von { $count } Schlüssel nicht gelöscht
       *[other] { $failed } von { $count } Schlüsseln nicht gelöscht
    }
many-stopped = Sie haben angehalten. Die übrigen sind, wie sie waren.

## Deleting several keys

delete-many-title =
    { $count ->
        [one] Möchten Sie diesen Schlüssel wirklich löschen?
       *[other] Möchten Sie diese { $count } Schlüssel wirklich löschen?
    }
# $store: keychain or vault
delete-many-text =
    { $store ->
        [vault] Ihre Kopien verlassen die Tresordatei. Sperren Sie die Schlüssel auch in Ihrer API, damit sie dort abgewiesen werden. Das lässt sich nicht rückgängig machen.
       *[other] Ihre Kopien verlassen den Schlüsselbund dieses Computers. Sperren Sie die Schlüssel auch in Ihrer API, damit sie dort abgewiesen werden. Das lässt sich nicht rückgängig machen.
    }
delete-many-names = Schlüssel, die gelöscht werden
delete-many-doing = { $done } von { $count } gelöscht …
delete-many-done =
    { $count ->
        [one] { $count } Schlüssel gelöscht.
       *[other] { $count } Schlüssel gelöscht.
    }

## Rotating a key

rotate-title = „{ $name }“ rotieren
rotate-text = Ein neuer Schlüssel übernimmt Namen, Verantwortliche, Dokumentation, Umgebung und Laufzeit. Er wird einmal angezeigt.
rotate-retires = Wann der alte Schlüssel endet
rotate-now = Jetzt
rotate-minutes = In { $count } Minuten
rotate-hours =
    { $count ->
        [one] In { $count } Stunde
       *[other] In { $count } Stunden
    }
rotate-days =
    { $count ->
        [one] In { $count } Tag
       *[other] In { $count } Tagen
    }
rotate-custom = Andere Zeit
rotate-custom-amount = Wie lange ab jetzt
rotate-custom-unit = Einheit
rotate-unit-minutes = Minuten
rotate-unit-hours = Stunden
rotate-unit-days = Tage
rotate-custom-refused = Geben Sie eine ganze Zahl ein; höchstens 30 Tage.
rotate-until = Der alte Schlüssel { $name } gilt bis { $when }.
rotate-until-own-end = Der alte Schlüssel { $name } gilt bis { $when }; dann läuft er ohnehin ab.
rotate-at-once = Der alte Schlüssel { $name } gilt sofort nicht mehr. Wer ihn verwendet, wird abgewiesen, bis er den neuen hat.
rotate-disabled = Der alte Schlüssel { $name } ist deaktiviert und bleibt es.
rotate-new-expires = Der neue Schlüssel läuft am { $when } ab.
rotate-used-by = Verwendet von: { $names }. Sie brauchen den neuen Schlüssel, bevor der alte endet.
rotate-doing = Neuer Schlüssel wird abgelegt …
rotate-old-works = Der alte Schlüssel gilt noch bis { $when }.
rotate-old-ended = Der alte Schlüssel gilt nicht mehr.
rotate-refused-rotated = „{ $name }“ wurde schon rotiert und kann nicht noch einmal rotiert werden.
rotate-refused-ended = Die Zeit von „{ $name }“ ist vorbei; rotieren geht nicht mehr. Erstellen Sie einen neuen Schlüssel.
rotate-reason-rotated = Wurde schon rotiert.
rotate-reason-ended = Seine Zeit ist vorbei.

## Rotating several keys

plan-title =
    { $count ->
        [one] { $count } Schlüssel rotieren
       *[other] { $count } Schlüssel rotieren
    }
plan-text = An die Stelle jedes Schlüssels tritt ein neuer mit Namen, Verantwortlichen, Dokumentation, Umgebung und Laufzeit. Jeder wird einmal angezeigt, von der Prüfliste aus, die folgt.
plan-rotated = Schlüssel, die rotiert werden
plan-left-out =
    { $count ->
        [one] { $count } Schlüssel bleibt außen vor
       *[other] { $count } Schlüssel bleiben außen vor
    }
plan-none = Keiner dieser Schlüssel kann rotiert werden.
plan-retire = Wann die alten Schlüssel enden
plan-until = Die alten Schlüssel gelten bis { $when }, oder bis sie vorher ablaufen.
plan-at-once = Die alten Schlüssel gelten sofort nicht mehr. Wer sie verwendet, wird abgewiesen, bis er die neuen hat.
plan-doing = { $done } von { $count } rotiert …
plan-done-title =
    { $count ->
        [one] { $done } von { $count } Schlüssel rotiert
       *[other] { $done } von { $count } Schlüsseln rotiert
    }
plan-done-text = Zeigen Sie jeden neuen Schlüssel einmal an und geben Sie ihn weiter. Haken Sie ab, wer Bescheid weiß.
plan-checklist = Prüfliste
plan-show = Schlüssel anzeigen
plan-show-named = Schlüssel anzeigen: { $name }
plan-shown = Angezeigt
plan-tell = Bescheid geben
plan-tell-named = Wem wegen { $name } Bescheid zu geben ist
plan-tell-nobody = Wer ihn auch verwendet: Niemand ist vermerkt
plan-told =
    { $count ->
        [one] { $done } von { $count } weiß Bescheid
       *[other] { $done } von { $count } wissen Bescheid
    }
plan-copy = Prüfliste kopieren
plan-save = Prüfliste speichern
plan-copied = Prüfliste kopiert.
plan-saved = Prüfliste gespeichert: { $name }
plan-close-title =
    { $count ->
        [one] Schließen, obwohl { $count } Schlüssel nicht angezeigt wurde?
       *[other] Schließen, obwohl { $count } Schlüssel nicht angezeigt wurden?
    }
plan-close-text = Jeder lässt sich noch einmal anzeigen: Die Seite „Zugriffsschlüssel“ bietet es über der Tabelle an.
plan-close-yes = Schließen
plan-close-no = Zurück zur Prüfliste

## A rotation that is under way

finish-title = Rotation von „{ $name }“ jetzt abschließen?
finish-text = Der alte Schlüssel { $name } gilt sofort nicht mehr. Das lässt sich nicht rückgängig machen.
finish-doing = Der alte Schlüssel wird beendet …
finish-done = Der alte Schlüssel von „{ $name }“ wurde beendet.
undo-title = Rotation von „{ $name }“ zurücknehmen?
undo-text = Der neue Schlüssel { $name } wird gelöscht: Er gilt nicht mehr und kann nicht noch einmal angezeigt werden. Der alte Schlüssel gilt weiter wie zuvor.
undo-text-deleted = Der neue Schlüssel wurde bereits gelöscht. Der alte Schlüssel gilt weiter wie zuvor.
undo-doing = Neuer Schlüssel wird entfernt …
undo-done = Die Rotation von „{ $name }“ wurde zurückgenommen.

## Creating a key

create-title = Neuen API-Zugriffsschlüssel erstellen
create-name-hint = Sagen Sie, wofür der Schlüssel ist. Den Namen können Sie später ändern.
create-environment = Umgebung
create-live = Live
create-live-hint = Echte Daten, { $name }
create-test = Test
create-test-hint = Entwicklung, { $name }
create-doing = Schlüssel wird abgelegt …

## The one showing of a key

reveal-live-created = Live-Schlüssel erstellt
reveal-test-created = Test-Schlüssel erstellt
reveal-key = Zugriffsschlüssel
reveal-copy = Schlüssel kopieren
reveal-copied-for = Kopiert, Zwischenablage leert sich in { $seconds } s
reveal-copied = Kopiert
reveal-warning-lead = Kopieren Sie ihn jetzt.
reveal-warning = Aus Sicherheitsgründen können Sie den vollständigen Schlüssel nicht noch einmal ansehen.
# $store: keychain or vault
reveal-backup =
    { $store ->
        [vault] Zur Sicherung bleibt eine Kopie in der Tresordatei.
       *[other] Zur Sicherung bleibt eine Kopie im Schlüsselbund dieses Computers.
    }
reveal-digest-only = Es bleibt keine Kopie: Dieser Arbeitsbereich behält nur den Digest des Schlüssels.
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
# $store: keychain or vault
delete-text =
    { $store ->
        [vault] Die Kopie wird aus der Tresordatei entfernt. Ziehen Sie den Schlüssel auch bei Ihrer API zurück, damit er dort abgewiesen wird. Das lässt sich nicht rückgängig machen.
       *[other] Die Kopie wird aus dem Schlüsselbund dieses Computers entfernt. Ziehen Sie den Schlüssel auch bei Ihrer API zurück, damit er dort abgewiesen wird. Das lässt sich nicht rückgängig machen.
    }
delete-text-successor = Der alte Schlüssel endet trotzdem zu seiner Zeit ({ $when }), und nichts tritt an seine Stelle. Soll er bleiben, nehmen Sie stattdessen die Rotation zurück.
delete-key = Schlüssel
delete-doing = Schlüssel wird entfernt …
delete-done = „{ $name }“ wurde gelöscht.

## Renaming a key

rename-title = Zugriffsschlüssel umbenennen
rename-hint = Der Schlüssel selbst ändert sich nicht. Der Name seiner Kopie wird angepasst.
rename-doing = Schlüssel wird umbenannt …
rename-done = In „{ $name }“ umbenannt.

## Keys that were created from the tray

quick-key-name = Schnellschlüssel { $when }
quick-key-offer = { $name } wurde { $ago } ohne das Fenster erstellt. Geben Sie dem Schlüssel einen Namen, der sagt, wofür er ist.
quick-key-rename = Umbenennen
quick-key-keep = Namen behalten

## Details of a key

panel = Einzelheiten
panel-close = Einzelheiten schließen
panel-loading = Einzelheiten werden gelesen…
panel-rename = { $name } umbenennen
panel-edit = Bearbeiten, wofür der Schlüssel ist
panel-change-expiry = Ablauf ändern
panel-live = live
panel-leaked = durchgesickert
panel-none = Nichts vermerkt
panel-retires = Endet
panel-retired = Beendet
panel-disabled = Deaktiviert
panel-leak-noted = Leck vermerkt
panel-replaces = Ersetzt
panel-replaced-by = Ersetzt durch
panel-open-key = Einzelheiten von { $key }
panel-copy = Kopie
# $store: keychain or vault
panel-copy-kept =
    { $store ->
        [vault] Liegt in der Tresordatei
       *[other] Liegt im Schlüsselbund dieses Computers
    }
panel-copy-gone = Keine, nur der Digest bleibt
panel-handle = Kennung
panel-id = ID
panel-activity = Aktivität
panel-older = Ältere zeigen
# $finish and $undo: buttons, “Finish now” and “Undo”
rotation-note = Der alte Schlüssel gilt noch bis { $when }. { $finish } oder { $undo }.
rotation-note-self = Dieser Schlüssel wurde rotiert und gilt noch bis { $when }. { $finish } oder { $undo }.
# As “tomorrow, 08:00”
day-and-time = { $day }, { $time }

## What a key is for, and when it expires

create-more = Weitere Angaben
create-more-never = Läuft nie ab
create-more-no-owner = ohne Verantwortliche
details-owner = Verantwortlich
details-owner-hint = Die Person oder das Team, das für den Schlüssel einsteht.
details-used-by = Verwendet von
details-used-by-hint = Anwendungen und Teams, die damit aufrufen. Die Eingabetaste fügt hinzu.
details-tags = Schlagwörter
details-tags-hint = Wörter, um ihn zu finden. Die Eingabetaste fügt hinzu.
details-notes = Notizen
details-notes-hint = Alles andere, aber keine Geheimnisse.
details-suggestions = Vorschläge
details-remove = { $name } entfernen
details-added = { $name } hinzugefügt
details-removed = { $name } entfernt
expiry = Läuft ab
expiry-never = Nie
expiry-custom = Datum und Uhrzeit
expiry-result = Läuft ab am { $date }
expiry-result-never = Er gilt, bis er deaktiviert oder gelöscht wird.
expiry-result-missing = Geben Sie Datum und Uhrzeit ein.
expiry-limit = Schlüssel dieses Arbeitsbereichs gelten höchstens { $days } Tage.
length-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
length-years =
    { $count ->
        [one] { $count } Jahr
       *[other] { $count } Jahre
    }

## What a key is at present
## $when: a day near today, as “in 9 days”, “tomorrow” or “4 days ago”. $date: a day

status-active = Aktiv
status-expires = Läuft { $when } ab
status-expired = { $when } abgelaufen
status-expired-on = Abgelaufen am { $date }
status-retires = Endet { $when }
status-retired = { $when } beendet
status-retired-on = Beendet am { $date }
status-disabled = Deaktiviert

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
keychain-absent-text = Sie können Ihre Schlüssel ansehen; Erstellen und Löschen warten, bis einer läuft.
keychain-how-to-get-one = So erhalten Sie einen
keychain-failed-lead = Der Schlüsselbund antwortet nicht.
keychain-failed-text = Sie können Ihre Schlüssel ansehen; Erstellen und Löschen warten, bis er antwortet.
keychain-many-lead = Mehr als 1.000 Schlüssel können den Schlüsselbund bremsen.
keychain-many-text = Eine Tresordatei bleibt schnell.
keychain-many-decline = Nein, danke

## A vault file in the place of the keychain

vault-locked-lead = Die Tresordatei ist gesperrt.
vault-locked-text = Sie können Ihre Schlüssel ansehen; Erstellen und Löschen warten, bis sie entsperrt ist.
vault-failed-lead = Die Tresordatei ist nicht lesbar.
vault-failed-text = Sie können Ihre Schlüssel ansehen; Erstellen und Löschen warten, bis sie wieder heil an ihrem Platz liegt. Ist sie verloren, bietet die Seite „Allgemein“ an, ohne sie weiterzumachen.
vault-kept-failed-text = Sie können Ihre Schlüssel ansehen; Erstellen und Löschen warten, bis sie wieder heil an ihrem Platz liegt und der Schlüsselbund ihren Schlüssel hat. Ist sie verloren, bietet die Seite „Allgemein“ an, ohne sie weiterzumachen.
vault-unlock = Tresordatei entsperren …
vault-unlock-title = Tresordatei entsperren
vault-unlock-text = In ihr liegen die Kopien Ihrer Schlüssel. Ohne ihre Passphrase können Sie Ihre Schlüssel ansehen, aber keine erstellen oder löschen.
vault-unlock-forgotten = Haben Sie sie vergessen, bietet die Seite „Allgemein“ an, ohne diese Datei weiterzumachen.
vault-unlock-doing = Die Tresordatei wird entsperrt …
vault-unlocked = Die Tresordatei ist entsperrt.
vault-passphrase = Passphrase der Tresordatei
vault-passphrase-empty = Geben Sie die Passphrase ein.
vault-change = Ändern …
vault-change-title = Passphrase der Tresordatei ändern
vault-change-text = Die Datei bleibt, wie sie ist, und nur die neue Passphrase öffnet sie.
vault-forgotten = Wenn Sie sie vergessen, sind die Kopien in der Datei verloren, außer denen in einem Backup. Die Schlüssel selbst funktionieren an Ihrer API weiter.
vault-sidebar-unlocked = Tresordatei entsperrt
vault-sidebar-locked = Tresordatei gesperrt
vault-sidebar-failed = Tresordatei unlesbar
# Two commands follow
vault-help-bare = In Containern und unter WSL gibt es oft weder einen Sitzungsbus noch einen Desktop, der ein solches Programm startet. Diese Befehle tun beides:
vault-help-offer = Wo nichts davon geht, kann eine verschlüsselte Tresordatei mit einer Passphrase die Schlüssel statt seiner aufnehmen.
vault-offer = Tresordatei verwenden …
vault-offer-title = Geheimnisse in einer Tresordatei aufbewahren
vault-offer-text = Anstelle eines Schlüsselbunds nimmt eine verschlüsselte Datei auf diesem Computer die Kopien Ihrer Schlüssel auf. Wählen Sie die Passphrase, die sie öffnet.
vault-offer-asked = Keywright fragt bei jedem Start nach der Passphrase.
vault-offer-back = Sie können später auf der Seite „Allgemein“ in einen Schlüsselbund umziehen.
# $count (number): at least 1
vault-offer-keys =
    { $count ->
        [one] Die Kopie des Schlüssels in Ihrer Liste bleibt in dem Schlüsselbund, der jetzt nicht läuft.
       *[other] Die Kopien der { $count } Schlüssel in Ihrer Liste bleiben in dem Schlüsselbund, der jetzt nicht läuft.
    }
vault-create = Tresordatei anlegen
vault-made = Neue Schlüssel werden von nun an in die Tresordatei kopiert.

## How to get a keychain

help-title = So erhalten Sie einen Schlüsselbund
help-text = Keywright braucht den Secret Service Ihres Desktops. Eines dieser Programme stellt ihn bereit:
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

## Workspaces

workspaces = Arbeitsbereiche
# Told to screen readers before the workspace's name
workspace-present = Arbeitsbereich
workspace-new = Neuer Arbeitsbereich…
workspace-chosen = Arbeitsbereich { $name }
workspace-create-title = Neuen Arbeitsbereich erstellen
workspace-name-hint = Einer für jede API oder jedes Produkt, zum Beispiel „Acme API“.
workspace-prefix-hint = Neue Schlüssel beginnen damit, zum Beispiel acme.
workspace-created = Arbeitsbereich „{ $name }“ erstellt.
workspace-delete = Diesen Arbeitsbereich löschen
workspace-delete-hint = Nur ein leerer Arbeitsbereich lässt sich löschen. Was in ihm getan wurde, bleibt in der Aktivität.
workspace-delete-button = Arbeitsbereich löschen
workspace-delete-title = Möchten Sie den Arbeitsbereich „{ $name }“ wirklich löschen?
workspace-delete-text = Er hat keine Schlüssel. Das lässt sich nicht rückgängig machen.
workspace-deleted = Arbeitsbereich „{ $name }“ gelöscht.

## Page “General”: Policies of the workspace

policy-default-expiry = Üblicher Ablauf
policy-default-expiry-hint = Danach laufen neue Schlüssel ab, wenn kein anderer Ablauf gewählt wird.
policy-longest-life = Längste Geltung eines Schlüssels
policy-longest-life-hint = Ein späterer Ablauf lässt sich nicht wählen. Vorhandene Schlüssel behalten ihren.
policy-rotation-period = Rotationszeitraum
policy-rotation-period-hint = Das Audit nennt Schlüssel, die älter sind.
policy-no-limit = Keine Grenze
policy-none = Keine
policy-other = Andere Zahl von Tagen
policy-days = Tage
# $name: the setting
policy-days-named = { $name }, in Tagen
policy-no-number = Geben Sie eine ganze Zahl von 1 bis { $most } Tagen ein.
policy-copies = Kopien neuer Schlüssel
policy-copies-kept = Kopie behalten
policy-copies-kept-about = Der ganze Schlüssel liegt als Sicherung im Schlüsselbund oder in der Tresordatei.
policy-copies-digest = Nur der Digest
policy-copies-digest-about = Die Kopie wird entfernt, sobald der Schlüssel gezeigt wurde. Ein verlorener Schlüssel muss dann ersetzt werden.

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

## Page “General”: Lock

settings-lock = Sperre
settings-lock-passphrase = Admin-Passphrase
settings-lock-off = Aus. Wer an Ihrem entsperrten Desktop sitzt, kann Keywright benutzen.
settings-lock-on = Keywright fragt danach beim Start, nach einer Weile ohne Benutzung und nachdem Ihre Sitzung gesperrt war oder der Computer geschlafen hat.
settings-lock-set = Passphrase festlegen
settings-lock-change = Ändern
settings-lock-remove = Ausschalten
settings-lock-after = Sperren ohne Benutzung nach
settings-lock-never-hint = Dann sperren nur der Start, Ihre Sitzung und Sie selbst.
settings-lock-protects = Die Sperre hält andere vom Fenster, vom Menü im Infobereich und von den Tastenkürzeln fern. Sie verschlüsselt nichts: Andere Programme desselben Benutzers können die Schlüssel im Schlüsselbund des Systems und die Schlüsselliste weiterhin lesen, und eine entsperrte Tresordatei bleibt offen, bis Sie Keywright beenden.

## Dialogs about the admin passphrase

passphrase-set-title = Admin-Passphrase festlegen
passphrase-change-title = Admin-Passphrase ändern
passphrase-remove-title = Sperre ausschalten
passphrase-remove-text = Dann kann jeder, der an Ihrem entsperrten Desktop sitzt, Keywright benutzen.
passphrase-current = Bisherige Passphrase
passphrase-new = Neue Passphrase
# $least (number)
passphrase-hint =
    { $least ->
       *[other] Mindestens { $least } Zeichen.
    }
passphrase-repeat = Neue Passphrase wiederholen
passphrase-differs = Oben steht eine andere Passphrase. Geben Sie sie noch einmal ein.
passphrase-short =
    { $length ->
        [one] Eine Passphrase hat mindestens 8 Zeichen; diese hat { $length }.
       *[other] Eine Passphrase hat mindestens 8 Zeichen; diese hat { $length }.
    }
passphrase-show = Eingabe anzeigen
passphrase-with-sheet = Wenn Sie sie vergessen, entsperrt nur das Wiederherstellungsblatt Keywright.
passphrase-without-sheet = Es gibt kein Wiederherstellungsblatt. Wenn Sie die Passphrase vergessen, kann nichts in Keywright die Sperre aufheben.
passphrase-set-done = Die Sperre ist eingeschaltet.
passphrase-changed = Die Passphrase wurde geändert.
passphrase-removed = Die Sperre ist ausgeschaltet.

## Lock screen

lock-title = Keywright ist gesperrt
lock-passphrase = Admin-Passphrase
lock-unlock = Entsperren
# $count (number)
lock-wait-seconds =
    { $count ->
        [one] Der nächste Versuch ist in { $count } Sekunde möglich.
       *[other] Der nächste Versuch ist in { $count } Sekunden möglich.
    }
# $count (number)
lock-wait-minutes =
    { $count ->
        [one] Der nächste Versuch ist in { $count } Minute möglich.
       *[other] Der nächste Versuch ist in { $count } Minuten möglich.
    }
lock-wait-over = Sie können es wieder versuchen.
lock-forgot = Passphrase vergessen?
lock-recovery-title = Mit dem Wiederherstellungsblatt entsperren
lock-recovery-text = Die Identität darauf entsperrt Keywright. Legen Sie dabei eine neue Passphrase fest.
lock-recovery-absent = Es gibt kein Wiederherstellungsblatt, daher kann ohne die Passphrase nichts in Keywright die Sperre aufheben. Die Schlüssel selbst liegen im Schlüsselbund dieses Computers, dessen eigenes Programm sie zeigt, oder in der Tresordatei.
lock-identity = Identität auf dem Wiederherstellungsblatt
lock-identity-hint = Sie beginnt mit AGE-SECRET-KEY-1. Leerzeichen zählen nicht.
lock-back = Zurück

## Page “General”: Where secrets are kept

store = Wo Geheimnisse liegen
store-keychain = Der Schlüsselbund dieses Computers
store-keychain-about = Ein Eintrag für jeden Schlüssel. Er öffnet sich mit Ihrer Sitzung.
store-vault-passphrase = Eine Tresordatei mit Passphrase
store-vault-passphrase-about = Eine verschlüsselte Datei. Keywright fragt bei jedem Start nach ihrer Passphrase.
store-vault-keychain = Eine Tresordatei, deren Schlüssel im Schlüsselbund liegt
store-vault-keychain-about = Eine verschlüsselte Datei, die sich ohne Nachfrage mit dem Schlüsselbund öffnet. Sie ist mit Tausenden von Schlüsseln so schnell wie leer.
# $count (number): how many keys
store-count =
    { $count ->
        [0] Es gibt noch keinen Schlüssel.
        [one] { $count } Schlüssel in allen Arbeitsbereichen.
       *[other] { $count } Schlüssel in allen Arbeitsbereichen.
    }
store-many = Mit mehr als 1.000 Schlüsseln ist eine Tresordatei schneller: GNOME Keyring braucht 45 ms, um neben 1.000 Einträgen einen weiteren abzulegen, und 104 ms neben 2.000. Im Schlüsselbund liegt dann nur noch der Schlüssel der Tresordatei.
store-move = Umziehen …
store-move-title = Geheimnisse umziehen
store-move-text = Jedes Geheimnis wird kopiert, zurückgelesen und mit seinem Schlüssel verglichen. Erst wenn alle dort sind, werden sie am alten Ort entfernt. Sie können jederzeit anhalten und später fortfahren: Nichts geht verloren.
store-move-to = Wohin
store-move-confirm = Umziehen
store-move-again = Fortfahren
store-begun = Geheimnisse werden umgezogen …
store-doing = Geheimnisse werden umgezogen: { $done } von { $total }
store-moved-title = Geheimnisse umgezogen
# $count (number): how many secrets
store-moved-text =
    { $count ->
        [0] Es gab kein Geheimnis umzuziehen. Neue kommen von nun an dorthin.
        [one] { $count } Geheimnis liegt dort und wurde mit seinem Schlüssel verglichen.
       *[other] { $count } Geheimnisse liegen dort, und jedes wurde mit seinem Schlüssel verglichen.
    }
# $count (number): at least 1
store-moved-left =
    { $count ->
        [one] { $count } Geheimnis liegt noch am alten Ort. Die Seite „Allgemein“ bietet an, dort aufzuräumen.
       *[other] { $count } Geheimnisse liegen noch am alten Ort. Die Seite „Allgemein“ bietet an, dort aufzuräumen.
    }
# $count (number): at least 1
store-moved-missing =
    { $count ->
        [one] Ein Schlüssel hatte keine Kopie, die umziehen konnte. Stellen Sie auf der Seite „Backup“ das neueste wieder her, das seine Kopie hat; gibt es keines, rotieren Sie ihn.
       *[other] { $count } Schlüssel hatten keine Kopie, die umziehen konnte. Stellen Sie auf der Seite „Backup“ das neueste wieder her, das ihre Kopien hat; wo es keines gibt, rotieren Sie den Schlüssel.
    }
store-missing-list = Schlüssel ohne Kopie
# $count (number): at least 1
store-moved-unfit =
    { $count ->
        [one] An der Stelle eines Schlüssels liegt etwas anderes, das nicht sein Geheimnis ist und blieb, wo es ist. Stellen Sie auf der Seite „Backup“ das neueste wieder her, das seine Kopie hat; gibt es keines, rotieren Sie ihn.
       *[other] An der Stelle von { $count } Schlüsseln liegt etwas anderes, das nicht ihr Geheimnis ist und blieb, wo es ist. Stellen Sie auf der Seite „Backup“ das neueste wieder her, das ihre Kopien hat; wo es keines gibt, rotieren Sie den Schlüssel.
    }
store-unfit-list = Schlüssel mit fremdem Geheimnis
# $count (number): at least 1
store-left =
    { $count ->
        [one] { $count } Geheimnis liegt an einem anderen Ort
       *[other] { $count } Geheimnisse liegen an einem anderen Ort
    }
store-left-about = Keywright zog mit ihnen um oder machte ohne diesen Ort weiter. Holen Sie herüber, was hier fehlt; dort geht jedes, sobald seine Kopie hier nachgewiesen ist. Oder „Umziehen …“ bringt alles an den anderen Ort.
store-finish = Herüberholen
store-finished = Was an anderen Orten erreichbar war, liegt jetzt hier.
store-bring-title = Geheimnisse herüberholen
store-bring-text = Die übrigen liegen in einer Tresordatei mit Passphrase. Geben Sie die ein, die sie öffnet; die Tresordatei, die jetzt benutzt wird, behält ihre eigene.
# What holds the secrets is locked, does not run, or can't be read
store-leave-label = Zurzeit nicht benutzbar
store-leave-about = Bleibt es dabei, weil eine Datei verloren oder eine Passphrase vergessen ist, kann Keywright ohne das weitermachen, was darin liegt.
store-leave = Ohne weitermachen …
store-leave-title = Ohne das weitermachen, was sich nicht öffnen lässt
store-leave-text = Von da an liegen die Geheimnisse dort, wo Sie es wählen. Am bisherigen Ort wird nichts entfernt: Lässt er sich wieder öffnen, bietet diese Seite an, herüberzuholen, was dort liegt.
# $count (number): at least 1
store-leave-keys =
    { $count ->
        [one] Ihr Schlüssel funktioniert an Ihrer API weiter, aber seine Kopie ist nicht erreichbar. Stellen Sie danach das neueste Backup wieder her: Es bringt die Kopie zurück, wenn es sie enthält.
       *[other] Ihre { $count } Schlüssel funktionieren an Ihrer API weiter, aber ihre Kopien sind nicht erreichbar. Stellen Sie danach das neueste Backup wieder her: Es bringt die Kopien zurück, die es enthält.
    }
store-leave-confirm = Ohne weitermachen
store-leave-begun = Der neue Ort wird vorbereitet …
store-leave-done-title = Die Geheimnisse haben einen neuen Ort
store-leave-done-text = Schlüssel, die Sie erstellen, werden von jetzt an dorthin kopiert.
# $count (number): at least 1
store-leave-missing =
    { $count ->
        [one] Ein Schlüssel hat dort keine Kopie. Stellen Sie auf der Seite „Backup“ das neueste wieder her, das seine Kopie hat; gibt es keines, macht Rotieren einen, der eine hat.
       *[other] { $count } Schlüssel haben dort keine Kopie. Stellen Sie auf der Seite „Backup“ das neueste wieder her, das ihre Kopien hat; wo es keines gibt, macht Rotieren welche, die eine haben.
    }

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

## Finding a leaked key

leak-open = Offengelegten Schlüssel finden
leak-title = Offengelegten Schlüssel finden
leak-text = Keywright sucht in einem Text nach Zugriffsschlüsseln und sagt, welche Ihrer Schlüssel es sind. Was durchsucht wird, wird nirgends aufbewahrt.
leak-field = Text
leak-example = Protokoll, Chat oder Konfiguration einfügen …
leak-hint = Der Text wird beim Einfügen sofort durchsucht. Eine Datei lässt sich auch irgendwo auf dem Fenster ablegen.
leak-empty = Fügen Sie einen Text ein oder wählen Sie eine Datei.
leak-file = Datei wählen …
leak-find = Schlüssel suchen
leak-doing = Es wird nach Schlüsseln gesucht …
leak-drop = Legen Sie die Datei ab, um darin nach offengelegten Schlüsseln zu suchen.
leak-lines =
    { $count ->
        [one] { $count } Zeile
       *[other] { $count } Zeilen
    }
leak-summary =
    { $count ->
        [0] Kein Zugriffsschlüssel im eingefügten Text ({ $size }).
        [one] { $count } Zugriffsschlüssel im eingefügten Text ({ $size }).
       *[other] { $count } Zugriffsschlüssel im eingefügten Text ({ $size }).
    }
leak-summary-file =
    { $count ->
        [0] Kein Zugriffsschlüssel in { $name } ({ $size }).
        [one] { $count } Zugriffsschlüssel in { $name } ({ $size }).
       *[other] { $count } Zugriffsschlüssel in { $name } ({ $size }).
    }
leak-malformed =
    { $count ->
        [one] { $count } Zeichenfolge sieht aus wie ein Schlüssel, hat aber eine falsche Prüfsumme: Sie wurde abgeschnitten oder vertippt.
       *[other] { $count } Zeichenfolgen sehen aus wie Schlüssel, haben aber falsche Prüfsummen: Sie wurden abgeschnitten oder vertippt.
    }
leak-found = Gefundene Schlüssel
leak-none = Es gibt nichts zu tun. Nur ganze Zugriffsschlüssel werden gefunden; ein gekürzter Schlüssel verrät nichts.
leak-unknown = Ein Schlüssel aus keiner Liste hier
leak-unknown-about = Er hat das Format eines Zugriffsschlüssels, wurde aber nicht mit dieser Schlüsselliste ausgestellt. Sagen Sie es denen, die ihn ausgestellt haben.
leak-place =
    { $times ->
        [one] Zeile { $line }.
       *[other] Zeile { $line }, insgesamt { $times }-mal.
    }
leak-elsewhere = Im Arbeitsbereich { $name }.
leak-deleted = Gelöscht am { $date }. Der Vorfall kann noch vermerkt werden.
leak-deleted-noted = Er war schon gelöscht. Der Vorfall steht in seiner Aktivität.
leak-noted = Am { $date } als kompromittiert vermerkt.
leak-disable = Jetzt deaktivieren
leak-disable-hint = Wer den Schlüssel verwendet, wird abgewiesen, sobald Ihre API davon weiß. Sie können ihn wieder aktivieren.
leak-disable-none = Keiner dieser Schlüssel funktioniert noch.
leak-replace = Ersatz erstellen
leak-replace-hint =
    { $count ->
        [one] Ein neuer Schlüssel mit demselben Namen, Verantwortlichen und denselben Angaben tritt an die Stelle des alten. Er wird im nächsten Schritt einmal angezeigt.
       *[other] Ein neuer Schlüssel mit demselben Namen, Verantwortlichen und denselben Angaben tritt an die Stelle jedes alten, der einen haben kann ({ $count }). Jeder wird im nächsten Schritt einmal angezeigt.
    }
leak-replace-none = Keiner dieser Schlüssel kann einen Ersatz haben: Sie sind abgelaufen oder wurden schon rotiert. Erstellen Sie bei Bedarf einen neuen Schlüssel.
leak-note = Vermerk
leak-note-example = In einem öffentlichen Repository gefunden, dort seit Dienstag
leak-note-hint = Steht in der Aktivität jedes Schlüssels. Schreiben Sie nicht den Schlüssel selbst hierher.
leak-people = Wer es wissen muss
leak-people-unknown = Niemand hat vermerkt, welche Anwendung ihn verwendet
leak-owner = Verantwortlich: { $name }
leak-again = Weitersuchen
leak-containing = Das Leck wird eingedämmt …
leak-done-title =
    { $count ->
        [one] { $count } offengelegter Schlüssel erledigt
       *[other] { $count } offengelegte Schlüssel erledigt
    }
leak-done-partly-title =
    { $count ->
        [one] { $done } von { $count } offengelegten Schlüssel erledigt
       *[other] { $done } von { $count } offengelegten Schlüsseln erledigt
    }
leak-done-text = Zeigen Sie jeden Ersatz einmal an und geben Sie ihn weiter. Wenn Ihre API eine eigene Liste von Digests führt, nehmen Sie den alten Schlüssel auch dort heraus.
leak-done-list = Was aus jedem Schlüssel wurde
leak-replacement = Ersatz
leak-show-named = Schlüssel anzeigen als Ersatz für { $name }

## Page “Audit”

audit = Audit
audit-subtitle = Was in { $name } Aufmerksamkeit braucht.
audit-loading = Es wird gesucht, was Aufmerksamkeit braucht …
audit-save-report = Bericht speichern
audit-save-html = Als HTML, zum Lesen und Drucken
audit-save-csv = Als CSV
audit-save-calendar = Kalender speichern
audit-unchecked = Die Geheimnisse wurden noch nicht mit der Liste verglichen; fehlende, falsche und übrig gebliebene werden daher nicht gefunden.
audit-check = Geheimnisse vergleichen
audit-checking = Die Geheimnisse werden mit der Liste verglichen …
audit-checking-of = Die Geheimnisse werden mit der Liste verglichen: { $done } von { $total }
audit-check-ended = Die Geheimnisse wurden mit der Liste verglichen. Was gefunden wurde, steht auf der Seite „Audit“.
audit-checked = Die Geheimnisse wurden mit der Liste verglichen.
audit-cards = Befunde nach Art
audit-views = Was gezeigt wird
audit-view-open = Offen
audit-view-postponed = Zurückgestellt ({ $count })
audit-view-charts = Diagramme
audit-owner = Verantwortlich
audit-any-owner = Alle Verantwortlichen
audit-without-owner = Ohne Verantwortlichen
audit-count =
    { $count ->
        [one] { $count } Befund
       *[other] { $count } Befunde
    }
audit-caption = Was Aufmerksamkeit braucht, { $count }
audit-pick = Auswählen
audit-finding = Befund
audit-actions = Was sich tun lässt
audit-choose = { $name } auswählen
audit-choose-all = Alle angezeigten auswählen
audit-chosen = { $count } ausgewählt
audit-choose-none = Auswahl aufheben
audit-calm-title = Nichts braucht Aufmerksamkeit
audit-calm = In diesem Arbeitsbereich gibt es keinen offenen Befund.
audit-calm-owner = Für Schlüssel von { $name } gibt es keinen offenen Befund.
audit-calm-ownerless = Für Schlüssel ohne Verantwortlichen gibt es keinen offenen Befund.
audit-calm-postponed =
    { $count ->
        [one] { $count } Befund ist zurückgestellt.
       *[other] { $count } Befunde sind zurückgestellt.
    }
audit-none-of-kind = Es gibt keinen Befund dieser Art.
audit-all-kinds = Alle Befunde zeigen
audit-nothing-postponed = Nichts ist zurückgestellt.

## Page “Audit”: what can be done

audit-rotate = Rotieren
audit-rotate-named = { $name } rotieren
audit-extend = Verlängern
audit-extend-named = { $name } verlängern
audit-enable = Aktivieren
audit-enable-named = { $name } aktivieren
audit-set-owner = Verantwortlichen eintragen
audit-set-owner-named = Verantwortlichen für { $name } eintragen
audit-set-used-by = Anwendung eintragen
audit-set-used-by-named = Anwendungen für { $name } eintragen
audit-details = Einzelheiten
audit-details-named = Einzelheiten zu { $name }
audit-discard = Verwerfen
audit-discard-named = { $name } verwerfen
audit-delete = Löschen …
audit-later = Zurückstellen …
audit-later-named = { $name } zurückstellen
audit-bring-back = Zurückholen
audit-bring-back-named = { $name } zurückholen
audit-owner-of = Verantwortlich für { $name }
audit-used-by-of = Anwendungen, die { $name } verwenden
audit-used-by-hint = Trennen Sie mehrere mit Kommas.
audit-expiry-of = Neuer Ablauf von { $name }
audit-extend-days = { $length } ab jetzt
audit-extend-never = Läuft nie ab

## Page “Audit”: kinds of findings, after their number

finding-kind-expired = abgelaufen, nicht gelöscht
finding-kind-expiring = laufen bald ab
finding-kind-live-like-test = Live wie Test verwendet
finding-kind-overdue = älter als der Rotationszeitraum
finding-kind-never-rotated = nie rotiert
finding-kind-secret-missing = ohne Kopie
finding-kind-secret-unfit = mit anderem Geheimnis als Kopie
finding-kind-secret-came-back = mit zurückgekehrter Kopie
finding-kind-secret-without-record = Geheimnisse ohne Eintrag
finding-kind-no-owner = ohne Verantwortlichen
finding-kind-no-used-by = ohne Anwendung
finding-kind-long-disabled = seit 90 Tagen deaktiviert

## Page “Audit”: what is the matter

finding-stray-title = Geheimnis ohne Eintrag
finding-expired = { $status }. Er steht noch in der Liste, ist aber nutzlos.
finding-expiring = { $status }. Niemand hat vermerkt, welche Anwendung ihn verwendet.
finding-expiring-used = { $status }. Verwendet von { $users }.
finding-live-like-test = { $name } verwendet diesen Live-Schlüssel und auch einen Test-Schlüssel des Arbeitsbereichs.
finding-overdue =
    { $days ->
        [one] { $days } Tag alt; der Rotationszeitraum beträgt { $period ->
            [one] { $period } Tag.
           *[other] { $period } Tage.
        }
       *[other] { $days } Tage alt; der Rotationszeitraum beträgt { $period ->
            [one] { $period } Tag.
           *[other] { $period } Tage.
        }
    }
finding-never-rotated =
    { $days ->
        [one] { $days } Tag alt und nie rotiert.
       *[other] { $days } Tage alt und nie rotiert.
    }
# $way: rotate; delete where the key has ended; restore where it was rotated
finding-secret-missing =
    { $way ->
        [rotate] Es gibt keine Kopie. Stellen Sie unter „Backup“ das neueste wieder her, das seine Kopie hat, oder rotieren Sie ihn.
        [delete] Es gibt keine Kopie. Stellen Sie unter „Backup“ das neueste wieder her, das seine Kopie hat, oder löschen Sie ihn.
       *[restore] Es gibt keine Kopie. Stellen Sie unter „Backup“ das neueste wieder her, das seine Kopie hat.
    }
# $way: rotate; delete where the key has ended; restore where it was rotated
finding-secret-unfit =
    { $way ->
        [rotate] An seiner Stelle liegt etwas anderes. Stellen Sie unter „Backup“ das neueste wieder her, das seine Kopie hat, oder rotieren Sie ihn.
        [delete] An seiner Stelle liegt etwas anderes. Stellen Sie unter „Backup“ das neueste wieder her, das seine Kopie hat, oder löschen Sie ihn.
       *[restore] An seiner Stelle liegt etwas anderes. Stellen Sie unter „Backup“ das neueste wieder her, das seine Kopie hat.
    }
finding-secret-without-record = Es ist abgelegt, aber kein Schlüssel einer Liste nennt es. Liegt es im Schlüsselbund, gehört es womöglich zu einer anderen Schlüsselliste von Ihnen.
finding-secret-came-back = Laut Liste ohne Kopie, doch es gibt eine, etwa aus einer älteren Tresordatei. Verwerfen betrifft nur sie.
finding-no-owner = Niemand ist dafür verantwortlich.
finding-no-used-by = Niemand hat vermerkt, welche Anwendung ihn verwendet.
finding-long-disabled =
    { $days ->
        [one] Seit { $days } Tag deaktiviert. Wenn ihn niemand vermisst hat, löschen Sie ihn.
       *[other] Seit { $days } Tagen deaktiviert. Wenn ihn niemand vermisst hat, löschen Sie ihn.
    }
finding-postponed = Zurückgestellt bis { $date }.
finding-postponed-because = Zurückgestellt bis { $date }: „{ $reason }“.

## Putting findings off

postpone-title = „{ $name }“ zurückstellen
postpone-title-many =
    { $count ->
        [one] { $count } Befund zurückstellen
       *[other] { $count } Befunde zurückstellen
    }
postpone-text =
    { $count ->
        [one] Bis zu diesem Tag steht er nicht in der Liste. Der Grund steht daneben und in der Aktivität.
       *[other] Bis zu diesem Tag stehen sie nicht in der Liste. Der Grund steht jeweils daneben und in der Aktivität.
    }
postpone-until = Bis
postpone-days = { $days } Tage
postpone-day-past = Wählen Sie einen Tag nach heute.
postpone-reason = Grund
postpone-reason-example = Mit dem Partner vereinbart
postpone-reason-empty = Sagen Sie, warum, damit andere es verstehen.
postpone-done =
    { $count ->
        [one] { $count } Befund zurückgestellt.
       *[other] { $count } Befunde zurückgestellt.
    }

## Discarding a secret without record

discard-title = Dieses Geheimnis verwerfen?
# $store: keychain or vault
discard-text =
    { $store ->
        [vault] Es wird aus der Tresordatei entfernt. Das lässt sich nicht rückgängig machen.
       *[other] Es wird aus dem Schlüsselbund dieses Computers entfernt. Wenn es zu einer anderen Schlüsselliste von Ihnen gehört, verliert diese ihre Sicherung des Schlüssels. Das lässt sich nicht rückgängig machen.
    }
discard-listed = Der Schlüssel selbst bleibt in der Liste, ohne Kopie.
discard-id = Abgelegt unter
discard-done = Geheimnis verworfen.

## Charts of the audit

chart-as-table = Als Tabelle zeigen
chart-ages = Schlüssel nach Alter
chart-ages-about = Schlüssel, die funktionieren, nach Tagen seit ihrer Erstellung.
chart-ages-against =
    { $days ->
        [one] Schlüssel, die funktionieren, nach Tagen seit ihrer Erstellung. Der Rotationszeitraum beträgt { $days } Tag.
       *[other] Schlüssel, die funktionieren, nach Tagen seit ihrer Erstellung. Der Rotationszeitraum beträgt { $days } Tage.
    }
chart-age-days = Alter in Tagen
chart-age = { $from }–{ $until }
chart-age-over = ab { $from }
chart-keys = Schlüssel
chart-period =
    { $days ->
        [one] Rotationszeitraum: { $days } Tag
       *[other] Rotationszeitraum: { $days } Tage
    }
chart-standing = Rotationszeitraum
chart-within = eingehalten
chart-partly = teils überschritten
chart-older = überschritten
chart-months = Erstellt und zurückgezogen
chart-months-about = Schlüssel in jedem der letzten 12 Monate. Zurückgezogen heißt deaktiviert oder gelöscht.
chart-month = Monat
chart-created = Erstellt
chart-withdrawn = Zurückgezogen

## Page “Activity”

activity = Aktivität
activity-subtitle = Was mit den Schlüsseln von { $name } geschah: wann, wo und durch wen.
activity-subtitle-everywhere = Was mit den Schlüsseln aller Arbeitsbereiche geschah: wann, wo und durch wen.
activity-search = Schlüssel oder Person suchen
activity-action = Vorgang
activity-any-action = Alle Vorgänge
activity-when = Zeit
activity-when-any = Jederzeit
activity-when-today = Heute
activity-when-week = Letzte 7 Tage
activity-when-month = Letzte 30 Tage
activity-when-quarter = Letzte 90 Tage
activity-when-between = Zwischen zwei Tagen
activity-from = Von
activity-until = Bis
activity-where = Arbeitsbereiche
activity-this-workspace = Dieser Arbeitsbereich
activity-all-workspaces = Alle Arbeitsbereiche
activity-only = Nur „{ $name }“
activity-only-clear = Alle Schlüssel zeigen
activity-empty-title = Noch ist nichts geschehen
activity-empty-text = Was mit einem Schlüssel geschieht, wird hier vermerkt und bleibt auch, wenn der Schlüssel gelöscht ist.
activity-no-match = Kein Eintrag passt.
activity-clear = Filter zurücksetzen
activity-loading = Die Aktivität wird gelesen …
activity-count =
    { $count ->
        [one] { $count } Eintrag
       *[other] { $count } Einträge
    }
activity-caption = Aktivität, { $count }, der neueste zuerst
activity-at = Zeit
activity-what = Was
activity-key = Schlüssel
activity-by = Durch
activity-save = Speichern …
activity-save-json = Als JSON Lines
activity-save-csv = Als CSV
activity-saved = Gespeichert als { $name }.

## Verifying the activity

verify = Aktivität prüfen
verify-doing = Jeder Eintrag wird geprüft …
verify-intact =
    { $count ->
        [0] Die Aktivität ist leer und so, wie sie sein soll. Geprüft am { $when }.
        [one] Unversehrt: { $count } Eintrag ist, wie er geschrieben wurde, und keiner fehlt. Geprüft am { $when }.
       *[other] Unversehrt: { $count } Einträge sind, wie sie geschrieben wurden, und keiner fehlt. Geprüft am { $when }.
    }
verify-end-unknown =
    { $count ->
        [one] { $count } Eintrag ist, wie er geschrieben wurde; ob spätere abgeschnitten wurden, ließ sich nicht prüfen. { $reason } Geprüft am { $when }.
       *[other] { $count } Einträge sind, wie sie geschrieben wurden; ob spätere abgeschnitten wurden, ließ sich nicht prüfen. { $reason } Geprüft am { $when }.
    }
verify-end-unknown-advice = Wo die Aktivität endet, ist bei den Geheimnissen vermerkt. Prüfen Sie erneut, sobald diese lesbar sind.
verify-changed = Eintrag { $number } wurde nachträglich geändert. Er lautet jetzt: { $what }, { $written }, durch { $name }. Geprüft am { $when }.
verify-missing = Eintrag { $number } fehlt, obwohl spätere da sind: Jemand hat ihn entfernt. Geprüft am { $when }.
verify-cut-off = Die Aktivität endet mit Eintrag { $last }, ging aber einmal mindestens bis Eintrag { $known }. Geprüft am { $when }.
verify-cut-off-advice = Entweder wurden die neuesten Einträge entfernt, oder eine ältere Kopie der Schlüsselliste trat an ihre Stelle. Wenn Sie ein Backup wiederhergestellt haben, ist das zu erwarten. Wenn nicht, finden Sie heraus, wer in den Datenordner schreiben kann, und vergleichen Sie mit einer früher gespeicherten Aktivität.
verify-rewritten = Die Aktivität wurde neu geschrieben: Eintrag { $number } ist nicht der, der bei den Geheimnissen vermerkt ist. Geprüft am { $when }.
verify-show = Eintrag zeigen
verify-not-listed = Der Eintrag steht nicht in der Liste.
verify-advice = Keywright ändert nie einen Eintrag. Trauen Sie ab hier keinem mehr: Heben Sie eine Kopie des Datenordners auf, wie er ist, finden Sie heraus, wer darin schreiben kann, und vergleichen Sie mit einer früher gespeicherten Aktivität.

## Activity: what an action is called

action-created = Schlüssel erstellt
action-shown = Ganzer Schlüssel angezeigt
action-renamed = Umbenannt
action-documented = Angaben geändert
action-expiry-changed = Ablauf geändert
action-disabled = Deaktiviert
action-enabled = Aktiviert
action-rotated = Rotiert
action-rotation-finished = Rotation abgeschlossen
action-rotation-undone = Rotation rückgängig gemacht
action-retired = Abgelöst
action-compromised = Als kompromittiert vermerkt
action-deleted = Gelöscht
action-postponed = Befund zurückgestellt
action-discarded = Geheimnis zum Verwerfen bestimmt
action-restored = Aus einem Backup wiederhergestellt
action-backed-up = Backup erstellt
action-backup-restored = Backup wiederhergestellt
action-handed-over = In einer Datei übergeben
action-recovered = Schlüssel noch einmal kopiert
action-lock-set = Sperre eingerichtet
action-lock-changed = Admin-Passphrase geändert
action-lock-removed = Sperre ausgeschaltet
action-lock-recovered = Sperre mit dem Wiederherstellungsblatt geöffnet
action-lock-tried = Falsche Versuche an der Sperre
action-lock-opened = Sperre nach falschen Versuchen geöffnet
action-backups-scheduled = Geplante Backups eingerichtet
action-backups-stopped = Geplante Backups beendet
action-secrets-moved = Geheimnisse umgezogen
action-imported = Importiert
action-keys-imported = Schlüssel importiert
action-workspace-created = Arbeitsbereich angelegt
action-workspace-changed = Arbeitsbereich geändert
action-workspace-deleted = Arbeitsbereich gelöscht

## Activity: where it was done

surface-window = Fenster
surface-tray = Infobereich
surface-shortcut = Tastenkürzel
surface-launcher = Starter
surface-keywright = Keywright selbst

## Activity: what an entry says, without a full stop

activity-created =
    { $environment ->
        [live] Live-Schlüssel erstellt
        [test] Test-Schlüssel erstellt
       *[other] Schlüssel erstellt
    }
activity-created-successor =
    { $environment ->
        [live] Live-Schlüssel anstelle eines älteren erstellt
        [test] Test-Schlüssel anstelle eines älteren erstellt
       *[other] Schlüssel anstelle eines älteren erstellt
    }
activity-renamed = Von „{ $from }“ in „{ $to }“ umbenannt
activity-owner-set = Verantwortlich: „{ $to }“
activity-owner-changed = Verantwortlich: „{ $to }“ statt „{ $from }“
activity-owner-removed = Verantwortlich: „{ $from }“ entfernt
activity-used-by-set = Verwendet von: „{ $to }“
activity-used-by-changed = Verwendet von: „{ $to }“ statt „{ $from }“
activity-used-by-removed = Verwendet von: „{ $from }“ entfernt
activity-tags-set = Tags: „{ $to }“
activity-tags-changed = Tags: „{ $to }“ statt „{ $from }“
activity-tags-removed = Tags: „{ $from }“ entfernt
activity-notes = Notizen geändert
activity-expiry-set = Ablauf auf { $to } gesetzt
activity-expiry-changed = Ablauf von { $from } auf { $to } geändert
activity-expiry-removed = Ablauf entfernt, zuvor { $from }
activity-rotated = Rotiert, funktioniert bis { $until }
activity-rotated-at-once = Rotiert, funktioniert seitdem nicht mehr
activity-compromised = Als kompromittiert vermerkt: „{ $note }“
activity-postponed = Zurückgestellt bis { $until } ({ $kind })
activity-postponed-because = Zurückgestellt bis { $until } ({ $kind }): „{ $reason }“
activity-brought-back = Nicht mehr zurückgestellt ({ $kind })
activity-restored =
    { $was ->
        [new] Wiederhergestellt aus dem Backup: { $when }
        [newer-there] Auf den Stand des Backups gebracht: { $when }
        [deleted-here] Zurückgeholt, obwohl gelöscht, aus dem Backup: { $when }
       *[other] Wiederhergestellt aus dem Backup: { $when }
    }
activity-backed-up =
    { $keys ->
        [one] Backup erstellt: { $keys } Schlüssel, { $secrets } davon vollständig ({ $fingerprint })
       *[other] Backup erstellt: { $keys } Schlüssel, { $secrets } davon vollständig ({ $fingerprint })
    }
# $every: day, week oder change. $recipient: dessen erste Zeichen. $folder: ausgezeichnet
activity-backups-scheduled =
    { $every ->
        [day] Geplante Backups eingerichtet: jeden Tag, für { $recipient }…, in „{ $folder }“
        [week] Geplante Backups eingerichtet: jede Woche, für { $recipient }…, in „{ $folder }“
       *[other] Geplante Backups eingerichtet: nach jeder Änderung, für { $recipient }…, in „{ $folder }“
    }
activity-backup-restored =
    { $keys ->
        [one] Backup wiederhergestellt ({ $when }): { $keys } Schlüssel, Kopien abgelegt: { $secrets } ({ $fingerprint })
       *[other] Backup wiederhergestellt ({ $when }): { $keys } Schlüssel, Kopien abgelegt: { $secrets } ({ $fingerprint })
    }
# $format: csv, env, keepass, bitwarden oder ein anderes Wort. $keys (Zahl)
activity-keys-imported =
    { $keys ->
        [one] { $keys } Schlüssel importiert ({ activity-file-format })
       *[other] { $keys } Schlüssel importiert ({ activity-file-format })
    }
activity-imported-foreign = In fremdem Format importiert
# $format: keepass, bitwarden, bitwarden-protected, onepassword, env, letter oder ein anderes Wort. $encrypted: yes oder no. $keys (Zahl): in derselben Datei
activity-handed-over =
    { $encrypted ->
        [yes] Verschlüsselt übergeben ({ activity-file-format }), in einer Datei mit { $keys ->
            [one] { $keys } Schlüssel
           *[other] { $keys } Schlüsseln
        }
       *[other] Unverschlüsselt übergeben ({ activity-file-format }), in einer Datei mit { $keys ->
            [one] { $keys } Schlüssel
           *[other] { $keys } Schlüsseln
        }
    }
activity-handed-over-letter = In einem verschlüsselten Brief übergeben
# $recipient: age1…
activity-handed-over-to = In einem verschlüsselten Brief an { $recipient } übergeben
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
# $reason: wie eingegeben
activity-recovered = Noch einmal kopiert: „{ $reason }“
# $tries (Zahl)
activity-lock-tried =
    { $tries ->
        [one] { $tries } falscher Versuch an der Sperre
       *[other] { $tries } falsche Versuche an der Sperre hintereinander
    }
activity-lock-opened =
    { $tries ->
        [one] Sperre nach { $tries } falschen Versuch geöffnet
       *[other] Sperre nach { $tries } falschen Versuchen geöffnet
    }
activity-secrets-moved =
    { $from ->
        [vault-with-passphrase] Geheimnisse aus einer Tresordatei mit Passphrase
        [vault-with-keychain] Geheimnisse aus einer Tresordatei mit Schlüssel im Schlüsselbund
       *[keychain] Geheimnisse aus dem Schlüsselbund
    } { $to ->
        [vault-with-passphrase] in eine Tresordatei mit Passphrase umgezogen: { $secrets }
        [vault-with-keychain] in eine Tresordatei mit Schlüssel im Schlüsselbund umgezogen: { $secrets }
       *[keychain] in den Schlüsselbund umgezogen: { $secrets }
    }
# $behind (number)
activity-secrets-left =
    { $from ->
        [vault-with-passphrase] Nicht erreichbare Kopien: { $behind }, in einer Tresordatei mit Passphrase.
        [vault-with-keychain] Nicht erreichbare Kopien: { $behind }, in einer Tresordatei, deren Schlüssel im Schlüsselbund liegt.
       *[keychain] Nicht erreichbare Kopien: { $behind }, im Schlüsselbund.
    } { $to ->
        [vault-with-passphrase] Jetzt wird eine Tresordatei mit Passphrase benutzt
        [vault-with-keychain] Jetzt wird eine Tresordatei benutzt, deren Schlüssel im Schlüsselbund liegt
       *[keychain] Jetzt wird der Schlüsselbund benutzt
    }
activity-workspace-created = Arbeitsbereich „{ $name }“ angelegt, Präfix { $prefix }
activity-workspace-renamed = Arbeitsbereich von „{ $from }“ in „{ $to }“ umbenannt
activity-workspace-deleted = Arbeitsbereich „{ $name }“ gelöscht
activity-prefix = Schlüsselpräfix von { $from } auf { $to } geändert
activity-default-expiry =
    { $days ->
        [0] Neue Schlüssel laufen nie ab
        [one] Neue Schlüssel laufen nach { $days } Tag ab
       *[other] Neue Schlüssel laufen nach { $days } Tagen ab
    }
activity-longest-life =
    { $days ->
        [0] Schlüssel dürfen unbegrenzt gelten
        [one] Schlüssel gelten höchstens { $days } Tag
       *[other] Schlüssel gelten höchstens { $days } Tage
    }
activity-rotation-period =
    { $days ->
        [0] Kein Rotationszeitraum
        [one] Rotationszeitraum auf { $days } Tag gesetzt
       *[other] Rotationszeitraum auf { $days } Tage gesetzt
    }
activity-copies-kept = Von neuen Schlüsseln bleiben Kopien
activity-copies-digest-only = Von neuen Schlüsseln bleiben nur Digests
activity-recovery-allowed = Seine Schlüssel dürfen noch einmal kopiert werden
activity-recovery-ruled-out = Seine Schlüssel dürfen nie noch einmal kopiert werden

## Page “Backup”

backup = Backup
backup-subtitle = Die Schlüssel aller Arbeitsbereiche in einer verschlüsselten Datei.
backup-make = Backup erstellen …
backup-restore = Wiederherstellen …
backup-loading = Es wird gelesen, was über Backups bekannt ist …
backup-last-proven = Letztes Backup { $when }, nachweislich wiederherstellbar
backup-contents =
    { $keys ->
        [one] { $keys } Schlüssel, { $secrets } davon vollständig
       *[other] { $keys } Schlüssel, { $secrets } davon vollständig
    }
backup-details = Einzelheiten
backup-fingerprint = Fingerabdruck
backup-fingerprint-about = SHA-256 dessen, was im Backup ist. Auch die Aktivität nennt ihn.
backup-recipient = Empfänger
backup-recipient-about = Für ihn werden geplante Backups erstellt. Die Identität auf dem Wiederherstellungsblatt öffnet sie.
backup-none-title = Noch kein Backup
backup-none-text = Geht dieser Computer verloren, sind es auch Ihre Zugriffsschlüssel. Erstellen Sie ein Backup, oder richten Sie geplante ein.
backup-old =
    { $days ->
        [one] Das letzte Backup ist { $days } Tag alt, älter als vorgesehen. Prüfen Sie, ob der Ordner erreichbar ist, und sichern Sie dann jetzt.
       *[other] Das letzte Backup ist { $days } Tage alt, älter als vorgesehen. Prüfen Sie, ob der Ordner erreichbar ist, und sichern Sie dann jetzt.
    }
backup-failed = Das geplante Backup ist fehlgeschlagen: { $when }.
backup-now = Jetzt sichern
backup-now-hint = In denselben Ordner, ohne auf das nächste Mal zu warten.

## Page “Backup”: scheduled backups

backup-schedule = Geplante Backups
backup-schedule-none = Nicht eingerichtet
backup-schedule-none-hint = Keywright erstellt Backups von selbst, solange es läuft, in einem Ordner Ihrer Wahl. Ein Wiederherstellungsblatt öffnet sie.
backup-set-up = Einrichten …
backup-folder = Ordner
backup-folder-choose = Ordner wählen …
backup-folder-hint = Einer auf einem anderen Laufwerk, oder einer, der synchronisiert wird, überdauert diesen Computer.
backup-folder-missing = Wählen Sie den Ordner für die Backups.
backup-every = Wie oft
backup-every-day = Jeden Tag
backup-every-week = Jede Woche
backup-every-change = Nach jeder Änderung
backup-keep = Wie viele bleiben
backup-keep-hint = Von 1 bis 365. Ältere werden aus dem Ordner gelöscht.
backup-keep-wrong = Geben Sie eine Zahl von 1 bis 365 ein.
backup-keep-last =
    { $count ->
        [one] Das letzte Backup bleibt.
       *[other] Die letzten { $count } Backups bleiben.
    }
backup-change = Ändern …
backup-turn-off = Ausschalten …
backup-change-title = Geplante Backups ändern
backup-change-text = Backups im jetzigen Ordner bleiben dort. Dasselbe Wiederherstellungsblatt öffnet sie alle.
backup-changed = Geplante Backups geändert.
backup-off-title = Geplante Backups ausschalten?
backup-off-text = Keywright erstellt keine Backups mehr von selbst. Vorhandene bleiben, und nur das Wiederherstellungsblatt öffnet sie: Bewahren Sie es auf.
backup-off-doing = Geplante Backups werden ausgeschaltet …
backup-off-done = Geplante Backups sind ausgeschaltet.

## Making a backup by hand

backup-make-title = Backup erstellen
backup-make-text = Es enthält die Schlüssel aller Arbeitsbereiche, mit den Zugriffsschlüsseln, von denen es eine Kopie gibt, und die Aktivität.
backup-opened-with = Womit es geöffnet wird
backup-passphrase = Passphrase
backup-recipients = Empfänger
backup-passphrase-hint = Mindestens 12 Zeichen sind ratsam, zum Beispiel fünf zufällig gewählte Wörter.
backup-passphrase-again = Passphrase noch einmal
backup-passphrase-show = Passphrase anzeigen
backup-passphrase-note = Wer die Datei und die Passphrase hat, hat alle Ihre Schlüssel. Eine vergessene Passphrase lässt sich nicht wiederherstellen.
backup-recipients-hint = In jeder Zeile einer, der mit age1 beginnt. Die Identität eines jeden von ihnen öffnet das Backup.
backup-recipients-empty = Geben Sie einen Empfänger ein, der mit age1 beginnt.
backup-recipients-note = Wer die Datei und eine der Identitäten hat, hat alle Ihre Schlüssel. Ohne Identität lässt sich die Datei nicht öffnen.
backup-save-as = Speichern unter …
backup-begun = Das Backup wird erstellt …
backup-doing = Das Backup wird erstellt: { $done } von { $total }
backup-made-title = Backup erstellt
backup-made-at = Es liegt unter { $name }
backup-made-proven = Es wurde von dort wieder gelesen und lässt sich wiederherstellen.
backup-without =
    { $count ->
        [one] Von einem Schlüssel ist der Zugriffsschlüssel nicht darin: Sein Arbeitsbereich bewahrt nur Digests auf, oder es gibt keine Kopie.
       *[other] Von { $count } Schlüsseln ist der Zugriffsschlüssel nicht darin: Ihr Arbeitsbereich bewahrt nur Digests auf, oder es gibt keine Kopie.
    }
backup-lost =
    { $count ->
        [one] Ein Schlüssel hat seine Kopie verloren, deshalb ist sein Zugriffsschlüssel nicht in diesem Backup. Stellen Sie ein früheres Backup wieder her, um sie zurückzuholen, oder rotieren Sie den Schlüssel.
       *[other] { $count } Schlüssel haben ihre Kopien verloren, deshalb sind ihre Zugriffsschlüssel nicht in diesem Backup. Stellen Sie ein früheres Backup wieder her, um sie zurückzuholen, oder rotieren Sie die Schlüssel.
    }
backup-without-list = Schlüssel ohne ihren Zugriffsschlüssel

## Setting up scheduled backups

backup-setup-title = Geplante Backups einrichten
backup-setup-text = Danach kommt ein Wiederherstellungsblatt, das diese Backups auf jedem Computer öffnet.
backup-next = Weiter
backup-back = Zurück
backup-sheet-title = Wiederherstellungsblatt
backup-sheet-text = Diese Identität öffnet Ihre geplanten Backups, auf jedem Computer. Sie wird nur jetzt angezeigt, und Keywright behält keine Kopie.
backup-sheet-groups = Identität, in nummerierten Gruppen
backup-sheet-warning = Wer dieses Blatt und ein Backup hat, hat alle Ihre Schlüssel. Bewahren Sie es auf Papier auf, nicht bei diesem Computer.
backup-sheet-save = Wiederherstellungsblatt speichern …
backup-sheet-saved = Gespeichert als { $name }. Drucken Sie es, und löschen Sie dann die Datei.
backup-sheet-written = Ich habe sie aufgeschrieben
backup-sheet-written-hint = Alle Gruppen, der Reihe nach. Nach einer davon wird gleich gefragt.
backup-answer-title = Wiederherstellungsblatt prüfen
backup-answer-text = Lesen Sie sie von Ihrem Blatt ab, damit sicher ist, dass es da und lesbar ist.
backup-answer = Geben Sie Gruppe { $number } ein
backup-answer-hint = „Zurück“ zeigt das Blatt noch einmal.
backup-answer-empty = Geben Sie die Gruppe ein, die auf dem Blatt diese Nummer hat.
backup-answer-passphrase = Dieses Blatt öffnet auch die Sperre, wenn die Passphrase vergessen wurde; ein früheres dann nicht mehr.
backup-set-up-done = Geplante Backups sind eingerichtet.
backup-leave-title = Einrichten abbrechen?
backup-leave-text = Noch ist nichts eingerichtet, und dieses Wiederherstellungsblatt wird nichts öffnen. Wenn Sie es gespeichert oder aufgeschrieben haben, werfen Sie es weg.
backup-leave-yes = Einrichten abbrechen
backup-leave-no = Weitermachen

## Restoring a backup

restore-title = Backup wiederherstellen
restore-passphrase-text = „{ $name }“ öffnet sich mit der Passphrase, mit der es erstellt wurde. Noch wird nichts geändert.
restore-identity-text = „{ $name }“ öffnet sich mit der Identität seines Wiederherstellungsblatts. Noch wird nichts geändert.
restore-identity = Identität
restore-identity-hint = Sie beginnt mit AGE-SECRET-KEY-1. Leerzeichen und Zeilenumbrüche zwischen ihren Gruppen schaden nicht.
restore-identity-show = Identität anzeigen
restore-passphrase-empty = Geben Sie die Passphrase ein.
restore-identity-empty = Geben Sie die Identität ein.
restore-open = Öffnen
restore-opening = Das Backup wird geöffnet …
restore-made = Erstellt { $when } mit Keywright { $version }. Erst mit „Bestätigen“ wird etwas geändert.
restore-nothing = Alles in diesem Backup ist schon hier. Es gibt nichts wiederherzustellen.
restore-standings = Schlüssel des Backups
restore-new =
    { $count ->
        [one] { $count } neuer Schlüssel
       *[other] { $count } neue Schlüssel
    }
restore-new-hint = Hier nicht in der Liste.
restore-new-switch = Neue Schlüssel wiederherstellen
restore-newer-there =
    { $count ->
        [one] { $count } Schlüssel, im Backup neuer
       *[other] { $count } Schlüssel, im Backup neuer
    }
restore-newer-there-hint = Was das Backup über sie sagt, tritt an die Stelle dessen, was hier ist.
restore-newer-there-switch = Neueres aus dem Backup übernehmen
restore-deleted-here =
    { $count ->
        [one] { $count } Schlüssel, hier gelöscht
       *[other] { $count } Schlüssel, hier gelöscht
    }
restore-deleted-here-hint = Sie bleiben gelöscht. Eingeschaltet kommen sie zurück und sind aktiv wie im Backup.
restore-deleted-here-switch = Gelöschte Schlüssel zurückholen
restore-newer-here =
    { $count ->
        [one] { $count } Schlüssel, hier neuer
       *[other] { $count } Schlüssel, hier neuer
    }
restore-newer-here-hint = Bleiben, wie sie hier sind.
restore-same =
    { $count ->
        [one] { $count } Schlüssel, gleich
       *[other] { $count } Schlüssel, gleich
    }
restore-same-hint = Nichts zu tun.
restore-deleted-there =
    { $count ->
        [one] { $count } Schlüssel, im Backup gelöscht
       *[other] { $count } Schlüssel, im Backup gelöscht
    }
restore-deleted-there-hint = Hier in der Liste; das bleibt so.
restore-tombstone =
    { $count ->
        [one] { $count } Schlüssel, zuvor gelöscht
       *[other] { $count } Schlüssel, zuvor gelöscht
    }
restore-tombstone-hint = Hier nicht bekannt. Es wird vermerkt, dass sie gelöscht wurden.
restore-conflict =
    { $count ->
        [one] { $count } Schlüssel, nicht wiederherstellbar
       *[other] { $count } Schlüssel, nicht wiederherstellbar
    }
restore-conflict-hint = An ihrer Stelle steht hier ein anderer Schlüssel.
restore-show-keys = Schlüssel anzeigen
restore-with-secret = mit Zugriffsschlüssel
restore-without-secret = ohne Zugriffsschlüssel
restore-secrets-missing =
    { $count ->
        [one] Ein Schlüssel der Liste erhält den Zugriffsschlüssel zurück, von dem es hier keine Kopie gibt.
       *[other] { $count } Schlüssel der Liste erhalten die Zugriffsschlüssel zurück, von denen es hier keine Kopie gibt.
    }
restore-activity-comes = Die Aktivität des Backups kommt mit.
restore-activity-stays = Die Aktivität hier geht weiter; die des Backups bleibt im Backup.
restore-settings-stay = „{ $workspace }“ behält die Einstellungen von hier, wie Präfix und längste Geltung; im Backup stehen andere.
restore-begun = Wird wiederhergestellt …
restore-doing = Wird wiederhergestellt: { $done } von { $total }
restore-done-title = Backup wiederhergestellt
restore-done-keys =
    { $count ->
        [0] Kein Schlüssel kam zurück.
        [one] { $count } Schlüssel kam zurück oder wurde aktualisiert.
       *[other] { $count } Schlüssel kamen zurück oder wurden aktualisiert.
    }
restore-done-secrets =
    { $count ->
        [0] Kein Zugriffsschlüssel wurde abgelegt.
        [one] { $count } Zugriffsschlüssel wurde abgelegt.
       *[other] { $count } Zugriffsschlüssel wurden abgelegt.
    }
restore-without =
    { $count ->
        [one] Ein Schlüssel kam ohne seinen Zugriffsschlüssel zurück. Er funktioniert wie zuvor, aber dieser Computer hat keine Kopie davon.
       *[other] { $count } Schlüssel kamen ohne ihre Zugriffsschlüssel zurück. Sie funktionieren wie zuvor, aber dieser Computer hat keine Kopie davon.
    }

## Handing keys over

hand-over = Übergeben …
hand-over-title-one = „{ $name }“ übergeben
hand-over-title-many =
    { $count ->
        [one] { $count } Schlüssel übergeben
       *[other] { $count } Schlüssel übergeben
    }
hand-over-text = Ganze Zugriffsschlüssel kommen in eine Datei. Hier gelten sie weiter wie bisher.
hand-over-as = Übergeben als
hand-over-as-file = Datei für ein Programm
hand-over-as-letter = Brief an eine Person
hand-over-format = Art der Datei
hand-over-keepass = KeePass-Datenbank
hand-over-keepass-about = Für KeePassXC und ähnliche. Eine Passphrase verschlüsselt sie.
hand-over-bitwarden-protected = Bitwarden, geschützt
hand-over-bitwarden-protected-about = Bitwarden importiert sie mit der Passphrase, die sie verschlüsselt.
hand-over-bitwarden-plain = Bitwarden, unverschlüsselt
hand-over-bitwarden-plain-about = Bitwarden und viele andere importieren sie. Sie ist nicht verschlüsselt.
hand-over-one-password = 1Password
hand-over-one-password-about = Die Tabelle, die 1Password importiert. Sie ist nicht verschlüsselt.
hand-over-dot-env = Variablen (.env)
hand-over-dot-env-about = Je eine Zeile NAME=Schlüssel, für Shells und Docker. Sie ist nicht verschlüsselt.
hand-over-plain-warning = Nicht verschlüsselt: Wer diese Datei lesen kann, kann ihre Schlüssel benutzen. Wo der Datenträger es zulässt, wird sie so gespeichert, dass nur Ihr Konto sie lesen kann. Die Aktivität vermerkt sie.
hand-over-passphrase-note = Teilen Sie die Passphrase auf einem anderen Weg mit als die Datei: Wer beides hat, kann die Schlüssel benutzen.
hand-over-without =
    { $count ->
        [one] Einer der Schlüssel lässt sich nicht übergeben: Sein Arbeitsbereich bewahrt nur Digests auf, oder es gibt keine Kopie.
       *[other] { $count } der Schlüssel lassen sich nicht übergeben: Ihr Arbeitsbereich bewahrt nur Digests auf, oder es gibt keine Kopie.
    }
hand-over-none =
    { $count ->
        [one] Von diesem Schlüssel gibt es hier keine Kopie, also lässt er sich nicht übergeben. Rotieren Sie ihn: Der neue Schlüssel lässt sich übergeben.
       *[other] Von keinem dieser Schlüssel gibt es hier eine Kopie, also lässt sich keiner übergeben. Rotieren Sie sie: Die neuen Schlüssel lassen sich übergeben.
    }
hand-over-checking = Es wird nachgesehen, von welchen Schlüsseln es eine Kopie gibt …
hand-over-begun = Die Schlüssel werden übergeben …
hand-over-doing = Die Schlüssel werden übergeben: { $done } von { $total }
hand-over-opened-with = Womit der Brief geöffnet wird
hand-over-recipient = Öffentlicher Schlüssel
hand-over-recipient-label = Öffentlicher Schlüssel des Empfängers
hand-over-recipient-hint = Eine Zeile, die mit age1 beginnt. Nur wer die Identität dazu hat, kann den Brief öffnen.
hand-over-recipient-empty = Geben Sie den öffentlichen Schlüssel des Empfängers ein. Er beginnt mit age1.
hand-over-recipient-many = Ein Brief hat einen Empfänger. Geben Sie einen öffentlichen Schlüssel ein.
hand-over-covering = Begleittext
hand-over-covering-hint = Er steht im Brief über dem Schlüssel und wird mit verschlüsselt.
hand-over-covering-first = Dies ist der Zugriffsschlüssel „{ $name }“; er steht in der letzten Zeile. Wer ihn hat, kann unsere API in Ihrem Namen aufrufen. Bewahren Sie ihn in einem Passwortmanager auf, und löschen Sie dann diesen Brief.
hand-over-opens-recipient = Der Empfänger öffnet ihn mit dem Programm age und seiner Identität:
hand-over-opens-passphrase = Der Empfänger öffnet ihn mit dem Programm age, das nach der Passphrase fragt:
hand-over-done-title = Schlüssel übergeben
hand-over-letter-title = Brief geschrieben
hand-over-done-keys =
    { $count ->
        [one] { $count } Zugriffsschlüssel ist in der Datei.
       *[other] { $count } Zugriffsschlüssel sind in der Datei.
    }
hand-over-done-plain = Löschen Sie die Datei, sobald sie importiert ist, auch aus dem Papierkorb. Bis dahin kann, wer sie liest, die Schlüssel benutzen.
hand-over-done-encrypted = Sie öffnet sich mit der Passphrase, die Sie gewählt haben. Keywright behält sie nicht.

## Importing keys

import = Importieren …
import-empty-list = Sind Ihre Schlüssel bisher in einem anderen Programm oder einer Datei, übernehmen Sie sie von dort.
import-title = Schlüssel importieren
import-file-text = Schlüssel aus „{ $name }“. Noch wird nichts importiert.
import-passphrase-text = „{ $name }“ ist verschlüsselt und öffnet sich mit der zugehörigen Passphrase. Noch wird nichts importiert.
import-format-text = Was für eine Datei „{ $name }“ ist, ist ihr nicht anzusehen. Noch wird nichts importiert.
import-format = Art der Datei
import-csv = Tabelle (CSV)
import-csv-about = Die erste Zeile nennt die Spalten, zum Beispiel Name und Secret.
import-dot-env = Variablen (.env)
import-dot-env-about = Zeilen mit NAME=Schlüssel.
import-keepass = KeePass-Datenbank
import-keepass-about = So, wie KeePass und KeePassXC sie speichern, mit einer Passphrase.
import-bitwarden = Export von Bitwarden
import-bitwarden-about = JSON, unverschlüsselt oder mit einer Passphrase geschützt.
import-opening = Die Datei wird gelesen …
import-other-file = Andere Datei wählen …
import-into = In den Arbeitsbereich „{ $name }“: alle gewählten oder, wenn etwas schiefgeht, keiner.
import-digest-only = Dieser Arbeitsbereich bewahrt nur Digests auf. Keywright kennt diese Schlüssel dann, behält aber keine Kopie von ihnen.
import-empty = In dieser Datei gibt es nichts zu importieren.
import-show = Welche Einträge angezeigt werden
import-show-all = Alle ({ $count })
import-show-problems = Mit Problemen ({ $count })
import-no-problems = Kein Eintrag hat ein Problem.
import-choose-all = Alle ohne Probleme wählen
import-choose-none = Keinen wählen
import-choose = { $name } importieren
import-choose-nameless = Eintrag bei „{ $place }“ importieren
import-name-of = Name für den Eintrag bei „{ $place }“
import-caption =
    { $count ->
        [one] Einträge der Datei, { $count }
       *[other] Einträge der Datei, { $count }
    }
import-place = Stelle
import-no-key = kein Zugriffsschlüssel
import-foreign = Fremdes Format
import-foreign-about = Anderswo erstellt: Er hat keine Prüfsumme, und von seinen Zeichen werden nur wenige gezeigt.
import-expires = Läuft ab: { $when }
import-confirm =
    { $count ->
        [0] Importieren
        [one] { $count } Schlüssel importieren
       *[other] { $count } Schlüssel importieren
    }
import-none-chosen = Wählen Sie die Schlüssel, die importiert werden sollen.
import-problems-left =
    { $count ->
        [one] Ein gewählter Eintrag hat ein Problem. Geben Sie ihm einen anderen Namen, oder lassen Sie ihn weg.
       *[other] { $count } gewählte Einträge haben Probleme. Geben Sie ihnen andere Namen, oder lassen Sie sie weg.
    }
import-ready =
    { $count ->
        [one] Ein Eintrag ist gewählt.
       *[other] { $count } Einträge sind gewählt.
    }
import-checking = Die Namen werden geprüft …
import-begun = Die Schlüssel werden importiert …
import-doing = Die Schlüssel werden importiert: { $done } von { $total }
import-done-title = Schlüssel importiert
import-done-keys =
    { $count ->
        [one] { $count } Schlüssel ist jetzt in der Liste.
       *[other] { $count } Schlüssel sind jetzt in der Liste.
    }
import-done-foreign =
    { $count ->
        [one] Einer davon hat ein fremdes Format und ist so gekennzeichnet.
       *[other] { $count } davon haben ein fremdes Format und sind so gekennzeichnet.
    }
import-done-delete = Löschen Sie die Datei, aus der Sie importiert haben, auch aus dem Papierkorb und aus Backups: Wer sie lesen kann, kann die Schlüssel womöglich benutzen.

## Copying a key again

recover = Noch einmal kopieren …
recover-title = „{ $name }“ noch einmal kopieren
recover-text = Der ganze Schlüssel kommt in die Zwischenablage und wird nicht angezeigt. In der Aktivität steht, wann, von wem und warum.
recover-passphrase = Admin-Passphrase
recover-passphrase-empty = Geben Sie die Admin-Passphrase ein.
recover-reason = Grund
recover-reason-hint = Zum Beispiel „Server neu aufgesetzt“. Er bleibt in der Aktivität stehen: Nichts Geheimes gehört hierher.
recover-reason-empty = Geben Sie an, warum der Schlüssel noch einmal kopiert wird.
recover-no-passphrase = Ein Schlüssel wird nur mit der Admin-Passphrase noch einmal kopiert, und es ist keine festgelegt. Legen Sie eine auf der Seite „Allgemein“ unter „Sperre“ fest.
recover-set-passphrase = Zu „Allgemein“
recover-ruled-out = Dieser Arbeitsbereich schließt aus, dass seine Schlüssel noch einmal kopiert werden. Wenn dieser verloren ist, rotieren Sie ihn.
recover-no-copy = Von diesem Schlüssel gibt es hier keine Kopie, also lässt er sich nicht noch einmal kopieren. Wenn er verloren ist, rotieren Sie ihn.
recover-policy = Einzelne Schlüssel dürfen noch einmal kopiert werden
recover-policy-about = Mit der Admin-Passphrase und aus einem Grund, den die Aktivität vermerkt.

## List of keys on the keyboard

keyboard = Tastatur
keyboard-create = Schlüssel erstellen
keyboard-import = Schlüssel aus einer Datei importieren
keyboard-leak = Offengelegten Schlüssel finden
keyboard-search = Suchen
keyboard-move = In der Tabelle bewegen
keyboard-details = Einzelheiten zum Schlüssel
keyboard-select = Auswählen
keyboard-select-all = Alle auswählen
keyboard-menu = Menü des Schlüssels
keyboard-trash = Zum Menü und zum Papierkorb der Zeile und zurück
keyboard-delete = Schlüssel löschen
keyboard-rename = Schlüssel umbenennen
keyboard-rotate = Schlüssel rotieren
keyboard-switch = Schlüssel deaktivieren oder aktivieren
keyboard-copy = Gekürzten Schlüssel kopieren
keyboard-hand-over = Schlüssel übergeben
keyboard-settings = Einstellungen
keyboard-lock = Keywright sperren
keyboard-pages = Seiten, in der Reihenfolge der Seitenleiste
keyboard-escape = Dialog oder Einzelheiten schließen, Auswahl oder Suche aufheben
keyboard-regions = Zwischen Seitenleiste, Inhalt und Einzelheiten wechseln
keyboard-help = Diese Liste
keyboard-letters = Einzelne Buchstaben wirken, solange die Tabelle den Fokus hat: auf die ausgewählten Schlüssel, sonst auf den der Zeile.
# What stands on keys, as keyboards of the language have it
keyboard-cap-ctrl = Strg
keyboard-cap-shift = Umschalt
keyboard-cap-space = Leertaste
keyboard-cap-enter = Eingabe
keyboard-cap-backspace = Rücktaste
keyboard-cap-delete = Entf
keyboard-cap-insert = Einfg
keyboard-cap-home = Pos1
keyboard-cap-end = Ende
keyboard-cap-page-up = Bild auf
keyboard-cap-page-down = Bild ab

## Tray

tray-tooltip = Keywright
tray-create-live = Live-Schlüssel schnell erstellen
tray-create-test = Test-Schlüssel schnell erstellen
tray-open = Keywright öffnen
tray-lock = Sperren
tray-unlock = Keywright entsperren
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
notification-backup-failed = Das geplante Backup ist fehlgeschlagen
notification-backup-lost = Dem geplanten Backup fehlen Zugriffsschlüssel
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
        [rotating] Der Schlüssel wurde nicht rotiert.
        [changing] Die Einstellung wurde nicht geändert.
        [backing-up] Es wurde kein Backup erstellt.
        [restoring] Es wurde nichts wiederhergestellt.
        [importing] Es wurde kein Schlüssel importiert.
        [handing-over] Es wurde nichts übergeben.
        [recovering] Der Schlüssel wurde nicht kopiert.
        [moving] Die Geheimnisse sind, wo sie waren.
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
cause-key-mismatch = Unter dem Namen dieses Schlüssels liegt etwas anderes.
cause-keychain-absent =
    { $store ->
        [vault] Die Tresordatei ist nicht da.
       *[keychain] Es läuft kein Schlüsselbund-Dienst.
    }
cause-keychain-locked =
    { $store ->
        [vault] Die Tresordatei ist gesperrt.
       *[keychain] Der Schlüsselbund ist gesperrt.
    }
cause-keychain-refused =
    { $store ->
        [vault] Die Tresordatei konnte nicht benutzt werden: { $reason }.
       *[keychain] Der Schlüsselbund hat abgelehnt: { $reason }.
    }
cause-keychain-item-missing = Von diesem Schlüssel gibt es keine Kopie.
cause-keychain-failed =
    { $store ->
        [vault] Die Tresordatei konnte nicht benutzt werden: { $reason }.
       *[keychain] Der Schlüsselbund antwortet nicht mehr: { $reason }.
    }
cause-secrets-moving = Die Geheimnisse ziehen gerade an einen anderen Ort um.

## Errors: names

error-name-empty = Geben Sie einen Namen ein, zum Beispiel „CRM Integration Secret“.
error-name-too-long = Ein Name hat höchstens { $most } Zeichen; dieser hat { $length }.
error-name-invisible = Entfernen Sie die unsichtbaren Zeichen aus dem Namen.
error-holds-key = Entfernen Sie den Zugriffsschlüssel aus diesem Text. Was hier steht, ist nicht geheim und bleibt in der Aktivität.
error-name-taken = In diesem Arbeitsbereich gibt es schon einen Schlüssel namens „{ $name }“. Wählen Sie einen anderen Namen.
error-workspace-name-empty = Geben Sie einen Namen für den Arbeitsbereich ein, zum Beispiel „Acme API“.
error-prefix = Ein Präfix hat 2 bis 12 Zeichen: einen Kleinbuchstaben, danach Kleinbuchstaben und Ziffern.
error-policy-days = Geben Sie eine Zahl von 1 bis 3650 Tagen ein.

## Errors: keys

error-key-not-found = Dieser Schlüssel ist nicht mehr in der Liste.
error-key-already-shown = Dieser Schlüssel wurde schon angezeigt und kann nicht noch einmal angesehen werden. Erstellen Sie einen neuen, falls er verloren ging.
error-key-mismatch = { cause-key-mismatch } Löschen Sie den Schlüssel und erstellen Sie einen neuen.
error-nothing-revealed = Dieser Schlüssel wird gerade nicht angezeigt, daher wurde nichts getan.
error-no-random = Das Betriebssystem hat keine Zufallszahlen geliefert: { $reason }. { error-outcome } Versuchen Sie es erneut.
error-deletion-pending = { $cause } Das Löschen hat begonnen, und Keywright schließt es ab, sobald es kann. Sie können auch erneut „Bestätigen“ wählen.
error-not-discarded = { $cause } Das Geheimnis wurde nicht entfernt, auch wenn es laut Aktivität verworfen wurde. Versuchen Sie es erneut.
error-discard-needed = Es wurde nicht verworfen: Ein Schlüssel hat es jetzt, oder es wird gerade etwas anderes damit gemacht. Vergleichen Sie die Geheimnisse noch einmal.
error-handle-taken = { cause-handle-taken } { error-outcome } Versuchen Sie es gleich noch einmal.
error-under-way = { cause-under-way } { error-outcome } Versuchen Sie es gleich noch einmal.

## Errors: workspaces

error-workspace-name-taken = Ein Arbeitsbereich namens „{ $name }“ ist schon da. Wählen Sie einen anderen Namen.
error-workspace-not-empty =
    { $count ->
        [one] Dieser Arbeitsbereich hat { $count } Schlüssel und wurde deshalb nicht gelöscht. Löschen Sie zuerst den Schlüssel.
       *[other] Dieser Arbeitsbereich hat { $count } Schlüssel und wurde deshalb nicht gelöscht. Löschen Sie zuerst die Schlüssel.
    }
error-workspace-last = Dies ist der einzige Arbeitsbereich; er wurde nicht gelöscht. Erstellen Sie zuerst einen anderen.
error-workspace-missing = Diesen Arbeitsbereich gibt es nicht mehr.
error-default-beyond-limit = Neue Schlüssel würden länger gelten als die { $days } Tage, die ein Schlüssel gelten darf. Wählen Sie einen kürzeren Ablauf.

## Errors: what a key is for

error-entry-too-long = Ein Eintrag hat höchstens { $most } Zeichen; dieser hat { $length }.
error-entry-invisible = Entfernen Sie die unsichtbaren Zeichen aus diesem Eintrag.
error-entries-too-many = Hier ist Platz für { $most } Einträge. Entfernen Sie einige.
error-notes-too-long = Notizen haben höchstens { $most } Zeichen; diese haben { $length }.
error-notes-invisible = Entfernen Sie die unsichtbaren Zeichen aus den Notizen.

## Errors: expiry and rotation

error-expiry-past = Das liegt in der Vergangenheit. Wählen Sie einen späteren Zeitpunkt.
error-expiry-beyond-limit = Schlüssel dieses Arbeitsbereichs gelten höchstens { $days } Tage. Wählen Sie einen früheren Ablauf.
error-overlap = Eine Übergangszeit dauert höchstens 30 Tage.
error-key-rotated = Dieser Schlüssel wurde schon rotiert. Sehen Sie sich den Schlüssel an, der ihn ersetzt.
error-key-not-rotated = Dieser Schlüssel wurde nicht rotiert; es wurde nichts getan.
error-key-ended = Dieser Schlüssel ist abgelaufen. Erstellen Sie einen neuen.

## Errors: the key list

error-registry-damaged = { cause-registry-damaged } Es wurde nichts geändert. Verschieben Sie die Datei an einen anderen Ort, zusammen mit den Dateien -wal und -shm daneben; stellen Sie dann ein Backup wieder her, falls es eines gibt.
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
    { $store ->
        [vault] { cause-keychain-absent } Sie gehört neben die Schlüsselliste. { error-outcome } { $doing ->
            [creating] Legen Sie sie dorthin zurück und wählen Sie erneut „Bestätigen“.
            [deleting] Legen Sie sie dorthin zurück und wählen Sie erneut „Bestätigen“.
            [renaming] Legen Sie sie dorthin zurück und wählen Sie erneut „Bestätigen“.
           *[other] Legen Sie sie dorthin zurück und versuchen Sie es erneut.
        }
       *[keychain] { cause-keychain-absent } Keywright bewahrt Geheimnisse dort auf oder, wenn Sie das wählen, in einer Tresordatei. { error-outcome } { $doing ->
            [creating] Starten Sie einen und wählen Sie erneut „Bestätigen“.
            [deleting] Starten Sie einen und wählen Sie erneut „Bestätigen“.
            [renaming] Starten Sie einen und wählen Sie erneut „Bestätigen“.
           *[other] Starten Sie einen und versuchen Sie es erneut.
        }
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
    { $store ->
        [vault] { cause-keychain-refused } { error-outcome } { $doing ->
            [creating] Sehen Sie nach der Datei und wählen Sie erneut „Bestätigen“.
            [deleting] Sehen Sie nach der Datei und wählen Sie erneut „Bestätigen“.
            [renaming] Sehen Sie nach der Datei und wählen Sie erneut „Bestätigen“.
           *[other] Sehen Sie nach der Datei und versuchen Sie es erneut.
        }
       *[keychain] { cause-keychain-refused } { error-outcome } { $doing ->
            [creating] Erlauben Sie Keywright, ihn zu benutzen, und wählen Sie erneut „Bestätigen“.
            [deleting] Erlauben Sie Keywright, ihn zu benutzen, und wählen Sie erneut „Bestätigen“.
            [renaming] Erlauben Sie Keywright, ihn zu benutzen, und wählen Sie erneut „Bestätigen“.
           *[other] Erlauben Sie Keywright, ihn zu benutzen, und versuchen Sie es erneut.
        }
    }
error-keychain-item-missing = { cause-keychain-item-missing } Löschen Sie den Schlüssel und erstellen Sie einen neuen.
error-keychain-failed =
    { cause-keychain-failed } { error-outcome } { $doing ->
        [creating] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
        [deleting] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
        [renaming] Warten Sie einen Augenblick und wählen Sie erneut „Bestätigen“.
       *[other] Warten Sie einen Augenblick und versuchen Sie es erneut.
    }

## Errors: where secrets are kept

error-secrets-moving = { cause-secrets-moving } { error-outcome } Warten Sie, bis das fertig ist, oder halten Sie es an, und versuchen Sie es erneut.
error-move-unproven = Der neue Ort gab etwas anderes zurück, als dort abgelegt wurde. Die Geheimnisse sind, wo sie waren. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Ort.
error-move-stopped = Der Umzug wurde angehalten. Die Geheimnisse sind, wo sie waren. Der nächste Umzug macht hier weiter.
error-move-other-process = Ein anderes Keywright läuft mit dieser Schlüsselliste. Die Geheimnisse sind, wo sie waren. Beenden Sie es und versuchen Sie es erneut.
error-move-under-way = Gerade werden Schlüssel erstellt, gelöscht oder wiederhergestellt. Die Geheimnisse sind, wo sie waren. Warten Sie einen Augenblick und versuchen Sie es erneut.
# $path
error-move-other-passphrase = Die Tresordatei { $path } enthält Geheimnisse, die es sonst nirgends gibt, und wird mit einer anderen Passphrase geöffnet. Es wurde nichts geändert. Geben Sie diese ein oder legen Sie die Datei woandershin.
error-move-usable = Was die Geheimnisse enthält, ist wieder benutzbar, darum wurde nichts geändert. Ziehen Sie stattdessen um, wenn Sie möchten.
error-vault-passphrase = Diese Passphrase öffnet die Tresordatei nicht. Versuchen Sie es erneut.
error-vault-passphrase-short = Die Passphrase einer Tresordatei hat mindestens 8 Zeichen. Wählen Sie eine längere.
error-vault-no-passphrase = Keine Tresordatei mit Passphrase bewahrt die Geheimnisse auf. Es wurde nichts geändert.
error-vault-key = Der Schlüsselbund hat keinen Schlüssel, der die Tresordatei öffnet. Es wurde nichts geändert. Stellen Sie ein Backup wieder her, oder legen Sie den Schlüssel in den Schlüsselbund zurück.
error-vault-too-long = Das ist zu lang für eine Tresordatei. Es wurde nichts geändert. Wählen Sie einen kürzeren Namen.
error-vault-absent = Es gibt keine Tresordatei { $path }. Es wurde nichts geändert. Legen Sie sie dorthin zurück und versuchen Sie es erneut.
error-vault-exists = Die Datei { $path } gibt es schon. Es wurde nichts geändert. Verschieben Sie sie und versuchen Sie es erneut.
error-vault-other-list = { $path } ist die Tresordatei einer anderen Schlüsselliste. Es wurde nichts geändert. Legen Sie die richtige dorthin und versuchen Sie es erneut.
error-vault-absurd-work = Eine Passphrase an { $path } zu probieren würde mehr Arbeit kosten, als Keywright sich macht. So hat Keywright die Datei nicht geschrieben. Legen Sie die richtige dorthin und versuchen Sie es erneut.
error-vault-damaged = Die Tresordatei { $path } ist beschädigt. Es wurde nichts geändert. Stellen Sie eine Kopie der Datei oder ein Backup wieder her.
error-vault-newer = { $path } stammt von einem neueren Keywright. Aktualisieren Sie Keywright, um die Datei zu öffnen.
error-vault-foreign = { $path } gehört zu einem anderen Programm. Es wurde nichts geändert. Verschieben Sie die Datei und versuchen Sie es erneut.
error-vault-not-ours = { $path } gehört jemand anderem oder darf nicht geöffnet werden. Es wurde nichts geändert. Geben Sie die Datei dem Benutzer, der Keywright ausführt, und versuchen Sie es erneut.
error-vault-read-only = { $path } kann nicht geschrieben werden. Es wurde nichts geändert. Machen Sie Ordner und Datei beschreibbar und versuchen Sie es erneut.
error-vault-full = Auf dem Datenträger von { $path } ist kein Platz mehr. Schaffen Sie Platz und versuchen Sie es erneut.
error-vault-busy = Ein anderes Programm benutzt { $path }. Es wurde nichts geändert. Warten Sie einen Augenblick und versuchen Sie es erneut.
error-vault-failed = Die Tresordatei konnte nicht benutzt werden: { $reason }. Prüfen Sie den Datenträger und versuchen Sie es erneut.
error-check-stopped = Das Vergleichen der Geheimnisse wurde angehalten. Vergleichen Sie sie erneut, um zu wissen, was fehlt.

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
error-save-failed = Die Datei konnte nicht gespeichert werden: { $reason }. Unter { $path } wurde nichts geändert.
error-file-failed = „{ $name }“ konnte nicht gelesen werden: { $reason }.
error-file-too-large = „{ $name }“ ist größer als 100 MiB. Teilen Sie die Datei auf.
error-several-files = Legen Sie jeweils nur eine Datei ab.

## Errors: settings

error-setting-refused = Keywright kennt diese Auswahl nicht. Die Einstellung wurde nicht geändert.
error-autostart-failed = Der Start bei der Anmeldung ließ sich nicht umstellen: { $reason }. Die Einstellung wurde nicht geändert.
error-shortcut-failed = Das Tastenkürzel konnte nicht festgelegt werden: { $reason }. Die Einstellung wurde nicht geändert.
error-shortcut-taken = Ein anderes Programm benutzt { $shortcut }. Wählen Sie ein anderes Tastenkürzel.
error-shortcut-wayland = Unter Wayland können Programme keine Tastenkürzel für den ganzen Desktop festlegen. Legen Sie in den Einstellungen Ihres Desktops eines fest, das diesen Befehl ausführt: { $command }
error-shortcut-modifier = Verwenden Sie mindestens Strg, Alt oder Super zusammen mit einer weiteren Taste.

## Errors: lock

error-locked = Keywright ist gesperrt. Entsperren Sie es zuerst.
# $least (number)
error-passphrase-too-short =
    { $least ->
       *[other] Eine Passphrase hat mindestens { $least } Zeichen.
    }
error-passphrase-wrong = Das ist nicht die Passphrase.
# $seconds (number)
error-passphrase-wait-seconds =
    { $seconds ->
        [one] Nach falschen Versuchen muss der nächste { $seconds } Sekunde warten.
       *[other] Nach falschen Versuchen muss der nächste { $seconds } Sekunden warten.
    }
# $minutes (number)
error-passphrase-wait-minutes =
    { $minutes ->
        [one] Nach falschen Versuchen muss der nächste { $minutes } Minute warten.
       *[other] Nach falschen Versuchen muss der nächste { $minutes } Minuten warten.
    }
error-passphrase-failed = Die Passphrase konnte nicht aufbewahrt werden: { $reason }. Es wurde nichts geändert.
error-recovery-wrong = Das ist nicht die Identität des Wiederherstellungsblatts.
error-recovery-absent = Es gibt kein Wiederherstellungsblatt, das Keywright entsperren könnte.
error-lock-unreadable = Was Keywright von der Passphrase aufbewahrt, ist nicht lesbar; keine Passphrase öffnet die Sperre. Das Wiederherstellungsblatt öffnet sie.

## Files: checklist, calendar, report. $when is an instant at local time.

checklist-title = Rotierte Schlüssel
checklist-made = Stand: { $when }.
checklist-unknown = Niemand ist vermerkt
checklist-failed = Nicht rotiert
checklist-disabled = Der alte Schlüssel ist deaktiviert: Er gilt nicht mehr.
checklist-ended = Der alte Schlüssel gilt seit { $when } nicht mehr.
checklist-works-until = Der alte Schlüssel gilt bis { $when }.
checklist-works = Der alte Schlüssel gilt.
checklist-owner = Verantwortlich: { $name }
calendar-expires = „{ $name }“ läuft ab
calendar-rotate = „{ $name }“ rotieren
calendar-key = Schlüssel: { $key }
calendar-owner = Verantwortlich: { $name }
calendar-workspace = Arbeitsbereich: { $name }
report-title = Audit der Zugriffsschlüssel von { $workspace }
report-made = Stand: { $when }.
report-unchecked = Die Geheimnisse wurden nicht mit der Liste verglichen: Fehlende, falsche und solche ohne Eintrag stehen nicht in diesem Bericht.
report-open =
    { $count ->
        [one] Ein Fund
       *[other] { $count } Funde
    }
report-nothing = Nichts braucht Aufmerksamkeit.
report-expired = Abgelaufen, nicht gelöscht
report-expiring = Läuft innerhalb von 14 Tagen ab
report-live-like-test = Live-Schlüssel, wie ein Testschlüssel verwendet
report-overdue = Älter als der Rotationszeitraum
report-never-rotated = Nie rotiert
report-secret-missing = Geheimnis fehlt
report-secret-unfit = Anderes Geheimnis an seiner Stelle
report-secret-came-back = Zurückgekehrte Kopie
report-secret-without-record = Geheimnis ohne Eintrag
report-no-owner = Niemand verantwortlich
report-no-used-by = Nicht vermerkt, wer ihn verwendet
report-long-disabled = Seit 90 Tagen deaktiviert
report-both-by = { $name } verwendet sowohl einen Live- als auch einen Testschlüssel.
report-stray = Abgelegt unter der Kennung { $id }.
report-ended = Gilt seit { $when } nicht mehr.
report-ends = Gilt bis { $when }.
report-disabled-since = Deaktiviert seit { $when }.
report-created-at = Erstellt: { $when }.
report-test = Test
report-key = Schlüssel
report-owner = Verantwortlich
report-detail = Was gefunden wurde
report-postponed =
    { $count ->
        [one] Ein Fund ist zurückgestellt
       *[other] { $count } Funde sind zurückgestellt
    }
report-finding = Fund
report-until = Bis
report-reason = Grund
report-ages = Gültige Schlüssel nach Alter
report-policy =
    { $count ->
        [one] Schlüssel sind nach einem Tag zu rotieren.
       *[other] Schlüssel sind nach { $count } Tagen zu rotieren.
    }
report-age-head = Alter in Tagen
report-age = { $from } bis { $until }
report-age-last = { $from } und mehr
report-keys = Schlüssel
report-policy-head = Regel
report-over = älter als der Rotationszeitraum
report-months = Erstellt und zurückgezogen, je Monat
report-month = Monat
report-created = Erstellt
report-withdrawn = Zurückgezogen

## Reminders

notification-reminder = Schlüssel brauchen Aufmerksamkeit
reminder-expiring =
    { $count ->
        [one] Ein Schlüssel läuft bald ab oder ist gerade abgelaufen.
       *[other] { $count } Schlüssel laufen bald ab oder sind gerade abgelaufen.
    }
reminder-rotating =
    { $count ->
        [one] Ein Schlüssel ist bald zu rotieren.
       *[other] { $count } Schlüssel sind bald zu rotieren.
    }
reminder-next = Der erste ist „{ $name }“, { $when }.
reminder-open = Audit öffnen
reminder-snooze = Morgen erinnern
reminder-close = Schließen

## Errors: backups and restoring

error-backup-folder-name = Der Name dieses Ordners ist kein gültiger Text und lässt sich nicht merken. Wählen Sie einen anderen Ordner.
error-backup-stopped = Das Backup wurde angehalten. Es wurde kein Backup erstellt.
error-backup-exists = { $path } gibt es schon. Es wurde kein Backup erstellt: Überschrieben wird nichts. Wählen Sie einen anderen Namen.
error-backup-no-folder = Den Ordner { $path } gibt es nicht. Es wurde kein Backup erstellt. Schließen Sie sein Laufwerk an, oder wählen Sie einen anderen Ordner.
error-backup-read-only = In { $path } kann nicht geschrieben werden. Es wurde kein Backup erstellt. Wählen Sie einen anderen Ordner.
error-backup-full = Auf dem Datenträger von { $path } ist kein Platz mehr. Es wurde kein Backup erstellt. Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.
error-backup-disk = { $path } konnte nicht benutzt werden: { $reason }. Es wurde kein Backup erstellt.
error-backup-unwritable = Was Keywright verwahrt, konnte nicht aufgeschrieben werden: { $reason }. Es wurde kein Backup erstellt.
error-backup-unread = Das Backup wurde geschrieben und konnte nicht wieder gelesen werden: { $reason }. Es wurde verworfen. Wählen Sie einen anderen Ordner oder Datenträger.
error-backup-not-proven = Das Backup wurde geschrieben, aber eine Wiederherstellung zur Probe ergab etwas anderes. Es wurde verworfen. Versuchen Sie es noch einmal.
error-backup-under-way = Gerade läuft ein Backup, eine Wiederherstellung, ein Import, eine Übergabe, eine Prüfung oder ein Umzug der Kopien. Warten Sie, bis das fertig ist.
error-backup-no-schedule = Geplante Backups sind nicht eingerichtet. Richten Sie sie zuerst ein.
error-recipients-count = Geben Sie 1 bis 99 Empfänger ein, einen je Zeile. Jeder beginnt mit age1.
error-recipient-secret = Das ist eine geheime Identität. Geben Sie ihren öffentlichen Empfänger ein: Er beginnt mit age1.
error-recipient-malformed = Eines davon ist kein Empfänger: Jeder beginnt mit age1 und hat 62 Zeichen.
error-backup-passphrase-short = Verwenden Sie mindestens 8 Zeichen; 12 oder mehr sind besser.
error-passphrase-empty = Geben Sie die Passphrase ein.
error-identity-empty = Geben Sie die Identität vom Wiederherstellungsblatt ein: Sie beginnt mit AGE-SECRET-KEY-1.
error-identity-recipient = Das ist der öffentliche Empfänger. Geben Sie die geheime Identität ein: Sie beginnt mit AGE-SECRET-KEY-1.
error-identity-malformed = Das ist keine Identität. Vergleichen Sie sie Zeichen für Zeichen mit dem Wiederherstellungsblatt.
error-sheet-answer = Das steht nicht auf dem Wiederherstellungsblatt. Vergleichen Sie Zeichen für Zeichen.
error-restore-passphrase = Diese Passphrase öffnet die Datei nicht. Versuchen Sie es noch einmal.
error-restore-identity = Diese Identität öffnet die Datei nicht. Nehmen Sie die von ihrem Wiederherstellungsblatt.
error-restore-needs-passphrase = Dieses Backup wird mit einer Passphrase geöffnet.
error-restore-needs-identity = Dieses Backup wird mit einer Identität geöffnet: Sie beginnt mit AGE-SECRET-KEY-1.
error-restore-foreign = Das ist kein Backup von Keywright. Wählen Sie eine Datei, die Keywright geschrieben hat.
error-restore-armored = Diese Datei liegt in Textform vor. Die Beschreibung der Backupdatei sagt, wie daraus eine binäre wird.
error-restore-not-a-backup = Diese Datei hat etwas anderes als Keywright verschlüsselt: Sie enthält kein Backup.
error-restore-damaged = Dieses Backup ist beschädigt: Etwas darin wurde verändert. Nehmen Sie ein anderes.
error-restore-truncated = Dieses Backup ist unvollständig: Sein Ende fehlt. Kopieren Sie es noch einmal, oder nehmen Sie ein anderes.
error-restore-newer = Dieses Backup hat ein neueres Keywright geschrieben (Format { $version }). Aktualisieren Sie Keywright, um es zu lesen.
error-restore-too-much-work = Diese Datei zu öffnen wäre unsinnig aufwendig. Keywright hat sie nicht geschrieben.
error-restore-too-large = Diese Datei ist zu groß für ein Backup.
error-restore-malformed = Dieses Backup ist in sich nicht stimmig ({ $reason }). Nichts davon wurde verwendet.
error-restore-failed = Die Datei konnte nicht gelesen werden: { $reason }.
error-restore-changed = Seit Sie nachgesehen haben, wurden Schlüssel geändert. Es wurde nichts wiederhergestellt. Öffnen Sie das Backup noch einmal.
error-restore-stopped = Die Wiederherstellung wurde angehalten. Ihre Liste ist, wie sie war.
error-restore-nothing-chosen = Es ist kein Backup geöffnet. Wählen Sie zuerst eine Datei.

## Übergeben und noch einmal kopieren
## $path: eine Datei oder ein Ordner. $reason: was das System gesagt hat. $most, $length (Zahlen): Zeichen

error-hand-over-stopped = Die Übergabe wurde abgebrochen. Es wurde nichts übergeben.
error-hand-over-exists = { $path } gibt es schon. Es wurde nichts übergeben: Überschrieben wird nichts. Wählen Sie einen anderen Namen.
error-hand-over-no-folder = Den Ordner { $path } gibt es nicht. Es wurde nichts übergeben. Wählen Sie einen anderen Ordner.
error-hand-over-read-only = In { $path } kann nicht geschrieben werden. Es wurde nichts übergeben. Wählen Sie einen anderen Ordner.
error-hand-over-full = Auf dem Datenträger von { $path } ist kein Platz mehr. Es wurde nichts übergeben. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.
error-hand-over-disk = { $path } konnte nicht benutzt werden: { $reason }. Es wurde nichts übergeben. Wählen Sie einen anderen Ordner.
error-hand-over-unwritable = Die Schlüssel konnten nicht aufgeschrieben werden: { $reason }. Es wurde nichts übergeben.
error-hand-over-formula = Der Zugriffsschlüssel von „{ $name }“ beginnt wie eine Formel: Eine Tabellenkalkulation würde ihn ausführen. Es wurde nichts übergeben. Lassen Sie diesen Schlüssel weg, oder wählen Sie eine andere Art von Datei.
error-hand-over-not-proven = Die Datei wurde geschrieben, enthält aber nicht, was sie soll. Sie wurde verworfen. Wählen Sie einen anderen Ordner oder Datenträger.
error-hand-over-no-copy = Von diesen Schlüsseln gibt es keine Kopie. Es wurde nichts übergeben. Ein Schlüssel ohne Kopie muss rotiert werden.
error-letter-one-recipient = Ein Brief hat einen Empfänger. Geben Sie einen ein; er beginnt mit age1.
error-letter-text-long = Der Text hat höchstens { $most } Zeichen; dieser hat { $length }.
error-letter-text-invisible = Entfernen Sie die unsichtbaren Zeichen aus dem Text.
error-recovery-ruled-out = Der Arbeitsbereich schließt aus, dass seine Schlüssel noch einmal kopiert werden. Rotieren Sie den Schlüssel oder ändern Sie den Arbeitsbereich.
error-recovery-lost = Die Kopie dieses Schlüssels ist verloren, daher wurde er nicht kopiert. Stellen Sie auf der Seite „Backup“ das neueste wieder her, das sie hat, oder rotieren Sie den Schlüssel.
error-recovery-no-copy = Von diesem Schlüssel gibt es keine Kopie. Rotieren Sie ihn.
error-passphrase-not-set = Es gibt keine Admin-Passphrase, also kann niemand beweisen, wer er ist. Richten Sie zuerst auf der Seite „Allgemein“ eine ein.
error-reason-missing = Geben Sie einen Grund ein.
error-reason-long = Ein Grund hat höchstens { $most } Zeichen; dieser hat { $length }.
error-reason-invisible = Schreiben Sie den Grund in eine Zeile, ohne unsichtbare Zeichen.

## Errors: import

import-filter = Dateien mit Schlüsseln
import-filter-all = Alle Dateien
# Where an entry stands in the file: $line and $number are numbers, $folder names folders or groups, with “ / ” between them.
import-at-line = Zeile { $line }
import-at-entry = Eintrag { $number }
import-at-entry-in = Eintrag { $number } ({ $folder })
# $place: where the other entry stands, as above. $name: what the key is called here.
import-problem-unreadable = Ein Teil dieses Eintrags ist nicht lesbar. Berichtigen Sie ihn in der Datei.
import-problem-cells = Diese Zeile hat eine andere Zahl von Zellen als die erste. Berichtigen Sie sie in der Datei.
import-problem-no-name = Dieser Eintrag hat keinen Namen. Geben Sie einen ein.
import-problem-name-twice = Ein anderer Eintrag hat denselben Namen. Wählen Sie für einen von beiden einen anderen.
import-problem-name-twice-at = Der gewählte Eintrag bei { $place } hat denselben Namen. Wählen Sie für einen von beiden einen anderen.
import-problem-no-secret = Dieser Eintrag hat keinen Zugriffsschlüssel.
import-problem-secret-too-long = Ein Zugriffsschlüssel hat höchstens { $most } Bytes; dieser hat { $length }.
import-problem-secret-invisible = Dieser Zugriffsschlüssel enthält einen Zeilenumbruch oder ein anderes Steuerzeichen. Berichtigen Sie ihn in der Datei.
import-problem-secret-padded = Dieser Zugriffsschlüssel beginnt oder endet mit einem Leerzeichen. Entfernen Sie es in der Datei.
import-problem-secret-damaged = Dieser Zugriffsschlüssel ist beschädigt: Seine Prüfsumme passt nicht. Suchen Sie ihn dort, wo er ganz ist.
import-problem-key-twice = Ein anderer Eintrag hat denselben Zugriffsschlüssel. Importieren Sie nur einen von beiden.
import-problem-key-twice-at = Der gewählte Eintrag bei { $place } hat denselben Zugriffsschlüssel. Importieren Sie nur einen von beiden.
import-problem-known = Keywright hat diesen Zugriffsschlüssel schon, als „{ $name }“.
import-problem-deleted = Keywright hatte diesen Zugriffsschlüssel als „{ $name }“, und er wurde gelöscht. Was gelöscht ist, bleibt gelöscht: Erstellen Sie einen neuen.
import-problem-handle = Ein anderer Zugriffsschlüssel hat dieselbe Kennung, was kein Zufall sein kann. Benutzen Sie diesen nicht: Erstellen Sie einen neuen.
import-problem-expired = Der Ablauf dieses Eintrags liegt in der Vergangenheit. Ändern oder entfernen Sie ihn in der Datei.
import-problem-expiry = Schlüssel dieses Arbeitsbereichs gelten höchstens { $days } Tage. Geben Sie diesem Eintrag in der Datei einen früheren Ablauf.
# $reason: one or two sentences.
import-problem-details = Verantwortlich, „Verwendet von“, Schlagwörter oder Notizen: { $reason }
import-problem-unknown-value = Umgebung oder Ablauf dieses Eintrags sind nicht bekannt. Berichtigen Sie sie in der Datei.
error-import-nothing-chosen = Es ist keine Datei geöffnet. Wählen Sie zuerst eine Datei.
error-import-unread = Die Datei konnte nicht gelesen werden: { $reason }.
error-import-needs-passphrase = Geben Sie die Passphrase dieser Datei ein.
error-import-passphrase = Diese Passphrase öffnet die Datei nicht. Versuchen Sie es noch einmal. Eine Schlüsseldatei kann hier nicht angegeben werden.
error-import-too-large = Diese Datei ist zu groß: Höchstens { $most } MiB werden gelesen.
error-import-content-too-large = Diese Datei wird entpackt größer, als eine Liste von Schlüsseln ist. Speichern Sie sie ohne Anhänge.
error-import-too-many = Diese Datei hat zu viele Einträge: Höchstens { $most } werden gelesen.
error-import-foreign = Das ist keine Datei der gewählten Art. Wählen Sie die Art, die sie hat, oder eine andere Datei.
error-import-not-text = Diese Datei ist kein Text in UTF-8. Speichern Sie sie in dieser Kodierung, und versuchen Sie es noch einmal.
error-import-no-heads = Die erste Zeile nennt keine Spalte für Namen oder keine für Zugriffsschlüssel. Nennen Sie sie „Name“ und „Secret“.
error-import-too-old = Diese Datenbank ist von einer alten Art. Speichern Sie sie in KeePassXC als KDBX 4, und versuchen Sie es noch einmal.
error-import-newer = Ein neueres Programm hat diese Datenbank geschrieben (KDBX { $version }). Speichern Sie sie dort als KDBX 4.
error-import-unsupported = Diese Datei ist auf eine Weise verschlüsselt, die Keywright nicht kennt. Speichern Sie sie mit den üblichen Einstellungen.
error-import-account = Nur das Bitwarden-Konto, das diese Datei erstellt hat, öffnet sie. Exportieren Sie sie mit einem eigenen Passwort.
error-import-damaged = Diese Datei ist beschädigt: Etwas darin wurde geändert, oder ihr Ende fehlt. Benutzen Sie eine andere Kopie.
error-import-too-much-memory = Diese Datei zu öffnen würde { $megabytes } MiB Speicher brauchen, was zu viel ist. Speichern Sie sie mit niedrigeren Einstellungen.
error-import-too-much-work = Diese Datei zu öffnen würde unsinnig viel Arbeit brauchen. Speichern Sie sie mit niedrigeren Einstellungen.
error-import-out-of-memory = Es ist nicht genug Speicher da, um diese Datei zu öffnen. Schließen Sie andere Programme, und versuchen Sie es noch einmal.
error-import-problems = Ein gewählter Eintrag kann so nicht importiert werden. Es wurde kein Schlüssel importiert. Sehen Sie sich seine Probleme an.
error-import-changed = Inzwischen wurde etwas geändert. Es wurde kein Schlüssel importiert. Sehen Sie sich die Einträge noch einmal an, und wiederholen Sie es dann.
error-import-stopped = Der Import wurde angehalten. Es wurde kein Schlüssel importiert.

## The recovery sheet, a page to be printed

sheet-title = Wiederherstellungsblatt für Keywright
sheet-what = Wer dieses Blatt und ein Backup hat, hat alle Zugriffsschlüssel. Bewahren Sie es dort auf, wo Wichtiges liegt, nicht bei den Backups und nicht auf dem Computer.
sheet-made = Erstellt am { $when }. Keywright zeigt es dieses eine Mal und behält keine Kopie.
sheet-identity = Die Identität
sheet-identity-hint = { $count } Gruppen, ohne Leerzeichen dazwischen
sheet-recipient = Ihr Empfänger, der kein Geheimnis ist: Für ihn verschlüsselt Keywright die Backups.
sheet-how = So wird wiederhergestellt
sheet-how-keywright = Öffnen Sie in Keywright die Seite „Backup“, wählen Sie „Wiederherstellen …“, dann das neueste Backup, und tippen oder scannen Sie die Identität.
sheet-how-age = Ohne Keywright, mit dem Befehl age: Schreiben Sie die Identität in eine eigene Datei, dann
sheet-code = Die Identität als QR-Code
