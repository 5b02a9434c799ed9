//! Sealed files in a real tmpfs. Needs no rights.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;

use lethe_proto::ids::EnrollmentId;
use lethe_proto::share::Place;

use super::{END, PLAIN, SPARE, holder, is_on_disk, key, place, state};
use crate::container::sealed::Settings;
use crate::container::{Closing, Container, ContainerError, HolderPolicy, Sealed, Status};
use crate::storage::folder::Folder;

/// A tmpfs that every Linux has.
fn runtime() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap()
}

fn container(folder: &Folder, runtime: &Path, holders: HolderPolicy) -> Container {
    let settings = Settings { runtime: runtime.to_owned(), allow_swap: true, holders };
    Container::Sealed(Box::new(Sealed::new(folder, place(), settings)))
}

#[test]
fn a_tree_comes_back_as_it_was() {
    let ((_directory, folder), runtime) = (state(), runtime());
    let mut container = container(&folder, runtime.path(), SPARE);
    let dek = key();
    assert_eq!(container.status().unwrap(), Status::Absent);
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    let root = container.path();
    fs::create_dir_all(root.join("hr/empty")).unwrap();
    fs::write(root.join("hr/salaries.txt"), PLAIN).unwrap();
    fs::write(root.join("big"), vec![b'x'; 300_000]).unwrap();
    fs::write(root.join("run.sh"), "#!/bin/sh\n").unwrap();
    fs::set_permissions(root.join("run.sh"), Permissions::from_mode(0o750)).unwrap();
    fs::set_permissions(root.join("hr"), Permissions::from_mode(0o500)).unwrap();
    symlink("hr/salaries.txt", root.join("link")).unwrap();
    let modified = fs::metadata(root.join("big")).unwrap().modified().unwrap();
    assert_eq!(container.close().unwrap(), Closing::Clean);
    assert_eq!(container.status().unwrap(), Status::Closed);
    assert!(!root.exists());

    container.open(&dek).unwrap();
    assert!(root.join("hr/empty").is_dir());
    assert_eq!(fs::read_to_string(root.join("link")).unwrap(), PLAIN);
    assert_eq!(fs::read(root.join("big")).unwrap(), vec![b'x'; 300_000]);
    assert_eq!(fs::metadata(root.join("big")).unwrap().modified().unwrap(), modified);
    assert_eq!(fs::metadata(root.join("run.sh")).unwrap().mode() & 0o777, 0o750);
    assert_eq!(fs::metadata(root.join("hr")).unwrap().mode() & 0o777, 0o500);
    container.erase().unwrap();
}

