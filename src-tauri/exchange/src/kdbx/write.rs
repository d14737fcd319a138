use hmac::Mac as _;
use keywright_backup::{Passphrase, Wiped};
use keywright_core::Timestamp;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::cipher::Outer;
use super::header::{CIPHER, COMPRESSION, KDF, MASTER_SEED, VECTOR};
use super::inner::{CHACHA, Inner};
use super::kdf::Kdf;
use super::key::{HEADER, Keys};
use super::{SIGNATURE, blocks, out};
use crate::limits::Costs;
use crate::write::Random;
use crate::{HandedKey, WriteError, aes_cbc};

/// Makes a database: KDBX 4.0, AES-256, Argon2id. It is not packed, for what packs would keep what it
/// has packed.
pub(crate) fn write(
    keys: &[HandedKey<'_>],
    passphrase: &Passphrase,
    at: Timestamp,
    random: &mut Random<'_>,
) -> Result<Wiped, WriteError> {
    let (master_seed, vector) = (random.bytes::<32>()?, random.bytes::<16>()?);
    let parameters = Kdf::written(&random.bytes()?);
    let mut header = SIGNATURE.to_vec();
    header.extend([0, 0, 4, 0]);
    let fields: [(u8, &[u8]); 6] = [
        (CIPHER, &Outer::WRITTEN),
        (COMPRESSION, &[0; 4]),
        (MASTER_SEED, &master_seed),
        (VECTOR, &vector),
        (KDF, &parameters),
        (0, b"\r\n\r\n"),
    ];
    for (id, content) in fields {
        field(&mut header, id, content);
    }
    let kdf = Kdf::read(&parameters).map_err(unmade)?;
    let file_keys = Keys::derive(passphrase, &kdf, &master_seed, &Costs::MOST).map_err(unmade)?;

    let mut content = Wiped::with_room(1024 * (keys.len() + 2));
    let stream_key = Zeroizing::new(random.bytes::<64>()?);
    let mut inner_header = Zeroizing::new(Vec::with_capacity(128));
    field(&mut inner_header, 1, &CHACHA.to_le_bytes());
    field(&mut inner_header, 2, &*stream_key);
    field(&mut inner_header, 0, &[]);
    content.extend(&inner_header);
    let mut inner = Inner::new(CHACHA, &*stream_key).map_err(unmade)?;
    out::write(keys, at, &mut inner, random, &mut content)?;
    aes_cbc::encrypt(&file_keys.cipher, &vector, &mut content);

    let mut file = Wiped::with_room(header.len() + content.len() + 1024);
    file.extend(&header);
    file.extend(&Sha256::digest(&header));
    let code = file_keys.mac(HEADER, &[&header]).map_err(unmade)?;
    file.extend(&code.finalize().into_bytes());
    blocks::write_4(&content, &file_keys, &mut file)?;
    Ok(file)
}

fn field(out: &mut Vec<u8>, id: u8, content: &[u8]) {
    out.push(id);
    out.extend((content.len() as u32).to_le_bytes());
    out.extend(content);
}

/// What was made here is well-formed, and costs what it should: memory is all that may lack.
fn unmade(_: crate::ReadError) -> WriteError {
    WriteError::OutOfMemory
}
