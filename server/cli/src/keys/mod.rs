//! People's keys: read from OpenSSH's files, used through `ssh-keygen`. No private approval key ever enters this program.

pub(crate) mod public_line;
pub(crate) mod recovery_seed;
pub(crate) mod sign;
pub(crate) mod ssh_keygen;
