//! The table under `dict` and `set`: keys in the order of insertion, found by Python's hash and
//! equality. Comparing two keys may need Python's `__eq__`, which must not run while the table is
//! borrowed; so a search that cannot decide natively gives back the candidates.

use std::rc::Rc;

use hashbrown::HashTable;

use super::Value;
use super::hash::spread;
use crate::compile::code::Name;

/// One key with what belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Entry<V> {
    pub hash: i64,
    pub key: Value,
    pub value: V,
}

/// The entries that are looked through one after the other: most objects have no more attributes, and an index
/// would take them longer to make than they are there.
const UNINDEXED: usize = 8;

/// Keys in the order of insertion, each with a value.
#[derive(Debug, Clone)]
pub(crate) struct Table<V> {
    /// The positions of the entries by their hashes, once there are more than a few.
    index: Option<Box<HashTable<u32>>>,
    /// How many entries are not deleted.
    count: usize,
    /// The bits of each hash that was ever put in: most searches for names that are not there, through all bases of
    /// a class, end here.
    known: u64,
    entries: Vec<Option<Entry<V>>>,
}

/// What a search found.
pub(crate) enum Found {
    /// The position of the key.
    At(usize),
    /// The key is not there.
    Missing,
    /// Only Python can tell whether one of these equals the key.
    Undecided(Vec<(usize, Value)>),
}

/// A search: what it found, and how many keys of the same hash it met.
pub(crate) struct Search {
    pub found: Found,
    pub met: u64,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { index: None, count: 0, known: 0, entries: Vec::new() }
    }
}

impl<V> Table<V> {
    /// An empty one that is expected to get so many entries.
    pub fn with_room_for(entries: usize) -> Self {
        Self { entries: Vec::with_capacity(entries.min(UNINDEXED)), ..Self::default() }
    }

    pub fn len(&self) -> usize {
        self.count
    }

    /// The end of the positions, deleted entries included.
    pub fn positions(&self) -> usize {
        self.entries.len()
    }

    pub fn at(&self, position: usize) -> Option<&Entry<V>> {
        self.entries.get(position)?.as_ref()
    }

