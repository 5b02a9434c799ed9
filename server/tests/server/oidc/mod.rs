//! Apps that speak `OpenID Connect`: what they get, what they are refused, and what ends when.

mod back_channel;
mod doors;
mod endings;
mod flow;
mod keys;
mod possession;
mod registry;
mod relying_party;
mod world;
