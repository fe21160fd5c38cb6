//! What stands for chance: a sequence of numbers that is the same in every run, so that a program gives the same
//! output each time. `random` and `uuid4` draw from it.

/// The sequence: SplitMix64 from a fixed seed, or from the one that `random.seed` gives.
#[derive(Debug)]
pub(crate) struct Chance(u64);

impl Default for Chance {
    fn default() -> Self {
        Self(0x5eed)
    }
}

impl Chance {
    /// Begins again at another place.
    pub fn seed(&mut self, seed: u64) {
        self.0 = seed;
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// The next number from 0 to less than 1.
    pub fn fraction(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}
