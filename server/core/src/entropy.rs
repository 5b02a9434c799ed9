//! The only place from which randomness comes.

/// A source of random bytes that nobody can predict.
pub trait Entropy: Send + Sync {
    /// Fills the whole slice. A source that cannot deliver ends the process rather than return.
    fn fill(&self, bytes: &mut [u8]);
}

/// `N` random bytes.
pub fn random<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}
