//! `_random`: the generator under `random`, a Mersenne Twister as in CPython, so that a seed gives the same numbers.

use num_bigint::BigUint;

use crate::builtins::arguments::{between, integer};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};

const SIZE: usize = 624;
const SHIFT: usize = 397;

static FUNCTIONS: &[Native] = &[
    Native::new("make", NativeKind::Function, make),
    Native::new("state", NativeKind::Function, state),
    Native::new("set_state", NativeKind::Function, set_state),
    Native::new("random", NativeKind::Function, random),
    Native::new("getrandbits", NativeKind::Function, getrandbits),
    Native::new("seed", NativeKind::Function, seed),
];

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

/// The generator: MT19937 with the seeding by a key.
#[derive(Debug)]
pub(crate) struct Twister {
    words: Vec<u32>,
    next: usize,
}

impl Twister {
    /// A generator whose numbers follow from the key.
    pub fn seeded(key: &[u32]) -> Self {
        let mut words = vec![19_650_218u32];
        for at in 1..SIZE {
            let before = words.last().copied().unwrap_or(0);
            let number = u32::try_from(at).unwrap_or(0);
            words.push(1_812_433_253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(number));
        }
        let mut twister = Self { words, next: SIZE };
        let (mut at, mut place) = (1, 0);
        for _ in 0..SIZE.max(key.len()) {
            let word = key.get(place).copied().unwrap_or(0).wrapping_add(u32::try_from(place).unwrap_or(0));
            at = twister.mix(at, 1_664_525, |mixed| mixed.wrapping_add(word));
            place = (place + 1) % key.len().max(1);
        }
        for _ in 0..SIZE - 1 {
            let number = u32::try_from(at).unwrap_or(0);
            at = twister.mix(at, 1_566_083_941, |mixed| mixed.wrapping_sub(number));
        }
        twister.set(0, 0x8000_0000);
        twister
    }

    fn word(&self, at: usize) -> u32 {
        self.words.get(at % SIZE).copied().unwrap_or(0)
    }

    fn set(&mut self, at: usize, word: u32) {
        if let Some(slot) = self.words.get_mut(at) {
            *slot = word;
        }
    }

    /// One step of the seeding; gives the place of the next.
    fn mix(&mut self, at: usize, factor: u32, change: impl FnOnce(u32) -> u32) -> usize {
        let before = self.word(at - 1);
        let mixed = self.word(at) ^ (before ^ (before >> 30)).wrapping_mul(factor);
        self.set(at, change(mixed));
        if at + 1 < SIZE {
            return at + 1;
        }
        self.set(0, self.word(SIZE - 1));
        1
    }

    /// The next 32 bits.
    pub fn bits(&mut self) -> u32 {
        if self.next >= SIZE {
            for at in 0..SIZE {
                let pair = (self.word(at) & 0x8000_0000) | (self.word(at + 1) & 0x7fff_ffff);
                let twist = if pair & 1 == 1 { 0x9908_b0df } else { 0 };
                self.set(at, self.word(at + SHIFT) ^ (pair >> 1) ^ twist);
            }
            self.next = 0;
        }
        let mut bits = self.word(self.next);
        self.next += 1;
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9d2c_5680;
        bits ^= (bits << 15) & 0xefc6_0000;
        bits ^ (bits >> 18)
    }
}

/// A new generator, by its number.
fn make(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    between(it, "make", arguments, 0, 0)?;
    it.vm.made(SIZE * size_of::<u32>())?;
    it.vm.twisters.push(Twister::seeded(&[0]));
    Ok(Value::Int(i64::try_from(it.vm.twisters.len() - 1).unwrap_or(0)))
}

/// The generator of a number.
fn twister<'v>(it: &'v mut Interpreter<'_>, number: Option<&Value>) -> Result<&'v mut Twister, Raised> {
    let number = number.and_then(Value::as_int).and_then(|number| usize::try_from(number).ok());
    let lost = it.vm.unsupported("a generator of random numbers without a number");
    number.and_then(|number| it.vm.twisters.get_mut(number)).ok_or(lost)
}

/// `getstate()`: the words, and the place of the next.
fn state(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "state", arguments, 1, 1)?;
    let twister = twister(it, values.first())?;
    let words = twister.words.iter().map(|word| Value::Int(i64::from(*word)));
    let next = Value::Int(i64::try_from(twister.next).unwrap_or(0));
    Ok(Value::tuple(words.chain([next]).collect()))
}

fn set_state(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "set_state", arguments, 2, 2)?;
    let words = it.collect(values.get(1).unwrap_or(&Value::None))?;
    let mut words: Vec<u32> = words.iter().filter_map(|word| u32::try_from(word.as_int()?).ok()).collect();
    if words.len() != SIZE + 1 {
        return Err(it.vm.raise_value_error("state vector is the wrong size"));
    }
    let next = words.pop().map_or(SIZE, |next| next as usize);
    *twister(it, values.first())? = Twister { words, next };
    Ok(Value::None)
}

fn random(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "random", arguments, 1, 1)?;
    let twister = twister(it, values.first())?;
    let (high, low) = (f64::from(twister.bits() >> 5), f64::from(twister.bits() >> 6));
    Ok(Value::Float((high * 67_108_864.0 + low) / 9_007_199_254_740_992.0))
}

fn getrandbits(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "getrandbits", arguments, 2, 2)?;
    let count = integer(it, values.get(1).unwrap_or(&Value::None))?;
    let Ok(mut left) = u32::try_from(count) else {
        return Err(it.vm.raise_value_error("number of bits must be non-negative"));
    };
    it.vm.check_text(left as usize / 8)?;
    let mut words = Vec::new();
    while left > 0 {
        let bits = twister(it, values.first())?.bits();
        words.push(if left < 32 { bits >> (32 - left) } else { bits });
        left = left.saturating_sub(32);
    }
    Ok(Value::integer(BigUint::new(words).into()))
}

fn seed(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "seed", arguments, 2, 2)?;
    let number = values.get(1).and_then(Value::as_big).unwrap_or_default();
    let mut key = number.magnitude().to_u32_digits();
    if key.is_empty() {
        key.push(0);
    }
    *twister(it, values.first())? = Twister::seeded(&key);
    Ok(Value::None)
}
