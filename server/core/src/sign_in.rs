//! How employees prove who they are: what a chain of factors offers next, and the codes that people read and type.
//!
//! Pure: secrets come in as bytes, the moment as a number. Which of it is kept and how is the shell's business.

pub mod codes;
pub mod progress;
pub mod recovery;
pub mod throttle;
pub mod totp;