#[test]
fn plaintext_is_never_among_the_bytes_on_disk() {
    let ((directory, folder), runtime) = (state(), runtime());
    let mut container = container(&folder, runtime.path(), SPARE);
    let dek = key();
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    fs::write(container.path().join("salaries.txt"), PLAIN).unwrap();
    container.save().unwrap();
    for _ in ["while it is open", "when it is closed"] {
        assert!(!is_on_disk(directory.path(), PLAIN));
        assert!(!is_on_disk(directory.path(), "salaries.txt"));
        let names: Vec<_> =
            fs::read_dir(directory.path().join("sealed")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(names.len() == 2 && !names.iter().any(|name| name.to_string_lossy().contains("salaries")));
        container.close().unwrap();
    }
}

#[test]
fn another_key_opens_nothing_even_when_the_container_is_empty() {
    let ((_directory, folder), runtime) = (state(), runtime());
    let mut container = container(&folder, runtime.path(), SPARE);
    container.create(&key()).unwrap();
    assert!(matches!(container.open(&key()), Err(ContainerError::WrongKey(_))));
    assert!(matches!(container.create(&key()), Err(ContainerError::Exists(_))));
}

#[test]
fn sealed_files_of_another_enrollment_do_not_open() {
    let ((_directory, folder), runtime) = (state(), runtime());
    let dek = key();
    container(&folder, runtime.path(), SPARE).create(&dek).unwrap();
    let settings = Settings { runtime: runtime.path().to_owned(), allow_swap: true, holders: SPARE };
    let other = Sealed::new(&folder, Place { enrollment: EnrollmentId::from([9; 16]), ..place() }, settings);
    assert!(matches!(Container::Sealed(Box::new(other)).open(&dek), Err(ContainerError::WrongKey(_))));
}

#[test]
fn a_sealed_file_under_the_name_of_another_is_noticed_and_nothing_is_left_in_the_clear() {
    let ((directory, folder), runtime) = (state(), runtime());
    let mut container = container(&folder, runtime.path(), SPARE);
    let dek = key();
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    fs::write(container.path().join("a"), "a").unwrap();
    fs::write(container.path().join("b"), "b").unwrap();
    container.close().unwrap();
    let sealed = directory.path().join("sealed");
    let files: Vec<_> =
        fs::read_dir(&sealed).unwrap().map(|e| e.unwrap().path()).filter(|path| !path.ends_with("check")).collect();
    fs::copy(&files[0], &files[1]).unwrap();
    assert!(matches!(container.open(&dek), Err(ContainerError::Damaged { .. })));
    assert!(!container.path().exists());
}

#[test]
fn changes_are_sealed_while_it_is_open_and_survive_a_killed_agent() {
    let ((_directory, folder), runtime) = (state(), runtime());
    let dek = key();
    let mut first = container(&folder, runtime.path(), SPARE);
    first.create(&dek).unwrap();
    first.open(&dek).unwrap();
    fs::write(first.path().join("notes"), "one").unwrap();
    first.save().unwrap();
    fs::write(first.path().join("notes"), "two").unwrap();
    first.save().unwrap();
    let mut second = container(&folder, runtime.path(), SPARE);
    assert_eq!(second.status().unwrap(), Status::Partly);
    assert_eq!(second.evict_left_behind().unwrap(), Closing::Clean);
    assert!(!second.path().exists());
    second.open(&dek).unwrap();
    assert_eq!(fs::read_to_string(second.path().join("notes")).unwrap(), "two");
    second.erase().unwrap();
}

#[test]
fn a_deleted_file_stays_deleted_but_a_cleared_memory_deletes_nothing() {
    let ((_directory, folder), runtime) = (state(), runtime());
    let dek = key();
    let mut container = container(&folder, runtime.path(), SPARE);
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    for name in ["keep", "delete"] {
        fs::write(container.path().join(name), name).unwrap();
    }
    container.save().unwrap();
    fs::remove_file(container.path().join("delete")).unwrap();
    container.save().unwrap();
    container.save().unwrap();
    // What a session manager does at logout, with an agent that looks at the worst moment.
    fs::remove_file(container.path().join("keep")).unwrap();
    container.save().unwrap();
    fs::remove_dir_all(container.path()).unwrap();
    container.save().unwrap();
    container.close().unwrap();
    container.open(&dek).unwrap();
    assert_eq!(fs::read_to_string(container.path().join("keep")).unwrap(), "keep");
    assert!(!container.path().join("delete").exists());
    container.erase().unwrap();
}

#[test]
fn a_busy_file_is_reported_until_its_holder_has_ended() {
    let ((_directory, folder), runtime) = (state(), runtime());
    let mut container = container(&folder, runtime.path(), SPARE);
    let dek = key();
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    fs::write(container.path().join("notes"), PLAIN).unwrap();
    let mut child = holder(&container.path().join("notes"), false);
    assert_eq!(container.close().unwrap(), Closing::Busy(1));
    assert_eq!(container.status().unwrap(), Status::Partly);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(container.close().unwrap(), Closing::Clean);
    assert_eq!(container.status().unwrap(), Status::Closed);
}

#[test]
fn holders_are_ended_by_policy() {
    let ((_directory, folder), runtime) = (state(), runtime());
    let mut container = container(&folder, runtime.path(), END);
    let dek = key();
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    fs::write(container.path().join("notes"), PLAIN).unwrap();
    let mut child = holder(&container.path().join("notes"), true);
    assert_eq!(container.close().unwrap(), Closing::Clean);
    assert!(!child.wait().unwrap().success());
}

#[test]
fn plaintext_is_refused_a_directory_that_is_not_in_memory() {
    let (directory, folder) = state();
    let mut container = container(&folder, directory.path(), SPARE);
    let dek = key();
    container.create(&dek).unwrap();
    assert!(matches!(container.open(&dek), Err(ContainerError::NotVolatile { .. })));
    assert!(!container.path().exists());
}

#[test]
fn erasing_leaves_no_sealed_file_and_may_be_repeated() {
    let ((directory, folder), runtime) = (state(), runtime());
    let mut container = container(&folder, runtime.path(), SPARE);
    let dek = key();
    container.create(&dek).unwrap();
    container.open(&dek).unwrap();
    fs::write(container.path().join("notes"), PLAIN).unwrap();
    container.save().unwrap();
    assert_eq!(container.erase().unwrap(), Closing::Clean);
    assert_eq!(container.erase().unwrap(), Closing::Clean);
    assert_eq!(container.status().unwrap(), Status::Absent);
    assert!(!directory.path().join("sealed").exists());
    assert!(!container.path().exists());
}
