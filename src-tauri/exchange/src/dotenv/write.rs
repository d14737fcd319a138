use keywright_backup::Wiped;

use super::names::Names;
use crate::HandedKey;

/// Makes the file: for each key a comment with its name, and a line. An access key consists of letters,
/// digits and `_`, so it stands there without quotation marks, which Docker would take for a part of it.
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
        file.extend(key.secret.expose().as_bytes());
        file.push(b'\n');
    }
    file
}
