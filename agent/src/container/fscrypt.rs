//! Backing for root: one directory under fscrypt policy version 2, in an ext4 image that the agent makes and mounts.
//!
//! `container.img` in the state directory is mounted at `mount`, where only root may look; its encrypted directory `vault` is bound to the path
//! that applications use. Closing removes the key from the kernel and unmounts both, which drops every cache of the file system.
//! Sizes, times and the number of files are visible in the image; names and contents are not.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};

use lethe_agent_sys::fscrypt::{self, KeyIdentifier};
use lethe_proto::share::{Place, fscrypt_key};

use super::holders::{self, Region};
use super::{Closing, ContainerError, HolderPolicy, Status, failed, image};
use crate::storage::folder::Folder;
use crate::storage::secrets::Secret;

const IMAGE: &str = "container.img";
const NEW_IMAGE: &str = "container.img.new";
const KEY_ID: &str = "container.key-id";
const MOUNT: &str = "mount";
const VAULT: &str = "vault";

/// What the configuration says about the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where applications find the files.
    pub path: PathBuf,
    /// Size of the sparse image in bytes.
    pub size_bytes: u64,
    /// User and group that own the files, by number.
    pub owner: Option<(u32, u32)>,
    /// What happens to programs that hold files.
    pub holders: HolderPolicy,
}

/// The container; its state is the kernel's and the disk's alone.
pub struct Fscrypt {
    folder: Folder,
    place: Place,
    settings: Settings,
}

impl Fscrypt {
    /// The container in a state directory.
    pub fn new(folder: Folder, place: Place, settings: Settings) -> Self {
        Self { folder, place, settings }
    }

    /// Whether a state directory holds such a container.
    pub fn is_in(folder: &Folder) -> bool {
        [IMAGE, NEW_IMAGE, KEY_ID].iter().any(|name| folder.path().join(name).exists())
    }

    /// Where applications find the files.
    pub fn path(&self) -> &Path {
        &self.settings.path
    }

    pub(super) fn create(&self, dek: &Secret) -> Result<(), ContainerError> {
        let (image, new) = (self.at(IMAGE), self.at(NEW_IMAGE));
        if image.exists() {
            return Err(ContainerError::Exists(image));
        }
        // What an interrupted creation left mounted.
        if !image::unmount_from(&self.at(MOUNT))? {
            return Err(ContainerError::Busy(1));
        }
        image::format(&new, self.settings.size_bytes)?;
        self.mount(&new)?;
        let made = self.make_vault(dek);
        image::unmount_from(&self.at(MOUNT))?;
        self.folder.replace(KEY_ID, &made?.0)?;
        File::open(&new).and_then(|file| file.sync_all()).map_err(failed("sync", &new))?;
        fs::rename(&new, &image).map_err(failed("rename", &new))?;
        Ok(self.folder.sync()?)
    }

    pub(super) fn open(&self, dek: &Secret) -> Result<(), ContainerError> {
        match self.status()? {
            Status::Absent => return Err(ContainerError::Missing(self.at(IMAGE))),
            Status::Open => return Ok(()),
            Status::Partly => {
                if let Closing::Busy(count) = self.close()? {
                    return Err(ContainerError::Busy(count));
                }
            }
            Status::Closed => {}
        }
        self.mount(&self.at(IMAGE))?;
        let outcome = self.unlock(dek).and_then(|()| self.show());
        if outcome.is_err() {
            self.close()?;
        }
        outcome
    }

    pub(super) fn close(&self) -> Result<Closing, ContainerError> {
        self.close_with(self.settings.holders)
    }

    pub(super) fn evict_for_good(&self) -> Result<Closing, ContainerError> {
        self.close_with(HolderPolicy { end: true, ..self.settings.holders })
    }

    pub(super) fn erase(&self) -> Result<Closing, ContainerError> {
        let outcome = self.evict_for_good()?;
        image::discard(&self.at(NEW_IMAGE))?;
        image::discard(&self.at(IMAGE))?;
        self.folder.destroy(KEY_ID)?;
        Ok(outcome)
    }