    pub fn at_mut(&mut self, position: usize) -> Option<&mut Entry<V>> {
        self.entries.get_mut(position)?.as_mut()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry<V>> {
        self.entries.iter().flatten()
    }

    /// The position of a string key, for callers that know the hash.
    #[inline]
    pub fn find_str(&self, text: &str, hash: i64) -> Option<usize> {
        if self.may_have(hash) { self.find_known_str(text, hash) } else { None }
    }

    /// Whether a key of that hash may be there.
    #[inline]
    pub fn may_have(&self, hash: i64) -> bool {
        self.may_have_bits(bits(hash))
    }

    #[inline]
    fn may_have_bits(&self, bits: u64) -> bool {
        self.known & bits == bits
    }

    /// The position of an entry of that hash.
    #[inline]
    pub fn find_entry(&self, hash: i64, mut is_it: impl FnMut(&Entry<V>) -> bool) -> Option<usize> {
        let mut is_it = |entry: &Entry<V>| entry.hash == hash && is_it(entry);
        match &self.index {
            None => self.entries.iter().position(|entry| entry.as_ref().is_some_and(&mut is_it)),
            Some(index) => index
                .find(spread(hash), |position| self.at(*position as usize).is_some_and(&mut is_it))
                .map(|position| *position as usize),
        }
    }

    fn find_known_str(&self, text: &str, hash: i64) -> Option<usize> {
        self.find_entry(hash, |entry| match &entry.key {
            Value::Str(key) => std::ptr::eq(&**key, text) || &**key == text,
            _ => false,
        })
    }

    /// Whether a name is there.
    #[inline]
    pub fn has_name(&self, name: &Name) -> bool {
        self.value_of(name).is_some()
    }

    /// The position of a name, looked for first where it was found last.
    #[inline]
    pub fn find_name(&self, name: &Name) -> Option<usize> {
        if !self.may_have_bits(name.bits) {
            return None;
        }
        let last = name.position.get() as usize;
        if let Some(entry) = self.at(last)
            && let Value::Str(key) = &entry.key
            && (Rc::ptr_eq(key, &name.text) || entry.hash == name.hash && *key == name.text)
        {
            return Some(last);
        }
        let found = self.find_known_str(&name.text, name.hash)?;
        name.position.set(u32::try_from(found).unwrap_or(u32::MAX));
        Some(found)
    }

    /// The value under a name, to change.
    #[inline]
    pub fn value_of_mut(&mut self, name: &Name) -> Option<&mut V> {
        let position = self.find_name(name)?;
        self.at_mut(position).map(|entry| &mut entry.value)
    }

    /// The value under a name.
    #[inline]
    pub fn value_of(&self, name: &Name) -> Option<&V> {
        if !self.may_have_bits(name.bits) {
            return None;
        }
        if let Some(Entry { key: Value::Str(key), value, .. }) = self.at(name.position.get() as usize)
            && Rc::ptr_eq(key, &name.text)
        {
            return Some(value);
        }
        self.at(self.find_name(name)?).map(|entry| &entry.value)
    }

    /// The position and the hash of a key that is this very string, among few: most keys of programs are names that
    /// are kept once.
    #[inline]
    pub fn find_same(&self, text: &Rc<str>) -> Option<(usize, i64)> {
        if self.index.is_some() {
            return None;
        }
        let is_same = |entry: &Entry<V>| matches!(&entry.key, Value::Str(key) if Rc::ptr_eq(key, text));
        let mut entries = self.entries.iter().enumerate();
        entries.find_map(|(at, entry)| {
            entry.as_ref().filter(|entry| is_same(entry)).map(|entry| (at, entry.hash))
        })
    }

    /// Searches by hash and native equality.
    pub fn find(&self, key: &Value, hash: i64) -> Search {
        let mut undecided = Vec::new();
        let mut met = 0;
        let mut is_it = |position: usize| {
            let Some(entry) = self.at(position) else { return false };
            if entry.hash != hash {
                return false;
            }
            met += 1;
            match entry.key.equals_natively(key) {
                Some(equal) => equal,
                None => {
                    undecided.push((position, entry.key.clone()));
                    false
                }
            }
        };
        let found = match &self.index {
            None => (0..self.entries.len()).find(|position| is_it(*position)),
            Some(index) => index
                .find(spread(hash), |position| is_it(*position as usize))
                .map(|position| *position as usize),
        };
        let found = match found {
            Some(position) => Found::At(position),
            None if undecided.is_empty() => Found::Missing,
            None => Found::Undecided(undecided),
        };
        Search { found, met }
    }

    /// Adds a key that is known not to be there.
    pub fn push(&mut self, hash: i64, key: Value, value: V) {
        if self.entries.len() > 32 && self.entries.len() > 2 * self.count {
            self.compact();
        }
        self.known |= bits(hash);
        self.count += 1;
        self.entries.push(Some(Entry { hash, key, value }));
        match &mut self.index {
            Some(index) => add_to_index(index, &self.entries, self.entries.len() - 1),
            None if self.entries.len() > UNINDEXED => self.make_index(),
            None => {}
        }
    }

    /// Takes out the entry at a position.
    pub fn remove(&mut self, position: usize) -> Option<Entry<V>> {
        let entry = self.entries.get_mut(position)?.take()?;
        self.count -= 1;
        if let Some(index) = &mut self.index
            && let Ok(found) = index.find_entry(spread(entry.hash), |at| *at as usize == position)
        {
            found.remove();
        }
        while matches!(self.entries.last(), Some(None)) {
            self.entries.pop();
        }
        Some(entry)
    }

    /// The position of the last entry.
    pub fn last(&self) -> Option<usize> {
        self.entries.iter().rposition(Option::is_some)
    }

    fn compact(&mut self) {
        self.entries.retain(Option::is_some);
        if self.index.is_some() {
            self.make_index();
        }
    }

    fn make_index(&mut self) {
        let mut index = HashTable::with_capacity(2 * self.entries.len());
        for position in 0..self.entries.len() {
            if self.at(position).is_some() {
                add_to_index(&mut index, &self.entries, position);
            }
        }
        self.index = Some(Box::new(index));
    }
}

fn add_to_index<V>(index: &mut HashTable<u32>, entries: &[Option<Entry<V>>], position: usize) {
    let hash_at = |position: usize| {
        let entry = entries.get(position).and_then(Option::as_ref);
        entry.map_or(0, |entry| spread(entry.hash))
    };
    let number = u32::try_from(position).unwrap_or(u32::MAX);
    index.insert_unique(hash_at(position), number, |position| hash_at(*position as usize));
}

/// The bits that stand for a hash: two, so that few hashes are taken for others.
pub(crate) fn bits(hash: i64) -> u64 {
    let spread = spread(hash);
    1 << (spread & 63) | 1 << (spread >> 6 & 63)
}

impl Value {
    /// Python's `==` where it needs no Python code; `None` where only Python can tell.
    pub(crate) fn equals_natively(&self, other: &Value) -> Option<bool> {
        // The commonest keys first.
        match (self, other) {
            (Value::Str(a), Value::Str(b)) => return Some(Rc::ptr_eq(a, b) || a == b),
            (Value::Int(a), Value::Int(b)) => return Some(a == b),
            _ => {}
        }
        if self.is(other) {
            return Some(true);
        }
        match (self, other) {
            (Value::Bytes(a), Value::Bytes(b)) => Some(a == b),
            (Value::BigInt(a), Value::BigInt(b)) => Some(a == b),
            (Value::BigInt(_), Value::Float(_)) | (Value::Float(_), Value::BigInt(_)) => None,
            (Value::Float(a), _) => match other {
                Value::Float(b) => Some(a == b),
                Value::Int(b) => {
                    Some(super::hash::of_int(*b) == super::hash::of_float(*a) && *a == *b as f64)
                }
                Value::Bool(b) => Some(*a == f64::from(u8::from(*b))),
                _ => other.default_equality(),
            },
            (Value::Int(_) | Value::Bool(_), Value::Float(_)) => other.equals_natively(self),
            (Value::Int(_) | Value::Bool(_), Value::Int(_) | Value::Bool(_)) => {
                Some(self.as_int() == other.as_int())
            }
            (Value::Tuple(a), Value::Tuple(b)) => {
                if a.len() != b.len() {
                    return Some(false);
                }
                let mut result = Some(true);
                for (a, b) in a.iter().zip(b.iter()) {
                    match a.equals_natively(b) {
                        Some(true) => {}
                        Some(false) => return Some(false),
                        None => result = None,
                    }
                }
                result
            }
            _ => {
                self.default_equality()?;
                other.default_equality()
            }
        }
    }

    /// `Some(false)` where the value equals nothing but itself (and values of its own type that
    /// were compared before), `None` where its `__eq__` must be asked.
    fn default_equality(&self) -> Option<bool> {
        match self {
            Value::Instance(instance) => (!instance.class.defines_equality()).then_some(false),
            Value::List(_)
            | Value::Dict(_)
            | Value::DictView(_)
            | Value::Set(_)
            | Value::Range(_)
            | Value::Slice(_)
            | Value::BoundMethod(_)
            | Value::Alias(_)
            | Value::Host(_) => None,
            _ => Some(false),
        }
    }
}
