//! Sets of policies, one bit each, so that a hundred policies are judged in a few instructions.

use std::ops::{BitAnd, BitOr, BitOrAssign, Sub};

const WORDS: usize = 8;

/// A set of policies, by their places in the snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Rules([u64; WORDS]);

impl Rules {
    /// How many policies there can be.
    pub(crate) const ROOM: usize = WORDS * 64;
    pub(crate) const NONE: Self = Self([0; WORDS]);

    /// Puts one in; one for which there is no room is left out.
    pub(crate) fn insert(&mut self, rule: usize) {
        if let Some(word) = self.0.get_mut(rule / 64) {
            *word |= 1 << (rule % 64);
        }
    }

    pub(crate) fn contains(&self, rule: usize) -> bool {
        self.0.get(rule / 64).is_some_and(|word| word >> (rule % 64) & 1 == 1)
    }

    pub(crate) fn intersects(&self, other: Self) -> bool {
        self.0.iter().zip(other.0).fold(0, |all, (word, other)| all | (word & other)) != 0
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn with(mut self, other: Self, operation: impl Fn(u64, u64) -> u64) -> Self {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word = operation(*word, other);
        }
        self
    }
}

impl BitAnd for Rules {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.with(other, |one, other| one & other)
    }
}

impl BitOr for Rules {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other, |one, other| one | other)
    }
}

impl BitOrAssign for Rules {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// Those of one set that are not in the other.
impl Sub for Rules {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.with(other, |one, other| one & !other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(list: &[usize]) -> Rules {
        let mut rules = Rules::NONE;
        for rule in list {
            rules.insert(*rule);
        }
        rules
    }

    #[test]
    fn sets_are_joined_cut_and_taken_away() {
        let (one, two) = (rules(&[0, 63, 64, 511]), rules(&[63, 200]));
        assert_eq!(one | two, rules(&[0, 63, 64, 200, 511]));
        assert_eq!(one & two, rules(&[63]));
        assert_eq!(one - two, rules(&[0, 64, 511]));
        assert!(one.intersects(two) && !rules(&[0]).intersects(two) && one.len() == 4);
        assert!(rules(&[Rules::ROOM]) == Rules::NONE && !one.contains(Rules::ROOM));
        assert!(one.contains(64) && !one.contains(65));
    }
}
