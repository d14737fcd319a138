use keywright_backup::Wiped;

use super::names::Names;
use crate::HandedKey;

/// Makes the file: for each key a comment with its name, and a line.
pub(crate) fn write(keys: &[HandedKey<'_>]) -> Wiped {
    let mut file = Wiped::with_room(256 * (keys.len() + 1));
    let mut names = Names::default();
    for key in keys {
        let environment = key.record.environment.as_str();
        let comment = format!("# {} ({}, {environment})", key.name(), key.workspace);
        let comment = comment.replace(|character: char| character.is_control(), " ");
        file.extend(comment.as_bytes());
        file.push(b'\n');
        file.extend(names.name(key.name()).as_bytes());
        file.push(b'=');
        value(key.secret.expose(), &mut file);
        file.push(b'\n');
    }
    file
}

/// An access key of our own format consists of letters, digits and `_`, so it stands there without
/// quotation marks, which Docker would take for a part of it. So does one of a foreign format that
/// means nothing to a shell; any other stands in quotation marks, within which a shell changes nothing.
fn value(secret: &str, file: &mut Wiped) {
    let is_plain =
        |character: char| character.is_ascii_alphanumeric() || "_-./:,@%+=^".contains(character);
    match secret {
        plain if plain.chars().all(is_plain) => file.extend(plain.as_bytes()),
        quoted if !quoted.contains('\'') => {
            file.push(b'\'');
            file.extend(quoted.as_bytes());
            file.push(b'\'');
        }
        escaped => {
            file.push(b'"');
            for character in escaped.chars() {
                if "\"\\$`".contains(character) {
                    file.push(b'\\');
                }
                file.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            file.push(b'"');
        }
    }
}
