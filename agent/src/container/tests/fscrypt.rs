//! Kernel encryption. Needs root, loop devices and `mkfs.ext4`; without them these tests fail and say so.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt as _;

use super::{END, PLAIN, SPARE, holder, is_on_disk, key, place, state};
use crate::container::fscrypt::Settings;
use crate::container::image;
use crate::container::{Closing, Container, ContainerError, Fscrypt, HolderPolicy, Status};
use crate::storage::folder::Folder;

const SIZE: u64 = 16 << 20;

/// Closes the container when a test ends early, so that nothing stays mounted.
struct Guard(Container);

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = self.0.erase();
    }
}

fn container(folder: &Folder, holders: HolderPolicy) -> Guard {
    assert!(
        rustix::process::geteuid().is_root(),
        "could not run: the fscrypt container needs root. Run the tests as root (`sudo -E cargo test -p lethe-agent`)"
    );
    let settings = Settings { path: folder.path().join("files"), size_bytes: SIZE, owner: None, holders };
    Guard(Container::Fscrypt(Fscrypt::new(folder.clone(), place(), settings)))
}

fn write(container: &Container) {
    fs::write(container.path().join("salaries.txt"), PLAIN).unwrap();
}

#[test]
fn files_come_back_under_their_key_and_under_no_other() {
    let (_directory, folder) = state();
    let mut guard = container(&folder, SPARE);
    let container = &mut guard.0;
    let dek = key();
    assert_eq!(container.status().unwrap(), Status::Absent);
    container.create(&dek).unwrap();
    assert_eq!(container.status().unwrap(), Status::Closed);
    container.open(&dek).unwrap();
    container.open(&dek).unwrap();
    write(container);
    assert_eq!(container.status().unwrap(), Status::Open);
    assert_eq!(container.close().unwrap(), Closing::Clean);
    assert_eq!(container.close().unwrap(), Closing::Clean);
    assert_eq!(container.status().unwrap(), Status::Closed);
    assert!(!container.path().join("salaries.txt").exists());
    assert!(matches!(container.open(&key()), Err(ContainerError::WrongKey(_))));
    assert_eq!(container.status().unwrap(), Status::Closed);
    container.open(&dek).unwrap();
    assert_eq!(fs::read_to_string(container.path().join("salaries.txt")).unwrap(), PLAIN);
}

#[test]
fn neither_names_nor_contents_are_in_the_image() {
    let (directory, folder) = state();
    let mut guard = container(&folder, SPARE);
    let dek = key();
    guard.0.create(&dek).unwrap();
    guard.0.open(&dek).unwrap();
    write(&guard.0);
    guard.0.close().unwrap();
    assert!(!is_on_disk(directory.path(), PLAIN));
    assert!(!is_on_disk(directory.path(), "salaries.txt"));
}

#[test]
fn a_second_container_never_replaces_the_first() {
    let (_directory, folder) = state();
    let mut guard = container(&folder, SPARE);
    guard.0.create(&key()).unwrap();
    assert!(matches!(guard.0.create(&key()), Err(ContainerError::Exists(_))));
}

#[test]
fn a_busy_file_is_reported_until_its_holder_has_ended() {
    let (_directory, folder) = state();
    let mut guard = container(&folder, SPARE);
    let container = &mut guard.0;
    let dek = key();
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    write(container);
    let mut child = holder(&container.path().join("salaries.txt"), false);
    assert_eq!(container.close().unwrap(), Closing::Busy(1));
    assert_eq!(container.status().unwrap(), Status::Partly);
    assert!(!container.path().join("salaries.txt").exists(), "hidden from everybody else at once");
    assert_eq!(container.close().unwrap(), Closing::Busy(1));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(container.close().unwrap(), Closing::Clean);
    assert_eq!(container.status().unwrap(), Status::Closed);
    container.open(&dek).unwrap();
    assert_eq!(fs::read_to_string(container.path().join("salaries.txt")).unwrap(), PLAIN);
}

#[test]
fn holders_are_ended_by_policy_even_when_they_ignore_the_polite_signal() {
    let (_directory, folder) = state();
    let mut guard = container(&folder, END);
    let container = &mut guard.0;
    let dek = key();
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    write(container);
    let mut polite = holder(&container.path().join("salaries.txt"), false);
    let mut stubborn = holder(&container.path().join("salaries.txt"), true);
    assert_eq!(container.close().unwrap(), Closing::Clean);
    assert_eq!(polite.wait().unwrap().signal(), Some(15));
    assert_eq!(stubborn.wait().unwrap().signal(), Some(9));
}

