//! What apps that speak `OpenID Connect` are told and trusted with: scopes, the words for factors, how long things last, when keys take
//! turns, and what a proof of possession must say. Pure; signatures are checked elsewhere.

pub mod algorithm;
pub mod amr;
pub mod claims;
pub mod lives;
pub mod proof;
pub mod registration;
pub mod scope;
pub mod turns;
