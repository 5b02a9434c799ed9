//! A demo company with a real server process, people with their own keys and profiles, all through the command line.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    certificates::{self, Certificates},
    programs::{Running, finish, program},
};

/// Somebody who signs, with a key file and a profile of their own.
#[derive(Debug, Clone)]
pub struct Signer {
    /// Name in the keyring.
    pub name: &'static str,
    /// Roles in the keyring, with commas.
    pub roles: &'static str,
    /// Role as an administrator.
    pub admin: &'static str,
    /// Private SSH key.
    pub key: PathBuf,
    /// Profile file.
    pub profile: PathBuf,
}

/// Which database the server keeps its rows in.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file in the data folder.
    Sqlite,
    /// A PostgreSQL database by its URL.
    Postgres(String),
}

/// The company.
pub struct Company {
    folder: PathBuf,
    /// The server's data folder.
    pub data: PathBuf,
    /// Where the server is.
    pub url: String,
    /// Certificates of the server.
    pub certificates: Certificates,
    /// Anna and Boris (root and information technology), Clara (human resources).
    pub people: Vec<Signer>,
    /// Private recovery keys; two of three open a blob.
    pub recovery_keys: Vec<PathBuf>,
    /// The keyring's ten words.
    pub words: String,
    server: Option<Running>,
}

const PEOPLE: [(&str, &str, &str); 3] =
    [("Anna Weber", "root,it", "owner"), ("Boris Klein", "root,it", "it"), ("Clara Roth", "hr", "hr")];

impl Company {
    /// Founds the company in a folder: keys, keyring, server, sign-ins. The server runs afterwards.
    pub fn found(folder: &Path, database: &Database) -> Self {
        let port = free_port();
        let mut company = Self {
            folder: folder.to_owned(),
            data: folder.join("server"),
            url: format!("https://localhost:{port}"),
            certificates: certificates::make(folder),
            people: PEOPLE.map(|(name, roles, admin)| signer(folder, name, roles, admin)).to_vec(),
            recovery_keys: (1..=3).map(|number| folder.join(format!("recovery-{number}"))).collect(),
            words: String::new(),
            server: None,
        };
        company.prepare(port, database);
        let keyring = company.make_keyring();
        let mut begin = company.host("init");
        begin.arg("--data").arg(&company.data).arg("--keyring").arg(&keyring).args(["--owner", "Anna Weber"]);
        let founded = json(begin.arg("--json"));
        text(&founded["keyring"], "words").clone_into(&mut company.words);
        company.start();
        company.sign_in(&founded);
        company
    }

    fn prepare(&self, port: u16, database: &Database) {
        let mut init = self.host("init");
        init.arg("--data").arg(&self.data).args(["--url", &self.url, "--listen", &format!("127.0.0.1:{port}")]);
        init.arg("--certificate").arg(&self.certificates.certificate).arg("--key").arg(&self.certificates.key);
        if let Database::Postgres(url) = database {
            let file = self.folder.join("postgres-url");
            std::fs::write(&file, url).unwrap();
            init.arg("--postgres").arg(file);
        }
        finish(&mut init);
    }

    /// The first keyring, signed by everybody, who read the words of their keys to each other.
    fn make_keyring(&self) -> PathBuf {
        let file = self.folder.join("keyring-1.cbor");
        let mut new = self.person(&self.people[0], &["keyring", "new", "--tenant-name", "Demo", "--demo"]);
        new.arg("--from-init").arg(self.data.join("init.json")).arg("--out").arg(&file);
        for person in &self.people {
            new.args(["--person", &format!("{}:{}:{}.pub", person.name, person.roles, person.key.display())]);
        }
        for key in &self.recovery_keys {
            finish(self.person(&self.people[0], &["keyring", "recovery-key", "new", "--out"]).arg(key));
            new.arg("--recovery-key").arg(key.with_extension("pub"));
        }
        let drafted = json(new.arg("--json"));
        let ten = text(&drafted, "words").to_owned();
        let heard: Vec<String> = self.people.iter().map(|person| self.key_words(person)).collect();
        for person in &self.people {
            let mut sign = self.person(person, &["keyring", "sign", "--yes", "--words", &ten, "--key"]);
            sign.arg(&person.key).arg(&file);
            for words in &heard {
                sign.args(["--heard", words]);
            }
            finish(&mut sign);
        }
        file
    }

    fn key_words(&self, person: &Signer) -> String {
        let public = format!("{}.pub", person.key.display());
        text(&json(self.person(person, &["keyring", "words", "--json"]).arg(public)), "words").to_owned()
    }

