//! `ssh-keygen -Y` as the oracle: it accepts what we build, and we accept what it signs.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use lethe_people::{ANNA, Company, Hand, SshMood};
use lethe_proto::{
    approval::{Approval, Proof, Question},
    ids::Digest,
    kinds::{Decision, KeyKind, Role},
    sshsig::{self, Blob},
};

fn question() -> Question {
    Question {
        decision: Decision::Approve,
        tenant: Company::standard().tenant,
        keyring: Digest::new([1; 32]),
        subject: Digest::new([2; 32]),
    }
}

/// One line of an `authorized_keys` file.
fn public_line(hand: &Hand) -> String {
    let blob = sshsig::public_key_blob(hand.entry(), &hand.entry().decoded().unwrap()).unwrap();
    let name = sshsig::type_name(hand.entry().kind).unwrap();
    format!("{name} {}", data_encoding::BASE64.encode(&blob))
}

fn armor(blob: &Blob) -> String {
    let body = data_encoding::BASE64.encode(&blob.0);
    let lines: Vec<&str> = body.as_bytes().chunks(70).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"))
}

/// Whether `ssh-keygen -Y verify` accepts the approval as Anna's, who must have touched and verified.
fn openssh_accepts(hand: &Hand, approval: &Approval) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let Proof::Sshsig(blob) = &approval.proof else { panic!("an SSHSIG") };
    fs::write(folder.path().join("sig"), armor(blob)).unwrap();
    // `verify-required` belongs to authorized_keys; allowed_signers pins the namespace instead.
    let line = format!("anna namespaces=\"{}\" {}\n", sshsig::NAMESPACE, public_line(hand));
    fs::write(folder.path().join("signers"), line).unwrap();
    let mut child = Command::new("ssh-keygen")
        .args(["-Y", "verify", "-f", "signers", "-I", "anna", "-n", sshsig::NAMESPACE, "-s", "sig"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("ssh-keygen, from Debian's openssh-client");
    child.stdin.take().unwrap().write_all(question().challenge(Role::It).as_bytes()).unwrap();
    child.wait().unwrap().success()
}

/// An unencrypted private key file of OpenSSH (`PROTOCOL.key`).
fn write_private_key(hand: &Hand, path: &Path) {
    fn string(out: &mut Vec<u8>, field: &[u8]) {
        out.extend_from_slice(&u32::try_from(field.len()).unwrap().to_be_bytes());
        out.extend_from_slice(field);
    }
    let public = sshsig::public_key_blob(hand.entry(), &hand.entry().decoded().unwrap()).unwrap();
    let mut private = vec![7; 8];
    string(&mut private, b"ssh-ed25519");
    string(&mut private, &hand.entry().public_key);
    string(&mut private, &[hand.ed25519_seed().unwrap().as_slice(), &hand.entry().public_key].concat());
    string(&mut private, b"anna");
    for pad in 1..8 {
        if !private.len().is_multiple_of(8) {
            private.push(pad);
        }
    }
    let mut file = b"openssh-key-v1\0".to_vec();
    for field in [b"none".as_slice(), b"none", b""] {
        string(&mut file, field);
    }
    file.extend_from_slice(&1u32.to_be_bytes());
    string(&mut file, &public);
    string(&mut file, &private);
    let body = data_encoding::BASE64.encode(&file);
    let text = format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n-----END OPENSSH PRIVATE KEY-----\n");
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| {
            use std::os::unix::fs::PermissionsExt as _;
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
            file.write_all(text.as_bytes())
        })
        .unwrap();
}

#[test]
fn openssh_accepts_what_we_build_for_every_kind_of_key() {
    for kind in [KeyKind::SshEd25519, KeyKind::SshSkEd25519, KeyKind::SshSkEcdsaP256] {
        let hand = Hand::new(ANNA, kind, 0);
        let approval = hand.sign(Role::It, &question());
        assert!(openssh_accepts(&hand, &approval), "{kind}");
        let stranger = Hand::new(ANNA, kind, 1);
        assert!(!openssh_accepts(&stranger, &approval), "{kind}");
        let git = hand.sign_in(Role::It, &question(), &SshMood { namespace: "git", ..SshMood::default() });
        assert!(!openssh_accepts(&hand, &git), "{kind}");
    }
}

#[test]
fn we_refuse_an_unverified_user_where_openssh_does_not_ask() {
    let hand = Hand::new(ANNA, KeyKind::SshSkEcdsaP256, 0);
    let touched_only = hand.sign_in(Role::It, &question(), &SshMood { flags: 0x01, ..SshMood::default() });
    assert!(openssh_accepts(&hand, &touched_only));
    assert!(touched_only.verify(hand.entry(), &question()).is_err());
}

#[test]
fn we_accept_what_openssh_signs() {
    let hand = Hand::new(ANNA, KeyKind::SshEd25519, 0);
    let folder = tempfile::tempdir().unwrap();
    write_private_key(&hand, &folder.path().join("key"));
    fs::write(folder.path().join("challenge"), question().challenge(Role::It).as_bytes()).unwrap();
    let sign = |namespace: &str| {
        let output = Command::new("ssh-keygen")
            .args(["-q", "-Y", "sign", "-f", "key", "-n", namespace, "challenge"])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("ssh-keygen, from Debian's openssh-client");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = fs::read_to_string(folder.path().join("challenge.sig")).unwrap();
        fs::remove_file(folder.path().join("challenge.sig")).unwrap();
        let proof = Proof::Sshsig(Blob::from_armor(&text).unwrap());
        Approval { role: Role::It, key: hand.entry().id, proof }.verify(hand.entry(), &question()).is_ok()
    };
    assert!(sign(sshsig::NAMESPACE));
    assert!(!sign("git"));
}

#[test]
fn armor_that_is_cut_or_not_armor_is_no_signature() {
    let whole = armor(&Blob(vec![1, 2, 3]));
    assert_eq!(Blob::from_armor(&whole), Some(Blob(vec![1, 2, 3])));
    assert_eq!(Blob::from_armor(&whole[..whole.len() - 8]), None);
    assert_eq!(Blob::from_armor("AQID"), None);
    assert_eq!(Blob::from_armor("-----BEGIN SSH SIGNATURE-----\n*\n-----END SSH SIGNATURE-----"), None);
}
