//! Files made by hand: any content, encrypted with `age` itself.

use std::io::Write;
use std::iter::once;
use std::sync::OnceLock;

use age::{Encryptor, Recipient};
use serde_json::Value;

use crate::sample::{identity, sample, written};

/// This content, for the tests' identity, without anything that Keywright adds.
pub(crate) fn encrypted(content: &[u8]) -> Vec<u8> {
    let recipient: age::x25519::Recipient = identity().recipient().to_string().parse().unwrap();
    encrypted_to(&recipient, content)
}

/// This content, for this passphrase, at a work factor that is no work.
pub(crate) fn encrypted_with(passphrase: &str, content: &[u8]) -> Vec<u8> {
    let passphrase = age::secrecy::SecretString::from(passphrase.to_owned());
    let mut recipient = age::scrypt::Recipient::new(passphrase);
    recipient.set_work_factor(2);
    encrypted_to(&recipient, content)
}

fn encrypted_to(recipient: &dyn Recipient, content: &[u8]) -> Vec<u8> {
    let encryptor = Encryptor::with_recipients(once(recipient)).unwrap();
    let mut stream = encryptor.wrap_output(Vec::new()).unwrap();
    stream.write_all(content).unwrap();
    stream.finish().unwrap()
}

/// What is in a file for the tests' identity.
pub(crate) fn decrypted(file: &[u8]) -> Vec<u8> {
    let identity: age::x25519::Identity = identity().expose().parse().unwrap();
    age::decrypt(&identity, file).unwrap()
}

/// The sample as JSON.
pub(crate) fn json() -> String {
    static JSON: OnceLock<String> = OnceLock::new();
    let json = JSON.get_or_init(|| {
        let content = decrypted(&written(&sample()).0);
        String::from_utf8(content).unwrap().trim().to_owned()
    });
    json.clone()
}

/// The sample with this done to it. Its fields stay in their order.
pub(crate) fn changed(change: impl FnOnce(&mut Ordered)) -> Vec<u8> {
    let mut document = Ordered::sample();
    change(&mut document);
    encrypted(document.text().as_bytes())
}

/// A document whose outer fields have an order.
pub(crate) struct Ordered(pub(crate) Vec<(String, Value)>);

impl Ordered {
    pub(crate) fn sample() -> Self {
        let names = [
            "format",
            "version",
            "madeAt",
            "madeBy",
            "registry",
            "workspaces",
            "keys",
            "secrets",
            "postponements",
            "activity",
        ];
        let value: Value = serde_json::from_str(&json()).unwrap();
        assert_eq!(value.as_object().unwrap().len(), names.len());
        let field = |name: &str| (name.to_owned(), value[name].clone());
        Self(names.into_iter().map(field).collect())
    }

    /// The field of this name.
    pub(crate) fn field(&mut self, name: &str) -> &mut Value {
        let found = self.0.iter_mut().find(|(field, _)| field == name);
        &mut found.unwrap().1
    }

    pub(crate) fn text(&self) -> String {
        let field = |(name, value): &(String, Value)| format!("{}:{value}", Value::from(&**name));
        let fields: Vec<_> = self.0.iter().map(field).collect();
        format!("{{{}}}", fields.join(","))
    }
}