    fn sign_in(&self, founded: &Value) {
        for (number, person) in self.people.iter().enumerate() {
            let link = if number == 0 {
                text(founded, "setup_link").to_owned()
            } else {
                let mut create = self.host("admin");
                create.arg("--config").arg(self.config());
                text(&json(create.args(["create", person.name, "--role", person.admin, "--json"])), "setup_link")
                    .to_owned()
            };
            finish(self.person(person, &["login", "--setup", &link, "--ca"]).arg(&self.certificates.ca));
            finish(&mut self.person(person, &["keyring", "pin", "--words", &self.words]));
        }
    }

    /// The server's port on loopback.
    pub fn port(&self) -> u16 {
        self.url.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Name of the server's log.
    pub fn log_origin(&self) -> String {
        let about: Value = serde_json::from_slice(&std::fs::read(self.data.join("init.json")).unwrap()).unwrap();
        text(&about["log"], "origin").to_owned()
    }

    /// The server's configuration file.
    pub fn config(&self) -> PathBuf {
        self.data.join("lethe.toml")
    }

    /// `lethe` on the server's host.
    pub fn host(&self, verb: &str) -> Command {
        let mut command = Command::new(program("lethe"));
        command.env("LETHE_LOG", "error").arg(verb);
        command
    }

    /// `lethe` on somebody's own machine.
    pub fn person(&self, person: &Signer, arguments: &[&str]) -> Command {
        let mut command = Command::new(program("lethe"));
        command.env("LETHE_LOG", "error").env("LETHE_PROFILE", &person.profile).args(arguments);
        command
    }

    /// What the command line says to somebody, as JSON.
    pub fn ask(&self, person: usize, arguments: &[&str]) -> Value {
        json(self.person(&self.people[person], arguments).arg("--json"))
    }

    /// Starts the server and waits until it answers.
    pub fn start(&mut self) {
        let mut serve = self.host("serve");
        self.server = Some(Running::start(serve.arg("--config").arg(self.config()).stdout(Stdio::null())));
        self.wait_until_ready();
    }

    /// Connects until somebody listens: the listener is bound before anything else, and a connection waits in its queue.
    fn wait_until_ready(&mut self) {
        let address = self.url.trim_start_matches("https://").to_owned();
        while std::net::TcpStream::connect(&address).is_err() {
            let ended = self.server.as_mut().unwrap().0.try_wait().unwrap();
            assert!(ended.is_none(), "the server ended: {ended:?}");
            std::thread::yield_now();
        }
    }

    /// Ends the server without warning.
    pub fn kill_server(&mut self) {
        if let Some(server) = self.server.take() {
            server.kill();
        }
    }

    /// Adds an employee and makes an enrollment code for a device of theirs, from Anna's own pinned keyring.
    pub fn code(&self, employee: &str, device: &str) -> String {
        self.code_that_allows(employee, device, &[])
    }

    /// The same, with the actions that the employee agrees to.
    pub fn code_that_allows(&self, employee: &str, device: &str, actions: &[&str]) -> String {
        let added = self.ask(0, &["person", "add", employee]);
        let label = format!("{employee} · {device}");
        let mut arguments = vec!["approve", "enroll-code", "--person", text(&added, "id"), "--label", &label];
        for action in actions {
            arguments.extend(["--actions", action]);
        }
        text(&self.ask(0, &arguments), "code").to_owned()
    }

    /// Requests a command; gives its id and six words.
    pub fn request(&self, person: usize, action: &str, devices: &[&str]) -> (String, String) {
        let mut arguments = vec!["command", "request", action, "--reason", "left the company"];
        for device in devices {
            arguments.extend(["--device", device]);
        }
        let asked = self.ask(person, &arguments);
        (text(&asked, "id").to_owned(), text(&asked, "words").to_owned())
    }

    /// Somebody reads and signs a command.
    pub fn approve(&self, person: usize, id: &str, words: &str) -> Value {
        let who = &self.people[person];
        json(self.person(who, &["approve", id, "--yes", "--words", words, "--json", "--key"]).arg(&who.key))
    }
}

fn signer(folder: &Path, name: &'static str, roles: &'static str, admin: &'static str) -> Signer {
    let first = name.split(' ').next().unwrap().to_lowercase();
    let home = folder.join(&first);
    std::fs::create_dir(&home).unwrap();
    let key = home.join("id_ed25519");
    finish(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&key));
    Signer { name, roles, admin, key, profile: home.join("profile.toml") }
}

/// A port that nobody listens on now.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Runs a command and reads its answer.
pub fn json(command: &mut Command) -> Value {
    let output = finish(command);
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{command:?}: {error}\n{}", String::from_utf8_lossy(&output.stdout)))
}

/// A text in an answer.
pub fn text<'a>(answer: &'a Value, name: &str) -> &'a str {
    answer[name].as_str().unwrap_or_else(|| panic!("no {name} in {answer}"))
}
