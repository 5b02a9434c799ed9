//! The real server taken over: its keys, its database, its address and certificate. What it cannot have is people's signatures.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    time::Duration,
};

use axum::{
    Router,
    extract::{
        State as Shared, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    response::IntoResponse,
    routing::get,
};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use lethe_people::Tree;
use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode, encode},
    checkin::Checkin,
    command::{Command, CommandTag, Target},
    cose::{Context, Cose, Signer as _},
    envelope::Envelope,
    ids::{Challenge, CommandId, DAY_MS, Nonce, Salt},
    kinds::Action,
    leaf::{Leaf, LeafKind},
    receipt::Receipt,
    state::{State, StateTag},
    text::Line,
    wire::{Down, Up},
};
use lethe_server::{
    keys::{Keys, LOG_KEY_FILE, LogKey, SERVER_KEY_FILE, ServerKey},
    store::LogSigner as _,
};
use sqlx::{Connection as _, SqliteConnection};

use crate::certificates::Certificates;

/// What a thief of the server knows.
pub struct Loot {
    server: ServerKey,
    log: LogKey,
    tree: Tree,
    /// Devices by enrollment, as the server knew them.
    pub targets: Vec<Target>,
}

impl Loot {
    /// Takes keys and log out of a data folder whose server does not run.
    pub fn take(data: &Path, log_origin: &str, targets: Vec<Target>) -> Self {
        let Keys { server, log, .. } = Keys::load_or_make(data, log_origin, &NoEntropy)
            .unwrap_or_else(|error| panic!("no keys in {}: {error}", data.display()));
        assert!(data.join(SERVER_KEY_FILE).exists() && data.join(LOG_KEY_FILE).exists());
        Self { server, log, tree: tree(&data.join("lethe.db")), targets }
    }

    /// A wipe of one device that nobody approved, signed by the server and standing in its log with a valid proof.
    fn forged_wipe(&mut self, checkin: &Checkin, target: Target, number: u8) -> Down {
        let command = Exact::new(Command {
            tag: CommandTag,
            tenant: checkin.tenant,
            action: Action::WipeContainer,
            lifts: Vec::new(),
            targets: vec![target],
            keyring: checkin.keyring,
            id: CommandId::from([number; 16]),
            nonce: Nonce::from([number; 16]),
            issued: checkin.time,
            not_before: checkin.time,
            expires: checkin.time.plus(DAY_MS),
            reason: Line::new("routine maintenance").unwrap(),
        });
        let envelope = Envelope::new(&self.server, command, Vec::new());
        let salt = Salt::from([number; 32]);
        let index = self.tree.append(Leaf::of(LeafKind::Dispatch, salt, envelope.dispatch().bytes()).hash());
        let newest = self.tree.newest();
        let checkpoint = self.log.checkpoint(newest.size, &newest.root);
        let proof = self.tree.prove(index, salt, checkin.tree_size, checkpoint);
        Down::Command(Exact::new(envelope), proof)
    }

    /// A lock, which the server may order alone.
    fn lock(&self, checkin: &Checkin) -> Down {
        let counter = checkin.state.counter + 1;
        let quiet = State::quiet(checkin.tenant, checkin.enrollment, self.server.key_id(), counter, checkin.time);
        let state = Exact::new(State { locked_since: counter, ..quiet });
        let context = Context { domain: StateTag::TEXT, tenant: checkin.tenant };
        let cose = Cose::sign(&self.server, context, state.bytes());
        Down::State(state, cose)
    }
}

/// The impostor, listening where the real server was.
pub struct Impostor {
    heard: mpsc::Receiver<Receipt>,
    handle: Handle<std::net::SocketAddr>,
    thread: Option<std::thread::JoinHandle<()>>,
}

struct Mind {
    loot: std::sync::Mutex<Loot>,
    heard: mpsc::Sender<Receipt>,
}

impl Impostor {
    /// Listens on the server's port. Every device that comes gets a forged wipe, and then a lock.
    pub fn start(loot: Loot, port: u16, certificates: &Certificates) -> Self {
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let (sender, heard) = mpsc::channel();
        let mind = Arc::new(Mind { loot: std::sync::Mutex::new(loot), heard: sender });
        let handle = Handle::new();
        let (stop, files) = (handle.clone(), [certificates.certificate.clone(), certificates.key.clone()]);
        let thread = std::thread::spawn(move || serve(listener, &files, stop, mind));
        Self { heard, handle, thread: Some(thread) }
    }

    /// The next receipt of any device.
    pub fn hear(&self) -> Receipt {
        self.heard.recv_timeout(Duration::from_mins(1)).expect("a device answers")
    }
}

impl Drop for Impostor {
    fn drop(&mut self) {
        self.handle.shutdown();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn serve(listener: TcpListener, files: &[PathBuf; 2], stop: Handle<std::net::SocketAddr>, mind: Arc<Mind>) {
    let tls = RustlsConfig::from_pem_file(&files[0], &files[1]).await.unwrap();
    let app = Router::new().route("/device/v1/connect", get(connect)).with_state(mind);
    axum_server::from_tcp_rustls(listener, tls).unwrap().handle(stop).serve(app.into_make_service()).await.unwrap();
}

async fn connect(Shared(mind): Shared<Arc<Mind>>, upgrade: WebSocketUpgrade) -> impl IntoResponse {
    upgrade.on_upgrade(move |socket| async move { drop(talk(socket, &mind).await) })
}

async fn talk(mut socket: WebSocket, mind: &Mind) -> Result<(), axum::Error> {
    socket.send(Message::Binary(encode(&Down::Hello(Challenge::from([7; 32]))).into())).await?;
    let mut attacked = false;
    while let Some(message) = socket.recv().await {
        let Message::Binary(bytes) = message? else { continue };
        match decode::<Up>(&bytes, FRAME_CAP).expect("an honest agent's message") {
            Up::Checkin(checkin, _) if !attacked => {
                attacked = true;
                for frame in attack(mind, &checkin) {
                    socket.send(Message::Binary(encode(&frame).into())).await?;
                }
            }
            Up::Receipt(signed) => drop(mind.heard.send(signed.receipt.into_value())),
            Up::Checkin(..) | Up::RecoveryBlob(..) => {}
        }
    }
    Ok(())
}

fn attack(mind: &Mind, checkin: &Checkin) -> Vec<Down> {
    let mut loot = mind.loot.lock().unwrap();
    let found = loot.targets.iter().position(|target| target.enrollment == checkin.enrollment);
    let Some(number) = found else { return Vec::new() };
    let target = loot.targets[number].clone();
    let wipe = loot.forged_wipe(checkin, target, u8::try_from(number).unwrap() + 1);
    vec![wipe, loot.lock(checkin)]
}

/// The log in a SQLite database.
fn tree(database: &Path) -> Tree {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let rows: Vec<(String, Vec<u8>, Vec<u8>)> = runtime.block_on(async {
        let mut connection = SqliteConnection::connect(&format!("sqlite://{}", database.display())).await.unwrap();
        let sql = "SELECT kind, salt, body FROM log_leaf ORDER BY idx";
        sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap()
    });
    rows.iter()
        .map(|(kind, salt, body)| {
            let kind = LeafKind::from_text(kind).expect("a kind of the contract");
            Leaf::of(kind, Salt::try_from(salt.as_slice()).unwrap(), body).hash()
        })
        .collect()
}

/// The keys are there: none is made.
struct NoEntropy;

impl lethe_server_core::entropy::Entropy for NoEntropy {
    fn fill(&self, _: &mut [u8]) {
        panic!("the keys of the server are missing");
    }
}