#[test]
fn an_agent_that_was_killed_leaves_nothing_open_for_its_successor() {
    let (_directory, folder) = state();
    let mut first = container(&folder, SPARE);
    let dek = key();
    first.0.create(&dek).unwrap();
    first.0.open(&dek).unwrap();
    write(&first.0);
    // The first agent never closes; the second knows only the state directory.
    let mut second = container(&folder, SPARE);
    assert_eq!(second.0.status().unwrap(), Status::Open);
    assert_eq!(second.0.evict_left_behind().unwrap(), Closing::Clean);
    assert_eq!(second.0.status().unwrap(), Status::Closed);
}

#[test]
fn a_creation_cut_short_can_be_done_again() {
    let (directory, folder) = state();
    let mut guard = container(&folder, SPARE);
    fs::write(directory.path().join("container.img.new"), b"half an image").unwrap();
    let dek = key();
    guard.0.create(&dek).unwrap();
    guard.0.open(&dek).unwrap();
}

#[test]
fn erasing_ends_holders_removes_the_image_and_may_be_repeated() {
    let (directory, folder) = state();
    let mut guard = container(&folder, SPARE);
    let dek = key();
    guard.0.create(&dek).unwrap();
    guard.0.open(&dek).unwrap();
    write(&guard.0);
    let mut child = holder(&guard.0.path().join("salaries.txt"), false);
    assert_eq!(guard.0.erase().unwrap(), Closing::Clean);
    assert_eq!(guard.0.erase().unwrap(), Closing::Clean);
    child.wait().unwrap();
    assert_eq!(guard.0.status().unwrap(), Status::Absent);
    assert!(!directory.path().join("container.img").exists());
    assert!(crate::container::image::device_of(&directory.path().join("container.img")).unwrap().is_none());
}

#[test]
fn a_symbolic_link_does_not_decide_what_the_container_is_mounted_over() {
    let (directory, folder) = state();
    let mut guard = container(&folder, SPARE);
    let dek = key();
    guard.0.create(&dek).unwrap();
    let victim = directory.path().join("victim");
    fs::create_dir(&victim).unwrap();
    symlink(&victim, guard.0.path()).unwrap();
    assert!(matches!(guard.0.open(&dek), Err(ContainerError::Io { .. })));
    assert_eq!(guard.0.status().unwrap(), Status::Closed);
    assert!(!crate::container::image::is_mounted(&victim).unwrap());
}

#[test]
fn a_directory_that_was_moved_while_the_container_was_open_hides_nothing_from_closing() {
    let (directory, folder) = state();
    let (before, after) = (directory.path().join("work"), directory.path().join("moved away"));
    fs::create_dir(&before).unwrap();
    let settings = Settings { path: before.join("files"), size_bytes: SIZE, owner: None, holders: SPARE };
    let mut guard = Guard(Container::Fscrypt(Fscrypt::new(folder.clone(), place(), settings)));
    let dek = key();
    guard.0.create(&dek).unwrap();
    guard.0.open(&dek).unwrap();
    write(&guard.0);
    fs::rename(&before, &after).unwrap();
    assert!(after.join("files/salaries.txt").exists());
    assert_eq!(guard.0.close().unwrap(), Closing::Clean);
    assert!(!after.join("files/salaries.txt").exists());
    assert!(!crate::container::image::is_mounted(&after.join("files")).unwrap());
}

#[test]
fn an_image_is_mounted_whatever_becomes_of_the_device_that_carried_it_a_moment_ago() {
    let (directory, _folder) = state();
    let (image, target) = (directory.path().join("looked-at.img"), directory.path().join("looked-at"));
    fs::create_dir(&target).unwrap();
    image::format(&image, SIZE).unwrap();
    let (device, open) = image::attach(&image).unwrap();
    drop(open);
    image::mount_from(Some(device), &image, &target).unwrap();
    let device = image::device_of(&image).unwrap();
    assert!(device.is_some());
    let second = directory.path().join("second");
    fs::create_dir(&second).unwrap();
    image::mount_from(device.clone(), &image, &second).unwrap();
    assert_eq!(image::device_of(&image).unwrap(), device, "one image, one device");
    assert!(image::unmount_from(&second).unwrap() && image::unmount_from(&target).unwrap());
}
