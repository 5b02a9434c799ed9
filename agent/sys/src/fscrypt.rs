//! File system encryption, policy version 2 (Linux `Documentation/filesystems/fscrypt.rst`, `include/uapi/linux/fscrypt.h`).
//!
//! Every call takes a descriptor of a file or directory on the file system concerned and returns the kernel's error unchanged.

use rustix::fd::{AsFd, BorrowedFd};
use rustix::io::Result;
use rustix::ioctl::{self, Opcode, Setter, Updater};
use zeroize::Zeroize as _;

/// Length of a raw master key in bytes; the kernel accepts up to 64 and uses all of them as HKDF input.
pub const MASTER_KEY_BYTES: usize = 64;

const SET_POLICY: Opcode = 0x800c_6613; // _IOR('f', 19, 12): the size of a version 1 policy, kept by the kernel for version 2
const ADD_KEY: Opcode = 0xc050_6617; // _IOWR('f', 23, 80)
const REMOVE_KEY_ALL_USERS: Opcode = 0xc040_6619; // _IOWR('f', 25, 64)

const SPEC_IDENTIFIER: u32 = 2;
const POLICY_V2: u8 = 2;
const MODE_AES_256_XTS: u8 = 1;
const MODE_AES_256_CTS: u8 = 4;
const FLAG_PAD_32: u8 = 3;
const STATUS_FILES_BUSY: u32 = 1;
const STATUS_OTHER_USERS: u32 = 2;

/// The kernel's name of a master key: HKDF-SHA512 of the key, 16 bytes, not secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyIdentifier(pub [u8; 16]);

/// What a removal left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removal {
    /// Files under this key are still open: their own keys stay in memory until they are closed and removal is called again.
    pub files_busy: bool,
    /// Another user's claim on the key remains. Removal for all users should never report it.
    pub other_users: bool,
}

#[repr(C)]
struct KeySpecifier {
    kind: u32,
    reserved: u32,
    identifier: [u8; 16],
    rest: [u8; 16],
}

impl KeySpecifier {
    fn of(identifier: [u8; 16]) -> Self {
        Self { kind: SPEC_IDENTIFIER, reserved: 0, identifier, rest: [0; 16] }
    }
}

#[repr(C)]
struct AddKey {
    spec: KeySpecifier,
    raw_size: u32,
    key_id: u32,
    reserved: [u32; 8],
    raw: [u8; MASTER_KEY_BYTES],
}

#[repr(C)]
struct PolicyV2 {
    version: u8,
    contents_mode: u8,
    names_mode: u8,
    flags: u8,
    reserved: [u8; 4],
    identifier: [u8; 16],
}

#[repr(C)]
struct RemoveKey {
    spec: KeySpecifier,
    status: u32,
    reserved: [u32; 5],
}

const _: () = assert!(size_of::<AddKey>() == 80 + MASTER_KEY_BYTES && size_of::<PolicyV2>() == 24);
const _: () = assert!(size_of::<RemoveKey>() == 64);

#[allow(unsafe_code, reason = "the only place that hands a structure to an updating ioctl")]
fn update<const OPCODE: Opcode, T>(fd: BorrowedFd<'_>, value: &mut T) -> Result<()> {
    // SAFETY: private to this file; each caller pairs OPCODE with the `repr(C)` structure that the kernel header gives for it, whose size is
    // asserted above, and the kernel reads and writes only within that structure.
    unsafe { ioctl::ioctl(fd, Updater::<OPCODE, T>::new(value)) }
}

/// Gives the file system a master key and returns the kernel's name for it. Giving the same key twice is no error.
pub fn add_key(fd: impl AsFd, master: &[u8; MASTER_KEY_BYTES]) -> Result<KeyIdentifier> {
    let size = u32::try_from(MASTER_KEY_BYTES).unwrap_or(64);
    let mut arg = AddKey { spec: KeySpecifier::of([0; 16]), raw_size: size, key_id: 0, reserved: [0; 8], raw: *master };
    let outcome = update::<ADD_KEY, _>(fd.as_fd(), &mut arg);
    arg.raw.zeroize();
    outcome.map(|()| KeyIdentifier(arg.spec.identifier))
}

/// Makes an empty directory encrypted under a key that was added before: AES-256-XTS contents, AES-256-CTS names padded to 32 bytes.
#[allow(unsafe_code, reason = "a setter ioctl")]
pub fn set_policy(directory: impl AsFd, key: KeyIdentifier) -> Result<()> {
    let policy = PolicyV2 {
        version: POLICY_V2,
        contents_mode: MODE_AES_256_XTS,
        names_mode: MODE_AES_256_CTS,
        flags: FLAG_PAD_32,
        reserved: [0; 4],
        identifier: key.0,
    };
    // SAFETY: the kernel reads the version byte and then the 24 bytes of a version 2 policy, which is what `PolicyV2` is.
    unsafe { ioctl::ioctl(directory, Setter::<SET_POLICY, PolicyV2>::new(policy)) }
}

/// Removes a master key for every user (root only) and evicts what is cached under it. `Ok(None)` when the kernel does not hold the key.
pub fn remove_key(fd: impl AsFd, key: KeyIdentifier) -> Result<Option<Removal>> {
    let mut arg = RemoveKey { spec: KeySpecifier::of(key.0), status: 0, reserved: [0; 5] };
    match update::<REMOVE_KEY_ALL_USERS, _>(fd.as_fd(), &mut arg) {
        Ok(()) => Ok(Some(Removal {
            files_busy: arg.status & STATUS_FILES_BUSY != 0,
            other_users: arg.status & STATUS_OTHER_USERS != 0,
        })),
        Err(rustix::io::Errno::NOKEY) => Ok(None),
        Err(other) => Err(other),
    }
}
