//! `_hashes`: the digests under `hashlib`, and the one loop over them that is too long for Python.

use sha2::Digest;

use crate::builtins::arguments::{between, integer};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};

/// What one round of PBKDF2 counts as, in steps of built-in functions.
const STEPS_A_ROUND: u64 = 10;

static FUNCTIONS: &[Native] = &[
    Native::new("digest", NativeKind::Function, digest),
    Native::new("pbkdf2", NativeKind::Function, pbkdf2),
];

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

/// A digest, with the size of the blocks that it works on.
type Hash = (usize, fn(&[u8]) -> Vec<u8>);

fn hash_named(name: &str) -> Option<Hash> {
    Some(match name {
        "md5" => (64, |data| md5::Md5::digest(data).to_vec()),
        "sha1" => (64, |data| sha1_smol::Sha1::from(data).digest().bytes().to_vec()),
        "sha224" => (64, |data| sha2::Sha224::digest(data).to_vec()),
        "sha256" => (64, |data| sha2::Sha256::digest(data).to_vec()),
        "sha384" => (128, |data| sha2::Sha384::digest(data).to_vec()),
        "sha512" => (128, |data| sha2::Sha512::digest(data).to_vec()),
        _ => return None,
    })
}

fn bytes(value: &Value) -> &[u8] {
    match value.plain() {
        Value::Bytes(bytes) => bytes,
        _ => &[],
    }
}

/// `digest(name, data)`
fn digest(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "digest", arguments, 2, 2)?;
    let [Value::Str(name), data] = values.as_slice() else { return Ok(Value::None) };
    let Some((_, hash)) = hash_named(name) else { return Ok(Value::None) };
    let data = bytes(data);
    it.vm.spend(data.len() as u64 / 16 + 1)?;
    Ok(Value::Bytes(hash(data).into()))
}

/// `HMAC` of RFC 2104.
fn authenticated((block, hash): Hash, key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut key = if key.len() > block { hash(key) } else { key.to_vec() };
    key.resize(block, 0);
    let masked = |mask: u8, data: &[u8]| {
        let mut whole: Vec<u8> = key.iter().map(|byte| byte ^ mask).collect();
        whole.extend_from_slice(data);
        hash(&whole)
    };
    masked(0x5c, &masked(0x36, data))
}

/// `pbkdf2(name, password, salt, rounds, length)`, as RFC 8018 has it.
fn pbkdf2(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "pbkdf2", arguments, 5, 5)?;
    let [Value::Str(name), password, salt, rounds, length] = values.as_slice() else {
        return Ok(Value::None);
    };
    let Some(hash) = hash_named(name) else { return Ok(Value::None) };
    let rounds = u64::try_from(integer(it, rounds)?).unwrap_or(0);
    let length = usize::try_from(integer(it, length)?).unwrap_or(0);
    let mut derived = Vec::new();
    let mut block = 1u32;
    while derived.len() < length {
        it.vm.spend(rounds.saturating_mul(STEPS_A_ROUND))?;
        let first = [bytes(salt), &block.to_be_bytes()].concat();
        let mut last = authenticated(hash, bytes(password), &first);
        let mut mixed = last.clone();
        for _ in 1..rounds {
            last = authenticated(hash, bytes(password), &last);
            for (mixed, last) in mixed.iter_mut().zip(&last) {
                *mixed ^= last;
            }
        }
        derived.extend_from_slice(&mixed);
        block += 1;
    }
    derived.truncate(length);
    Ok(Value::Bytes(derived.into()))
}
