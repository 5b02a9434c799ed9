//! Loop devices (`include/uapi/linux/loop.h`): a file becomes a block device for as long as it is mounted.

use rustix::fd::{AsFd, AsRawFd as _, BorrowedFd};
use rustix::io::Result;
use rustix::ioctl::{self, Opcode, Setter};

const GET_FREE: Opcode = 0x4c82; // LOOP_CTL_GET_FREE
const CONFIGURE: Opcode = 0x4c0a; // LOOP_CONFIGURE, Linux 5.8
const FLAG_AUTOCLEAR: u32 = 4;

#[repr(C)]
struct LoopInfo {
    before_flags: [u64; 6], // device, inode, rdevice, offset, size limit, (number, encryption type)
    key_size: u32,
    flags: u32,
    names_and_key: [u8; 64 + 64 + 32],
    init: [u64; 2],
}

#[repr(C)]
struct LoopConfig {
    file: u32,
    block_size: u32,
    info: LoopInfo,
    reserved: [u64; 8],
}

const _: () = assert!(size_of::<LoopInfo>() == 232 && size_of::<LoopConfig>() == 304);

struct GetFree;

#[allow(unsafe_code, reason = "an ioctl whose answer is its return value, which no pattern of rustix covers")]
// SAFETY: LOOP_CTL_GET_FREE takes no argument, writes no memory and returns a non-negative device number.
unsafe impl ioctl::Ioctl for GetFree {
    type Output = i32;
    const IS_MUTATING: bool = false;

    fn opcode(&self) -> Opcode {
        GET_FREE
    }

    fn as_ptr(&mut self) -> *mut core::ffi::c_void {
        core::ptr::null_mut()
    }

    unsafe fn output_from_ptr(out: ioctl::IoctlOutput, _: *mut core::ffi::c_void) -> Result<i32> {
        Ok(out)
    }
}

/// The number of a free loop device, asked from `/dev/loop-control`. Another process may take it first: `attach` then says `EBUSY`.
#[allow(unsafe_code, reason = "ioctl")]
pub fn free_number(control: impl AsFd) -> Result<i32> {
    // SAFETY: see the implementation of `Ioctl` above.
    unsafe { ioctl::ioctl(control, GetFree) }
}

/// Puts `image` behind the loop device. It detaches itself when its last user is gone: the mount, or this
/// descriptor when nothing was mounted.
#[allow(unsafe_code, reason = "a setter ioctl")]
pub fn attach(device: impl AsFd, image: BorrowedFd<'_>) -> Result<()> {
    let file = u32::try_from(image.as_raw_fd()).map_err(|_| rustix::io::Errno::BADF)?;
    let info =
        LoopInfo { before_flags: [0; 6], key_size: 0, flags: FLAG_AUTOCLEAR, names_and_key: [0; 160], init: [0; 2] };
    let config = LoopConfig { file, block_size: 0, info, reserved: [0; 8] };
    // SAFETY: LOOP_CONFIGURE reads one `struct loop_config` of 304 bytes, asserted above.
    unsafe { ioctl::ioctl(device, Setter::<CONFIGURE, LoopConfig>::new(config)) }
}
