//! What kind of file this may be, by its name and how it begins. Nothing is believed for it: the file
//! is read as what the person says.

use std::path::Path;

use keywright_exchange::{ReadError, TakeOver, read};

/// With which every KeePass database begins.
const KDBX: &[u8] = &[0x03, 0xd9, 0xa2, 0x9a];

/// The kind; `None` where nothing tells.
pub(super) fn format(path: &Path, content: &[u8]) -> Option<TakeOver> {
    if content.starts_with(KDBX) {
        return Some(TakeOver::KeePass);
    }
    let text = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    if first == Some(&b'{') {
        return Some(TakeOver::Bitwarden);
    }
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    match name.rsplit('.').next() {
        _ if name.starts_with(".env") => Some(TakeOver::DotEnv),
        Some("env") => Some(TakeOver::DotEnv),
        Some("csv" | "tsv") => Some(TakeOver::Csv),
        Some("kdbx") => Some(TakeOver::KeePass),
        Some("json") => Some(TakeOver::Bitwarden),
        _ => None,
    }
}

/// Whether a passphrase opens it.
pub(super) fn needs_passphrase(format: Option<TakeOver>, content: &[u8]) -> bool {
    match format {
        Some(TakeOver::KeePass) => true,
        Some(TakeOver::Bitwarden) => matches!(
            read(TakeOver::Bitwarden, content, None),
            Err(ReadError::NeedsPassphrase)
        ),
        Some(TakeOver::Csv | TakeOver::DotEnv) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(name: &str, content: &str) -> Option<TakeOver> {
        format(Path::new(name), content.as_bytes())
    }

    #[test]
    fn the_kind_is_told_by_content_and_then_by_name() {
        let kdbx = format(Path::new("keys.csv"), b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5");
        assert_eq!(kdbx, Some(TakeOver::KeePass));
        for (name, content, format) in [
            (
                "export",
                "\u{feff} \n{\"encrypted\":false}",
                Some(TakeOver::Bitwarden),
            ),
            ("keys.CSV", "name,secret", Some(TakeOver::Csv)),
            ("keys.tsv", "name\tsecret", Some(TakeOver::Csv)),
            (".env", "KEY=1", Some(TakeOver::DotEnv)),
            (".env.production", "KEY=1", Some(TakeOver::DotEnv)),
            ("shop.env", "KEY=1", Some(TakeOver::DotEnv)),
            ("damaged.kdbx", "", Some(TakeOver::KeePass)),
            ("export.json", "[]", Some(TakeOver::Bitwarden)),
            ("keys.txt", "name,secret", None),
            ("keys", "", None),
        ] {
            assert_eq!(guessed(name, content), format, "{name}");
        }
    }

    #[test]
    fn a_passphrase_is_asked_for_where_one_is_needed() {
        let bitwarden =
            |content: &str| needs_passphrase(Some(TakeOver::Bitwarden), content.as_bytes());
        let sealed = r#"{"encrypted":true,"passwordProtected":true,"salt":"YWJjZGVmZ2hpamtsbW5vcA==",
            "kdfType":0,"kdfIterations":600000,"kdfMemory":null,"kdfParallelism":null,
            "encKeyValidation_DO_NOT_EDIT":"2.a|b|c","data":"2.a|b|c"}"#;
        assert!(bitwarden(sealed));
        assert!(!bitwarden(r#"{"encrypted":false,"items":[]}"#));
        assert!(needs_passphrase(Some(TakeOver::KeePass), b""));
        assert!(!needs_passphrase(Some(TakeOver::Csv), b"name,secret"));
    }
}
