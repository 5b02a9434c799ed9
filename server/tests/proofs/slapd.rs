//! A real directory: Debian's slapd with a handful of people, for as long as a test lasts.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use crate::place::{Place, free_port};

/// Where Debian puts it, which is not in everybody's `PATH`.
const SLAPD: &str = "/usr/sbin/slapd";
/// Nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// As careless as a directory can be: a bind without a password succeeds.
const CONFIG: &str = "
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
allow bind_anon_dn
TLSCACertificateFile FOLDER/authority.pem
TLSCertificateFile FOLDER/chain.pem
TLSCertificateKeyFile FOLDER/key.pem
database mdb
suffix \"dc=example,dc=com\"
directory FOLDER
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact=\"cn=lethe,dc=example,dc=com\" read by * none
";

/// The account that searches, two people, and two who share an address.
const PEOPLE: &str = "
dn: dc=example,dc=com
objectClass: domain
dc: example

dn: ou=people,dc=example,dc=com
objectClass: organizationalUnit
ou: people

dn: cn=lethe,dc=example,dc=com
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: lethe
userPassword: of the server

dn: uid=ada,ou=people,dc=example,dc=com
objectClass: inetOrgPerson
uid: ada
cn: Ada
sn: A
mail: ada@example.com
entryUUID: 11111111-2222-4333-8444-555555555555
userPassword: of Ada

dn: uid=bo,ou=people,dc=example,dc=com
objectClass: inetOrgPerson
uid: bo
cn: Bo
sn: B
mail: b*(o)@example.com
userPassword: of Bo

dn: uid=twin1,ou=people,dc=example,dc=com
objectClass: inetOrgPerson
uid: twin1
cn: Twin
sn: T
mail: twins@example.com
userPassword: of the twins

dn: uid=twin2,ou=people,dc=example,dc=com
objectClass: inetOrgPerson
uid: twin2
cn: Twin
sn: T
mail: twins@example.com
userPassword: of the twins
";

/// A running directory.
pub(crate) struct Slapd {
    child: Child,
    /// What it says it does, a line each.
    said: Receiver<String>,
    pub(crate) plain: String,
    pub(crate) tls: String,
}

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Slapd {
    pub(crate) fn start(place: &Place) -> Self {
        let config = place.write("slapd.conf", &CONFIG.replace("FOLDER", &place.folder().display().to_string()));
        let people = place.write("people.ldif", PEOPLE);
        let mut load = Command::new(SLAPD);
        load.args(["-T", "add", "-q", "-f"]).arg(&config).arg("-l").arg(&people);
        assert!(load.status().expect("slapd is installed: apt-get install slapd").success(), "slapd takes the people");
        let (plain, tls) = (format!("ldap://localhost:{}", free_port()), format!("ldaps://localhost:{}", free_port()));
        let mut child = Command::new(SLAPD)
            .args(["-d", "stats,conns", "-h", &format!("{plain}/ {tls}/"), "-f"])
            .arg(&config)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (tell, said) = mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
        let slapd = Self { child, said, plain, tls };
        // It says that it starts before it listens, and this once it does.
        slapd.said_until("epoll: listen=");
        slapd
    }

    /// What it says next, up to a line with this text.
    pub(crate) fn said_until(&self, end: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        while !lines.last().is_some_and(|line| line.contains(end)) {
            lines.push(self.said.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{end} after {lines:?}")));
        }
        lines
    }
}
