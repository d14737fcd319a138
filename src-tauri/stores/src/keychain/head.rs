//! The last entry of a registry's activity as an item holds it: `1 <number> <seal>`, the seal
//! in hexadecimal digits. The first number is that of this form.

use keywright_core::{Cause, Head, KeychainError, Seal};

pub(crate) fn written(head: &Head) -> String {
    format!("1 {} {}", head.number, head.seal)
}

/// Of what is kept for one registry, the latest. Copies made by hand may lie beside ours.
pub(crate) fn latest(kept: &[Vec<u8>]) -> Result<Head, KeychainError> {
    let heads = kept.iter().map(|kept| {
        read(kept)
            .ok_or_else(|| KeychainError::Platform(Cause::new("the item is not as it was stored")))
    });
    let heads: Vec<Head> = heads.collect::<Result<_, _>>()?;
    heads
        .into_iter()
        .max_by_key(|head| head.number)
        .ok_or(KeychainError::Missing)
}

fn read(kept: &[u8]) -> Option<Head> {
    let mut words = std::str::from_utf8(kept).ok()?.split(' ').skip(1);
    let head = Head {
        number: words.next()?.parse().ok()?,
        seal: Seal::from_hex(words.next()?)?,
    };
    // Any other way to write it is not ours.
    (written(&head).as_bytes() == kept).then_some(head)
}
