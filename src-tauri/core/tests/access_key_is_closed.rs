//! What an access key must not be able to do. The compile-fail examples in its
//! documentation show the same from the outside, one use at a time.

use keywright_core::{AccessKey, Created};
use static_assertions::assert_not_impl_any;

assert_not_impl_any!(
    AccessKey: std::fmt::Debug, std::fmt::Display, serde::Serialize, PartialEq, PartialOrd,
    std::hash::Hash, Clone, AsRef<str>, std::ops::Deref
);
assert_not_impl_any!(Created: std::fmt::Debug, std::fmt::Display, serde::Serialize, Clone);

#[test]
fn dropping_an_access_key_does_something() {
    assert!(std::mem::needs_drop::<AccessKey>());
}
