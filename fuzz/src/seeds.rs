use std::fs;
use std::io::{self, Write as _};
use std::iter::once;
use std::path::Path;

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use age::secrecy::SecretString;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use keywright_exchange::HandOver;
use sha2::{Digest as _, Sha256};

use crate::sample::{PASSPHRASE, keys, written};
use crate::{backups, forged};

/// Writes files to begin with, as they are made today: a folder for each target. All keys in them are
/// made up by a generator that is seeded.
///
/// # Errors
///
/// Those of the disk.
pub fn write_seeds(folder: &Path) -> io::Result<()> {
    let seed = |target: &str, name: &str, bytes: &[u8]| {
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    let (backup, _) = backups::written(&backups::sample());
    let content = opened(&backup);
    seed("backup_file", "identity", &backup)?;
    seed("backup_file", "passphrase", &cheap_backup(&content))?;
    let document = content.trim_ascii_end();
    seed("backup_document", "sample", document)?;
    seed("backup_document", "empty", EMPTY_BACKUP)?;

    seed("csv", "1password", &written(HandOver::OnePassword, &keys()))?;
    seed("csv", "sheet", SHEET)?;
    seed("csv", "semicolons", SEMICOLONS)?;
    seed("dotenv", "keywright", &written(HandOver::DotEnv, &keys()))?;
    seed("dotenv", "values", VARIABLES)?;

    let export = written(HandOver::BitwardenPlain, &keys());
    seed("bitwarden", "plain", &export)?;
    seed("bitwarden", "protected", cheap_export(EXPORT).as_bytes())?;
    seed("bitwarden", "organisation", EXPORT)?;

    let text = written(HandOver::DotEnv, &keys());
    seed("leaks", "text", &[&[7], &*text].concat())?;
    let units = String::from_utf8_lossy(&text);
    let units = once(0xFEFF).chain(units.encode_utf16());
    let wide: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    seed("leaks", "utf-16", &[&[5], &*wide].concat())?;

    seed("kdbx_file", "plain", &forged::cheap(forged::DOCUMENT))?;
    let (content, argon) = (forged::inner_header(), forged::argon_kdf(8 << 10, 1, 1));
    let dear = forged::with_kdf(&content, false, &argon, 1);
    seed("kdbx_file", "argon2", &dear)?;

    // The first byte says whether what follows is packed.
    let unpacked = [&[0], &content[..]].concat();
    seed("kdbx_content", "unpacked", &unpacked)?;
    let mut gzip = GzEncoder::new(vec![1], Compression::best());
    gzip.write_all(&content)?;
    seed("kdbx_content", "packed", &gzip.finish()?)?;
    let version_3 = [&[2], forged::DOCUMENT].concat();
    seed("kdbx_content", "version-3", &version_3)?;
    let in_blocks = [&[6], &*blocks_3(forged::DOCUMENT)].concat();
    seed("kdbx_content", "version-3-blocks", &in_blocks)
}

/// This content as one block of KDBX 3, and the empty one that is the last.
pub fn blocks_3(content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut blocks = 0_u32.to_le_bytes().to_vec();
    blocks.extend(Sha256::digest(content));
    blocks.extend(length.to_le_bytes());
    blocks.extend(content);
    blocks.extend(1_u32.to_le_bytes());
    blocks.extend([0; 36]);
    blocks
}

fn opened(backup: &[u8]) -> Vec<u8> {
    let identity: age::x25519::Identity = backups::identity().expose().parse().unwrap();
    age::decrypt(&identity, backup).unwrap()
}

/// This content for the passphrase, at a work factor that is no work.
fn cheap_backup(content: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(2);
    let recipients = once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).unwrap();
    let mut stream = encryptor.wrap_output(Vec::new()).unwrap();
    stream.write_all(content).unwrap();
    stream.finish().unwrap()
}

/// The same in Bitwarden's way, with one round.
fn cheap_export(content: &[u8]) -> String {
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(PASSPHRASE.as_bytes(), b"c2FsdA==", 1, &mut key);
    let expand = |name: &[u8]| {
        let mut half = [0; 32];
        let stretch = Hkdf::<Sha256>::from_prk(&key).unwrap();
        stretch.expand(name, &mut half).unwrap();
        half
    };
    let sealed = |content: &[u8]| {
        let vector = [5; 16];
        let cipher = cbc::Encryptor::<Aes256>::new_from_slices(&expand(b"enc"), &vector).unwrap();
        let encrypted = cipher.encrypt_padded_vec::<Pkcs7>(content);
        let code = Hmac::<Sha256>::new_from_slice(&expand(b"mac")).unwrap();
        let code = code.chain_update(vector).chain_update(&encrypted);
        let code = code.finalize().into_bytes();
        let [vector, encrypted, code] =
            [&vector[..], &encrypted, &code].map(|bytes| STANDARD.encode(bytes));
        format!("2.{vector}|{encrypted}|{code}")
    };
    format!(
        r#"{{"encrypted":true,"passwordProtected":true,"salt":"c2FsdA==","kdfType":0,"kdfIterations":1,
"encKeyValidation_DO_NOT_EDIT":"{}","data":"{}"}}"#,
        sealed(b"any"),
        sealed(content)
    )
}

const EMPTY_BACKUP: &[u8] = br#"{"format":"keywright-backup","version":1,"madeAt":1,"madeBy":"0",
"registry":"0123456789abcdef0123456789abcdef","workspaces":[],"keys":[],"secrets":[],"postponements":[],
"activity":[]}"#;

const SHEET: &[u8] = b"name,secret,owner,used by,tags,environment,expires,notes\r\n\
One,made-up-1,Ada,\"CRM, Shop\",a;b,live,2027-06-01,\"two\nlines\"\r\n\
'=1+1,made-up-2,,,,test,2027-06-01T12:00:00Z,\"\"\"quoted\"\"\"\r\n,,\r\n";

const SEMICOLONS: &[u8] = b"\xef\xbb\xbfTitle;Password;Notes\nOne;made-up-1;\nTwo;made-up-2;x\n";

const VARIABLES: &[u8] = b"# comment\nexport ONE=made-up-1 # one\nTWO='made up $2'\n\
THREE=\"made\\tup\\n\\\"3\\\" \\$x\"\nFOUR=\"over\ntwo lines\"\n\nno assignment\n";

const EXPORT: &[u8] = br#"{"encrypted":false,"collections":[{"id":"c","name":"Work"}],"items":[{"type":1,
"name":"One","collectionIds":["c",null],"login":{"password":"made-up-1"},"fields":[{"name":"Owner",
"value":"Ada","type":0},{"name":"Tag","value":"a","type":0},{"name":"Used by","value":"CRM"},{"name":
"Environment","value":"test"},{"name":"Expires","value":"2027-06-01"}]},{"type":2,"name":"Note","notes":
"x","deletedDate":null},{"type":3,"name":"Card"},{"type":1,"deletedDate":"2026-01-01"}]}"#;