    pub(super) fn status(&self) -> Result<Status, ContainerError> {
        let visible = image::is_mounted(&self.settings.path)?;
        Ok(match (visible, image::is_mounted(&self.at(MOUNT))?) {
            (true, _) => Status::Open,
            (false, true) => Status::Partly,
            (false, false) if self.at(IMAGE).exists() => Status::Closed,
            (false, false) => Status::Absent,
        })
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn mount(&self, image: &Path) -> Result<(), ContainerError> {
        let target = self.at(MOUNT);
        fs::create_dir_all(&target).map_err(failed("create", &target))?;
        image::mount_at(image, &target)
    }

    fn make_vault(&self, dek: &Secret) -> Result<KeyIdentifier, ContainerError> {
        let (root, vault) = (self.at(MOUNT), self.at(MOUNT).join(VAULT));
        fs::set_permissions(&root, Permissions::from_mode(0o700)).map_err(failed("protect", &root))?;
        fs::create_dir(&vault).map_err(failed("create", &vault))?;
        fs::set_permissions(&vault, Permissions::from_mode(0o700)).map_err(failed("protect", &vault))?;
        if let Some((user, group)) = self.settings.owner {
            chown(&vault, Some(user), Some(group)).map_err(failed("give away", &vault))?;
        }
        let directory = File::open(&vault).map_err(failed("open", &vault))?;
        let key = fscrypt::add_key(&directory, &fscrypt_key(dek, self.place))
            .map_err(failed("give the kernel the key of", &vault))?;
        fscrypt::set_policy(&directory, key).map_err(failed("encrypt", &vault))?;
        drop(directory);
        self.remove_key(key)?;
        Ok(key)
    }

    /// Gives the kernel the key, and takes it back when it is another container's.
    fn unlock(&self, dek: &Secret) -> Result<(), ContainerError> {
        let target = self.at(MOUNT);
        let root = File::open(&target).map_err(failed("open", &target))?;
        let key = fscrypt::add_key(&root, &fscrypt_key(dek, self.place))
            .map_err(failed("give the kernel the key of", &target))?;
        if self.key_id()? == Some(key) {
            return Ok(());
        }
        drop(root);
        self.remove_key(key)?;
        Err(ContainerError::WrongKey(self.at(IMAGE)))
    }

    fn show(&self) -> Result<(), ContainerError> {
        image::bind(&self.at(MOUNT).join(VAULT), &self.settings.path)
    }

    fn close_with(&self, policy: HolderPolicy) -> Result<Closing, ContainerError> {
        let (root, image) = (self.at(MOUNT), self.at(IMAGE));
        if !image::is_mounted(&root)? {
            if image::device_of(&image)?.is_none() {
                return Ok(Closing::Clean);
            }
            // Still mounted somewhere out of sight: the same file system becomes reachable here, and with it its key.
            self.mount(&image)?;
        }
        let region = Region::device_of(&root).map_err(failed("look at", &root))?;
        if self.evict(&region)? {
            return Ok(Closing::Clean);
        }
        let holding = if policy.end {
            holders::end(&region, policy.grace)
        } else {
            holders::find(&region).map(|found| found.len())
        };
        let holding = holding.map_err(failed("read", Path::new("/proc")))?;
        if self.evict(&region)? { Ok(Closing::Clean) } else { Ok(Closing::Busy(holding.max(1))) }
    }

    /// Removes the key and unmounts; `true` when no file can be read any more.
    fn evict(&self, region: &Region) -> Result<bool, ContainerError> {
        let root = self.at(MOUNT);
        let directory = File::open(&root).map_err(failed("open", &root))?;
        if let Err(error) = rustix::fs::syncfs(&directory) {
            // A disk that takes no more data, or an image that was discarded already, must not keep the key in memory.
            tracing::error!(%error, "what was written last to the container may be lost");
        }
        drop(directory);
        // A hidden name keeps the file system alive for those inside, so that unmounting the root would succeed and prove nothing: the key's
        // own busy flag says whether anybody is inside, a working directory included.
        let inside = match self.key_id()? {
            Some(key) => self.remove_key(key)?,
            None => !holders::find(region).map_err(failed("read", Path::new("/proc")))?.is_empty(),
        };
        for place in image::other_mounts(&root)? {
            if !image::unmount_from(&place)? {
                image::hide(&place)?;
            }
        }
        if inside {
            return Ok(false);
        }
        // Somebody who only looks at the root, or a program in the moment before it is executed, may keep the file system; without the key
        // it is ciphertext, and it goes when they go.
        if !image::unmount_from(&root)? {
            image::hide(&root)?;
        }
        Ok(true)
    }

    /// Returns whether files under the key are still open.
    fn remove_key(&self, key: KeyIdentifier) -> Result<bool, ContainerError> {
        let target = self.at(MOUNT);
        let root = File::open(&target).map_err(failed("open", &target))?;
        let removal = fscrypt::remove_key(&root, key).map_err(failed("take the key away from", &target))?;
        Ok(removal.is_some_and(|removal| removal.files_busy || removal.other_users))
    }

    fn key_id(&self) -> Result<Option<KeyIdentifier>, ContainerError> {
        let bytes = self.folder.read(KEY_ID)?;
        Ok(bytes.and_then(|bytes| bytes.as_slice().try_into().ok()).map(KeyIdentifier))
    }
}
