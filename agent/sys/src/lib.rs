//! Kernel calls that no safe crate wraps: the fscrypt and loop-device ioctls of Linux.
//!
//! This is the only unsafe code of the agent. It knows file descriptors and fixed-size structures; it knows nothing of containers, paths or
//! policy, and it must not grow: what rustix offers safely belongs to the caller.

pub mod fscrypt;
pub mod loop_device;
