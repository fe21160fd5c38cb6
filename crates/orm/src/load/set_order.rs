//! The order in which CPython's set iterates over names. SQLAlchemy keeps the attributes that it loads for a subclass
//! alone in a set, so the columns of that SELECT stand in this order. Hashes of texts are those of a Python that does
//! not randomize them (`PYTHONHASHSEED=0`), as the recorded programs were run.

/// Slots of a new set.
const SMALLEST: usize = 8;
/// Slots that are looked at one after another before the next place is computed.
const LINEAR_PROBES: usize = 9;
/// Bits of the hash that enter the next place.
const PERTURB_SHIFT: u32 = 5;

/// The names, added to an empty set in this order, as the set gives them.
pub(super) fn in_set_order<T: Clone>(names: &[(&str, T)]) -> Vec<T> {
    let mut slots: Vec<Option<(u64, usize)>> = vec![None; SMALLEST];
    for (index, (name, _)) in names.iter().enumerate() {
        insert(&mut slots, hash(name.as_bytes()), index);
        let used = index + 1;
        if used * 5 >= (slots.len() - 1) * 3 {
            let mut size = SMALLEST;
            while size <= used * 4 {
                size *= 2;
            }
            let old = std::mem::replace(&mut slots, vec![None; size]);
            old.into_iter().flatten().for_each(|(hash, index)| insert(&mut slots, hash, index));
        }
    }
    let order = slots.into_iter().flatten();
    order.filter_map(|(_, index)| names.get(index).map(|(_, item)| item.clone())).collect()
}

/// `set_add_entry` of a name that is not there.
fn insert(slots: &mut [Option<(u64, usize)>], hash: u64, index: usize) {
    let mask = slots.len() - 1;
    let mut perturb = hash;
    let mut place = masked(hash, mask);
    loop {
        let probes = if place + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        let free = slots.iter_mut().skip(place).take(probes + 1).find(|slot| slot.is_none());
        if let Some(free) = free {
            *free = Some((hash, index));
            return;
        }
        perturb >>= PERTURB_SHIFT;
        place = masked((place as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(perturb), mask);
    }
}

fn masked(number: u64, mask: usize) -> usize {
    usize::try_from(number & mask as u64).unwrap_or_default()
}

/// `hash(text)`: SipHash-1-3 with a key of zeros.
fn hash(text: &[u8]) -> u64 {
    let mut state =
        [0x736f_6d65_7073_6575, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let mut chunks = text.chunks_exact(8);
    for chunk in &mut chunks {
        absorb(&mut state, word(chunk));
    }
    let length = (text.len() as u64) << 56;
    absorb(&mut state, length | word(chunks.remainder()));
    state[2] ^= 0xff;
    (0..3).for_each(|_| round(&mut state));
    let hash = state[0] ^ state[1] ^ state[2] ^ state[3];
    // Minus one means an error in CPython.
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}

fn word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

fn absorb(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    round(state);
    state[0] ^= word;
}

fn round(state: &mut [u64; 4]) {
    let [a, b, c, d] = *state;
    let (a, b) = (a.wrapping_add(b), b.rotate_left(13));
    let (c, d) = (c.wrapping_add(d), d.rotate_left(16));
    let (b, d) = (b ^ a, d ^ c);
    let a = a.rotate_left(32);
    let (a, d) = (a.wrapping_add(d), d.rotate_left(21));
    let (c, b) = (c.wrapping_add(b), b.rotate_left(17));
    let (d, b) = (d ^ a, b ^ c);
    *state = [a, b, c.rotate_left(32), d];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_hash_as_in_cpython() {
        assert_eq!(hash(b"a").cast_signed(), 4644417185603328019);
        assert_eq!(hash(b"a_longer_name").cast_signed(), 4049221503627547556);
    }

    #[test]
    fn names_come_as_a_set_gives_them() {
        let names: Vec<(&str, &str)> =
            ["leaf_id", "length", "color", "node_id", "breed", "age", "weight", "height", "x", "y"]
                .iter()
                .map(|name| (*name, *name))
                .collect();
        assert_eq!(
            in_set_order(&names),
            ["y", "x", "weight", "height", "node_id", "color", "leaf_id", "age", "length", "breed"]
        );
    }
}
